-- Where what is in use came from; an earlier file can come back as an upload.
ALTER TABLE playbook ADD COLUMN origin text CHECK (origin IN ('file', 'upload'));
UPDATE playbook p SET origin = v.origin FROM playbook_version v WHERE v.hash = p.hash;
ALTER TABLE playbook ALTER COLUMN origin SET NOT NULL;

-- Somebody uploaded an earlier version again; a second person looks at it like at any other.
CREATE TABLE playbook_return (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    hash        text        NOT NULL REFERENCES playbook_version,
    at          timestamptz NOT NULL,
    by_id       bigint      NOT NULL REFERENCES account,
    reviewed_at timestamptz,                                       -- null: nobody decided yet
    reviewer_id bigint REFERENCES account,
    refused     text,                                              -- why not; null: it was taken, or nobody decided yet
    CHECK ((reviewed_at IS NULL) = (reviewer_id IS NULL)),
    CHECK (reviewer_id IS DISTINCT FROM by_id)
);
CREATE UNIQUE INDEX playbook_return_waiting ON playbook_return (hash) WHERE reviewed_at IS NULL;
CREATE INDEX playbook_return_latest ON playbook_return (hash, id DESC);

-- Somebody wants one away that has no file; a second person decides.
CREATE TABLE playbook_withdrawal (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    playbook_id text        NOT NULL REFERENCES playbook,
    hash        text        NOT NULL REFERENCES playbook_version,  -- what was in use then
    because     text        NOT NULL,
    at          timestamptz NOT NULL,
    by_id       bigint      NOT NULL REFERENCES account,
    reviewed_at timestamptz,                                       -- null: nobody decided yet
    reviewer_id bigint REFERENCES account,
    taken       boolean,                                           -- false: it stays
    reason      text        NOT NULL DEFAULT '',                   -- why it stays
    CHECK ((reviewed_at IS NULL) = (reviewer_id IS NULL) AND (reviewed_at IS NULL) = (taken IS NULL)),
    CHECK (NOT taken OR reviewer_id IS DISTINCT FROM by_id)
);
CREATE UNIQUE INDEX playbook_withdrawal_waiting ON playbook_withdrawal (playbook_id) WHERE reviewed_at IS NULL;
