-- What somebody writes and has not sent. It is saved while they type, so a save must touch no index: nothing indexed changes then.
CREATE TABLE draft (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    conversation_id bigint      NOT NULL REFERENCES conversation ON DELETE CASCADE,
    home_id         bigint      NOT NULL REFERENCES conversation ON DELETE CASCADE, -- where it was begun; it goes back there when a merge is undone
    account_id      bigint      NOT NULL REFERENCES account ON DELETE CASCADE,      -- whose it is
    author_id       bigint      NOT NULL REFERENCES account ON DELETE CASCADE,      -- who wrote it
    kind            text        NOT NULL CHECK (kind IN ('answer', 'note')),
    aside           boolean     NOT NULL DEFAULT false, -- lies beside what they write themselves: handed over, or another version of theirs
    ended           boolean     NOT NULL,               -- sent, thrown away or emptied; the row keeps the version
    body            text        NOT NULL,
    visibility      text,                               -- null: the natural choice
    origin          text        NOT NULL DEFAULT '',    -- the prewritten reply it came from, as forms carry it
    seen            bigint      NOT NULL DEFAULT 0,     -- the newest post its author had before them
    version         int         NOT NULL,
    saved_at        timestamptz NOT NULL
) WITH (fillfactor = 70);
CREATE UNIQUE INDEX draft_own ON draft (conversation_id, account_id, kind) WHERE NOT aside;
CREATE INDEX draft_conversation ON draft (conversation_id) WHERE NOT ended;
CREATE INDEX draft_account ON draft (account_id, conversation_id) WHERE NOT ended;
CREATE INDEX draft_home ON draft (home_id);
