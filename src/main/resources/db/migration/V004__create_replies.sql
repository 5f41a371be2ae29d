-- What agents write, and the outbox that publishes it.

CREATE TABLE reply (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    conversation_id bigint      NOT NULL REFERENCES conversation,
    post_id         bigint      NOT NULL REFERENCES post,      -- the post it answers
    author_id       bigint      NOT NULL REFERENCES account,
    body            text        NOT NULL,                      -- as written, without sign-off
    visibility      text        NOT NULL,
    state           text        NOT NULL CHECK (state IN ('queued', 'publishing', 'published', 'failed', 'unknown', 'withdrawn')),
    seen_post_id    bigint      NOT NULL,                      -- newest post its author had seen
    then_state      text,                                      -- conversation state after publishing; null: open
    trouble_key     text,
    trouble_args    text[]      NOT NULL DEFAULT '{}',
    created_at      timestamptz NOT NULL,
    published_at    timestamptz
);
CREATE INDEX reply_conversation ON reply (conversation_id, id);

-- One row per part, in order; keys and bytes are chosen before the first attempt and never change.
CREATE TABLE reply_part (
    reply_id     bigint NOT NULL REFERENCES reply ON DELETE CASCADE,
    no           int    NOT NULL,
    key          text   NOT NULL,
    body         text   NOT NULL,                              -- addressing, words, numbering, sign-off
    attempted    boolean NOT NULL DEFAULT false,               -- a request may have gone out
    remote_key   text,
    url          text,
    ref          jsonb,
    published_at timestamptz,
    PRIMARY KEY (reply_id, no)
);

CREATE INDEX reply_part_remote_key ON reply_part (remote_key) WHERE remote_key IS NOT NULL;

-- Exists exactly as long as there is something to publish.
CREATE TABLE outbox (
    reply_id      bigint PRIMARY KEY REFERENCES reply ON DELETE CASCADE,
    due_at        timestamptz NOT NULL,                        -- the undo window ends, or the next attempt
    attempts      int         NOT NULL DEFAULT 0,
    claimed_by    text,
    claimed_until timestamptz
);
CREATE INDEX outbox_due ON outbox (due_at);

ALTER TABLE post ADD CONSTRAINT post_reply FOREIGN KEY (reply_id) REFERENCES reply;
CREATE INDEX post_reply_id ON post (reply_id) WHERE reply_id IS NOT NULL;
