-- A resolved matter that somebody wants to ask about again.
CREATE TABLE follow_up (
    conversation_id bigint      PRIMARY KEY REFERENCES conversation ON DELETE CASCADE,
    account_id      bigint      NOT NULL REFERENCES account, -- whoever will ask
    at              timestamptz NOT NULL,
    reason          text        NOT NULL,
    created_at      timestamptz NOT NULL
);
CREATE INDEX follow_up_at ON follow_up (at);
