-- Saying automatically that something has come in, and by when an answer can be expected.

CREATE TABLE acknowledgement_setting (
    channel_id bigint PRIMARY KEY REFERENCES channel,
    scope      text        NOT NULL CHECK (scope IN ('off', 'private', 'all')),
    texts      jsonb       NOT NULL DEFAULT '{}',    -- by language and situation; what is not there is as shipped
    since      timestamptz NOT NULL,                 -- when it was last switched on; nothing older is answered
    changed_by bigint      NOT NULL REFERENCES account, -- on whose behalf they go out
    changed_at timestamptz NOT NULL
);

-- Posts that are still to be looked at; written with them, so that nothing is forgotten.
CREATE TABLE acknowledging (
    post_id bigint PRIMARY KEY REFERENCES post ON DELETE CASCADE
);

-- What was sent. Once a day for each person and each conversation, whichever node thinks of it first.
CREATE TABLE acknowledgement (
    reply_id        bigint PRIMARY KEY REFERENCES reply,
    conversation_id bigint NOT NULL REFERENCES conversation,
    contact_id      bigint NOT NULL REFERENCES contact,
    day             date   NOT NULL,
    UNIQUE (contact_id, day),
    UNIQUE (conversation_id, day)
);

ALTER TABLE contact ADD COLUMN no_automatic_since timestamptz; -- they want no automatic messages
