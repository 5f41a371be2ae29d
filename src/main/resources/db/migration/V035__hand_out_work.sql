-- Who gets what comes in, by itself: the first rule that fits applies.
CREATE TABLE assignment_rule (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    position     int         NOT NULL,
    version      int         NOT NULL DEFAULT 1,
    body         jsonb       NOT NULL,
    last_account bigint      REFERENCES account,     -- who got something by it last
    changed_by   bigint      NOT NULL REFERENCES account,
    changed_at   timestamptz NOT NULL,
    retired_at   timestamptz
);

-- Conversations to be looked at; written with what happens to them, so that nothing is forgotten.
CREATE TABLE assigning (
    conversation_id bigint PRIMARY KEY REFERENCES conversation ON DELETE CASCADE,
    look_at         timestamptz NOT NULL,
    given_back_by   bigint                           -- who had it and does not get it again
);
CREATE INDEX assigning_look_at ON assigning (look_at, conversation_id);

-- What somebody was given by itself and has not touched yet; back at that time.
CREATE TABLE untouched (
    conversation_id bigint PRIMARY KEY REFERENCES conversation ON DELETE CASCADE,
    account_id      bigint      NOT NULL REFERENCES account,
    back_at         timestamptz NOT NULL
);
CREATE INDEX untouched_back_at ON untouched (back_at);

-- How much somebody takes at a time, and what they know.
CREATE TABLE ability (
    account_id bigint PRIMARY KEY REFERENCES account,
    capacity   int CHECK (capacity >= 0),            -- open conversations at a time; null: any number
    topics     text[] NOT NULL DEFAULT '{}'          -- tags, in lower case
);

CREATE TABLE absence (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account_id bigint      NOT NULL REFERENCES account,
    from_at    timestamptz NOT NULL,
    to_at      timestamptz NOT NULL,
    deputy_id  bigint      REFERENCES account,       -- who gets what is open; null: it is free
    handed_at  timestamptz,                          -- when that was done
    made_by    bigint      NOT NULL REFERENCES account,
    CHECK (from_at < to_at)
);
CREATE INDEX absence_account ON absence (account_id, to_at);
CREATE INDEX absence_due ON absence (from_at) WHERE handed_at IS NULL;
