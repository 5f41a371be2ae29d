-- What people are told, and what of it still has to leave the house.

CREATE TABLE notice (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account_id      bigint      NOT NULL REFERENCES account ON DELETE CASCADE,
    key             text        NOT NULL,                      -- the same thing is told to a person once
    kind            text        NOT NULL,
    conversation_id bigint      REFERENCES conversation ON DELETE CASCADE,
    data            jsonb       NOT NULL,                      -- what fills the words
    late            boolean     NOT NULL,                      -- told after its moment
    created_at      timestamptz NOT NULL,
    read_at         timestamptz,
    UNIQUE (account_id, key)
);
CREATE INDEX notice_latest ON notice (account_id, id DESC);
CREATE INDEX notice_unread ON notice (account_id, id DESC) WHERE read_at IS NULL;
CREATE INDEX notice_conversation ON notice (conversation_id) WHERE conversation_id IS NOT NULL;
CREATE INDEX notice_created ON notice (created_at);

-- One row for each time a notice is to leave by webhook or e-mail; kept a while after it left, so that it leaves once.
CREATE TABLE delivery (
    id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),   -- by which receivers know a repetition
    way          text        NOT NULL CHECK (way IN ('webhook', 'email')),
    account_id   bigint      REFERENCES account ON DELETE CASCADE, -- whom to write to; null: the webhook
    key          text        NOT NULL,                         -- of the notice
    content      jsonb       NOT NULL,                         -- the notice as it was
    created_at   timestamptz NOT NULL,
    due_at       timestamptz NOT NULL,                         -- the first or the next attempt
    attempts     int         NOT NULL DEFAULT 0,
    claimed_by   bigint      REFERENCES node ON DELETE SET NULL,
    trouble_key  text,                                         -- why the last attempt failed
    trouble_args text[]      NOT NULL DEFAULT '{}',
    sent_at      timestamptz,
    failed_at    timestamptz,                                  -- given up
    CHECK ((way = 'webhook') = (account_id IS NULL))
);
CREATE UNIQUE INDEX delivery_once ON delivery (way, key, coalesce(account_id, 0));
CREATE INDEX delivery_due ON delivery (way, due_at) WHERE sent_at IS NULL AND failed_at IS NULL;
CREATE INDEX delivery_account ON delivery (account_id) WHERE account_id IS NOT NULL;
CREATE INDEX delivery_claimed_by ON delivery (claimed_by) WHERE claimed_by IS NOT NULL;
CREATE INDEX delivery_failed ON delivery (failed_at) WHERE failed_at IS NOT NULL;
CREATE INDEX delivery_created ON delivery (created_at);
