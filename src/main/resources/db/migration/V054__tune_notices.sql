-- How each person wants to hear of what they are told; without a row, as it is by default.
CREATE TABLE notice_preference (
    account_id bigint PRIMARY KEY REFERENCES account ON DELETE CASCADE,
    body       jsonb NOT NULL
);

-- Whether it counts at the bell, and the mail with everything unread it waits for.
ALTER TABLE notice
    ADD COLUMN counts    boolean NOT NULL DEFAULT true,
    ADD COLUMN digest_at timestamptz,                          -- when that mail is due; null: none
    ADD COLUMN digest_id uuid;                                 -- the delivery that took it along
CREATE INDEX notice_awaits_digest ON notice (digest_at) WHERE digest_at IS NOT NULL AND digest_id IS NULL;
CREATE INDEX notice_digest ON notice (digest_id) WHERE digest_id IS NOT NULL;
-- The bell's count stops early only where what does not count is left out beforehand.
CREATE INDEX notice_counted ON notice (account_id) WHERE read_at IS NULL AND counts;
