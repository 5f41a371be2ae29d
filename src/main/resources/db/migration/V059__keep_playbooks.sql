-- Playbooks by version: what a file or an upload said, kept as it was as long as anything refers to it.
CREATE TABLE playbook_version (
    hash        text PRIMARY KEY CHECK (hash ~ '^[0-9a-f]{64}$'),  -- SHA-256 of the source
    playbook_id text        NOT NULL,
    source      text        NOT NULL,
    origin      text        NOT NULL CHECK (origin IN ('file', 'upload')),
    at          timestamptz NOT NULL,
    by_id       bigint REFERENCES account,                         -- who uploaded it; null for a file
    reviewed_at timestamptz,                                       -- a second person looked at an upload; null: not yet
    reviewer_id bigint REFERENCES account,
    refused     text,                                              -- why it was not taken; null: it was, or nobody decided yet
    CHECK ((origin = 'upload') = (by_id IS NOT NULL)),
    CHECK ((reviewed_at IS NULL) = (reviewer_id IS NULL)),
    CHECK (reviewer_id IS DISTINCT FROM by_id OR by_id IS NULL)
);
CREATE INDEX playbook_version_by_playbook ON playbook_version (playbook_id, at DESC);

-- The version of each that would be put in force now.
CREATE TABLE playbook (
    id          text PRIMARY KEY,
    hash        text        NOT NULL REFERENCES playbook_version,
    since       timestamptz NOT NULL,
    withdrawn   boolean     NOT NULL DEFAULT false                 -- its file is gone; it cannot be put in force any more
);
