-- One connected account, page, feed or search, how far it has been read, and how well that goes.

CREATE TABLE channel (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    network        text        NOT NULL,
    name           text        NOT NULL,
    settings       jsonb       NOT NULL DEFAULT '{}',
    secrets        bytea,                            -- encrypted; never shown again
    keep           bytea,                            -- encrypted memory of the connector
    place          text        NOT NULL DEFAULT '',  -- server or title, as the network says
    self_key       text,                             -- who we are there
    self_handle    text,
    sign_off       text        NOT NULL DEFAULT '',  -- Mustache template
    poll_seconds   int         NOT NULL,
    import_since   timestamptz NOT NULL,             -- how far back the first poll reads
    version        int         NOT NULL DEFAULT 1,   -- grows when settings or secrets change; connectors are made anew
    state          text        NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'paused', 'removed')),
    created_by     bigint      REFERENCES account,
    created_at     timestamptz NOT NULL
);
CREATE UNIQUE INDEX channel_name ON channel (lower(name)) WHERE state <> 'removed';

-- Bookmark and coverage ledger in one row: both change with every page, in the transaction that stores the page.
CREATE TABLE coverage (
    channel_id      bigint PRIMARY KEY REFERENCES channel ON DELETE CASCADE,
    bookmark        text,
    bookmark_no     bigint      NOT NULL DEFAULT 0,  -- grows with every stored page; a poll whose number is stale stores nothing
    polling_by      text,                            -- node that reads now
    polling_until   timestamptz,                     -- its lease; free afterwards
    level_at        timestamptz,                     -- last time everything visible had been read
    tried_at        timestamptz,
    failing_since   timestamptz,
    failures        int         NOT NULL DEFAULT 0,
    trouble_kind    text,
    trouble_key     text,                            -- words, as message key and arguments
    trouble_args    text[]      NOT NULL DEFAULT '{}',
    needs_person    boolean     NOT NULL DEFAULT false, -- polling stopped until somebody reconnects
    loss_at         timestamptz,                     -- last time posts may have been lost
    loss_key        text,
    loss_args       text[]      NOT NULL DEFAULT '{}',
    not_before      timestamptz,                     -- the network asked for patience until then
    next_at         timestamptz,
    received        bigint      NOT NULL DEFAULT 0,  -- posts stored, ever
    unreadable      bigint      NOT NULL DEFAULT 0,  -- entries left out because they could not be understood
    newest_posted_at timestamptz,
    lag_ms          bigint,                          -- from posted to stored, of the last page that had posts
    look_after      bigint      NOT NULL DEFAULT 0   -- where the next look for edits and deletions goes on (post id)
);
