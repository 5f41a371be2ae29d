-- Replies written beforehand, how they stood before, and what became of the conversations they were used in.

CREATE TABLE prewritten_reply (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    no         int         NOT NULL,                 -- of its latest version, which this row repeats
    name       text        NOT NULL,
    key        text        NOT NULL,                 -- the name without case and accents: how it is found and put in order
    language   text        NOT NULL DEFAULT '',      -- '': for every language
    channels   bigint[]    NOT NULL DEFAULT '{}',    -- none: for every channel
    text       text        NOT NULL,
    folded     text        NOT NULL,                 -- name and text without case and accents
    changed_at timestamptz NOT NULL,
    changed_by bigint      REFERENCES account,       -- null: it came with the demo
    retired_at timestamptz
);
CREATE UNIQUE INDEX prewritten_reply_key ON prewritten_reply (key, language) WHERE retired_at IS NULL;
CREATE INDEX prewritten_reply_order ON prewritten_reply (key, id) WHERE retired_at IS NULL;

-- Never changed: replies say which version they came from.
CREATE TABLE prewritten_version (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reply_id   bigint      NOT NULL REFERENCES prewritten_reply,
    no         int         NOT NULL,
    name       text        NOT NULL,
    language   text        NOT NULL,
    channels   bigint[]    NOT NULL,
    text       text        NOT NULL,
    created_at timestamptz NOT NULL,
    created_by bigint      REFERENCES account,
    UNIQUE (reply_id, no)
);

ALTER TABLE reply ADD COLUMN prewritten_version_id bigint REFERENCES prewritten_version; -- null: written from nothing

-- One row for each published reply that came from a prewritten one, so that counting reads an index and no conversation.
CREATE TABLE prewritten_use (
    reply_id        bigint PRIMARY KEY REFERENCES reply ON DELETE CASCADE,
    prewritten_id   bigint      NOT NULL REFERENCES prewritten_reply,
    conversation_id bigint      NOT NULL REFERENCES conversation ON DELETE CASCADE,
    sent_at         timestamptz NOT NULL,
    outcome         text        NOT NULL CHECK (outcome IN ('waiting', 'resolved', 'asked_again'))
);
CREATE INDEX prewritten_use_outcome ON prewritten_use (prewritten_id, outcome);
CREATE INDEX prewritten_use_conversation ON prewritten_use (conversation_id);
