-- People and what they say, conversations, and everything that happens to them.

CREATE TABLE contact (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name       text        NOT NULL,
    created_at timestamptz NOT NULL
);

CREATE TABLE identity (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    contact_id   bigint      NOT NULL REFERENCES contact,
    network      text        NOT NULL,
    key          text        NOT NULL,               -- the network's unchanging id of the person
    handle       text        NOT NULL,
    display_name text        NOT NULL DEFAULT '',
    url          text,
    avatar_url   text,
    followers    int,
    bot          boolean     NOT NULL DEFAULT false,
    emojis       jsonb       NOT NULL DEFAULT '[]',
    seen_at      timestamptz NOT NULL,
    UNIQUE (network, key)
);
CREATE INDEX identity_contact ON identity (contact_id);
CREATE INDEX identity_handle ON identity (lower(handle) text_pattern_ops);
CREATE INDEX identity_display_name ON identity (lower(display_name) text_pattern_ops);

CREATE TABLE conversation (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    channel_id      bigint      NOT NULL REFERENCES channel,
    thread_key      text        NOT NULL,            -- key of the first post of the matter
    identity_id     bigint      NOT NULL REFERENCES identity, -- who began it
    contact_id      bigint      NOT NULL REFERENCES contact,
    state           text        NOT NULL DEFAULT 'new' CHECK (state IN ('new', 'open', 'waiting', 'resolved')),
    private         boolean     NOT NULL DEFAULT false,
    kind            text        NOT NULL,
    priority        int         NOT NULL DEFAULT 0,
    assignee_id     bigint      REFERENCES account,
    title           text        NOT NULL DEFAULT '', -- first line of the first post
    snippet         text        NOT NULL DEFAULT '', -- first line of the latest post
    language        text,
    unanswered_since timestamptz,                    -- posted time of the oldest inbound post without an answer; null: none
    last_post_id    bigint,
    last_post_at    timestamptz NOT NULL,
    posts           int         NOT NULL DEFAULT 0,
    opened_at       timestamptz NOT NULL,            -- posted time of the first post
    resolved_at     timestamptz,
    created_at      timestamptz NOT NULL,
    UNIQUE (channel_id, thread_key)
);
-- What the views read: each is one of these, in its order, a page at a time.
CREATE INDEX conversation_open ON conversation (last_post_at DESC, id DESC) WHERE state IN ('new', 'open');
CREATE INDEX conversation_unassigned ON conversation (last_post_at DESC, id DESC)
    WHERE state IN ('new', 'open') AND assignee_id IS NULL;
CREATE INDEX conversation_mine ON conversation (assignee_id, last_post_at DESC, id DESC) WHERE state <> 'resolved';
CREATE INDEX conversation_waiting ON conversation (last_post_at DESC, id DESC) WHERE state = 'waiting';
CREATE INDEX conversation_unanswered ON conversation (unanswered_since, id)
    WHERE state IN ('new', 'open') AND unanswered_since IS NOT NULL;
CREATE INDEX conversation_latest ON conversation (last_post_at DESC, id DESC);
CREATE INDEX conversation_channel ON conversation (channel_id, last_post_at DESC, id DESC);
CREATE INDEX conversation_contact ON conversation (contact_id, last_post_at DESC);

CREATE TABLE post (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    channel_id      bigint      NOT NULL REFERENCES channel,
    key             text        NOT NULL,            -- the network's own stable id
    conversation_id bigint      REFERENCES conversation, -- null: context only (our own announcement, a stranger's post above)
    identity_id     bigint      NOT NULL REFERENCES identity,
    reply_id        bigint,                          -- the reply this was published from; null when typed elsewhere
    own             boolean     NOT NULL,
    addressed       boolean     NOT NULL,            -- meant for us; false: somebody else's word in the thread
    kind            text        NOT NULL,
    visibility      text        NOT NULL,
    parent_key      text,
    root_key        text,
    parent_absence  text,
    url             text,
    title           text,
    body            text        NOT NULL,            -- plain text, cleaned
    html            text,                            -- sanitised; null: show body
    warning         text,
    language        text,
    media           jsonb       NOT NULL DEFAULT '[]',
    poll            jsonb,
    emojis          jsonb       NOT NULL DEFAULT '[]',
    ref             jsonb       NOT NULL DEFAULT '{}', -- what the network needs to answer it
    content_hash    text        NOT NULL,            -- of what a person sees; a change is an edit
    posted_at       timestamptz NOT NULL,            -- as published, impossible times replaced by received_at
    received_at     timestamptz NOT NULL,
    edited_at       timestamptz,
    deleted_at      timestamptz,
    looked_at       timestamptz,
    search          tsvector GENERATED ALWAYS AS (to_tsvector('simple', coalesce(title, '') || ' ' || body)) STORED,
    UNIQUE (channel_id, key)
);
CREATE INDEX post_conversation ON post (conversation_id, posted_at, id);
CREATE INDEX post_parent ON post (channel_id, parent_key) WHERE parent_key IS NOT NULL;
CREATE INDEX post_identity ON post (identity_id);
CREATE INDEX post_search ON post USING gin (search);

-- How an edited post stood before.
CREATE TABLE post_version (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    post_id     bigint      NOT NULL REFERENCES post ON DELETE CASCADE,
    title       text,
    body        text        NOT NULL,
    warning     text,
    replaced_at timestamptz NOT NULL
);
CREATE INDEX post_version_post ON post_version (post_id);

CREATE TABLE tag (
    id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL
);
CREATE UNIQUE INDEX tag_name ON tag (lower(name));

CREATE TABLE conversation_tag (
    conversation_id bigint NOT NULL REFERENCES conversation ON DELETE CASCADE,
    tag_id          bigint NOT NULL REFERENCES tag ON DELETE CASCADE,
    PRIMARY KEY (conversation_id, tag_id)
);
CREATE INDEX conversation_tag_tag ON conversation_tag (tag_id);

CREATE TABLE note (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    conversation_id bigint      NOT NULL REFERENCES conversation,
    author_id       bigint      NOT NULL REFERENCES account,
    body            text        NOT NULL,
    created_at      timestamptz NOT NULL
);
CREATE INDEX note_conversation ON note (conversation_id);

-- Append-only: who, what, when. Timeline, audit and reports read the same rows.
CREATE TABLE event (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    conversation_id bigint      NOT NULL REFERENCES conversation,
    at              timestamptz NOT NULL,
    actor_id        bigint      REFERENCES account,  -- null: the system, or somebody on the network
    kind            text        NOT NULL,
    data            jsonb       NOT NULL DEFAULT '{}'
);
CREATE INDEX event_conversation ON event (conversation_id, id);
