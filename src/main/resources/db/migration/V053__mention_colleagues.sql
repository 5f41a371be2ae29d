-- Where notes name colleagues and teams: the words stay as they were written, the reference says who is meant.
CREATE TABLE mention (
    note_id    bigint NOT NULL REFERENCES note ON DELETE CASCADE,
    start      int    NOT NULL,                     -- UTF-16 units, as the program counts
    length     int    NOT NULL,
    account_id bigint REFERENCES account ON DELETE CASCADE,
    team_id    bigint REFERENCES team ON DELETE CASCADE,
    PRIMARY KEY (note_id, start),
    CHECK (num_nonnulls(account_id, team_id) = 1)
);

-- Whom a note told: each person once, also when their team was named.
CREATE TABLE mentioned (
    account_id bigint      NOT NULL REFERENCES account ON DELETE CASCADE,
    note_id    bigint      NOT NULL REFERENCES note ON DELETE CASCADE,
    at         timestamptz NOT NULL,
    read_at    timestamptz,
    PRIMARY KEY (account_id, note_id)
);
CREATE INDEX mentioned_note ON mentioned (note_id);
CREATE INDEX mentioned_unread ON mentioned (account_id, note_id) WHERE read_at IS NULL;
