-- Answers that wait for a second pair of eyes, and those that came back to their author.
ALTER TABLE reply DROP CONSTRAINT reply_state_check;
ALTER TABLE reply ADD CONSTRAINT reply_state_check CHECK (state IN
    ('draft', 'awaiting_approval', 'queued', 'publishing', 'published', 'failed', 'unknown', 'withdrawn')) NOT VALID;
ALTER TABLE reply VALIDATE CONSTRAINT reply_state_check;

CREATE TABLE approval (
    reply_id   bigint PRIMARY KEY REFERENCES reply ON DELETE CASCADE,
    why        jsonb       NOT NULL,                 -- what asked for it, as messages
    roles      text[]      NOT NULL,                 -- who may approve; empty: whoever has the right
    asked_at   timestamptz NOT NULL,
    late_at    timestamptz,                          -- when it has waited too long; null: never
    late_told  boolean     NOT NULL DEFAULT false,
    ended_at   timestamptz,                          -- null: it waits
    outcome    text CHECK (outcome IN ('approved', 'returned', 'ended', 'withdrawn')),
    because    text CHECK (because IN ('newer', 'gone', 'resolved', 'left', 'channel')), -- why it ended by itself
    decider_id bigint REFERENCES account,
    comment    text        NOT NULL DEFAULT '',
    written    text,                                 -- what its author wrote, where somebody else changed it; null otherwise
    editor_id  bigint REFERENCES account,
    CHECK ((ended_at IS NULL) = (outcome IS NULL)),
    CHECK ((written IS NULL) = (editor_id IS NULL))
);
CREATE INDEX approval_waiting ON approval (reply_id) WHERE ended_at IS NULL;
CREATE INDEX approval_late ON approval (late_at) WHERE ended_at IS NULL AND NOT late_told;
CREATE INDEX reply_awaiting ON reply (conversation_id) WHERE state = 'awaiting_approval';
