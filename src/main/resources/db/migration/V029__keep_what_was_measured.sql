-- What reports read. Measured times never change, so they are kept a second time as few bytes (a dozen each), some thousand in a
-- row, and a year is read in a moment; written behind what comes in, never in its way.
CREATE TABLE clock_pack (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    first_at timestamptz NOT NULL,                   -- when the first of them began
    last_at  timestamptz NOT NULL,
    clocks   int         NOT NULL,
    data     bytea       NOT NULL
);
ALTER TABLE clock_pack ALTER COLUMN data SET STORAGE EXTERNAL;

-- Clocks up to this id are in packs, or below.
CREATE TABLE clock_packed (up_to bigint NOT NULL);
INSERT INTO clock_packed VALUES (0);

-- Those among them that were still running when the others were packed.
CREATE TABLE clock_unpacked (clock_id bigint PRIMARY KEY);

-- The exact rows behind a figure, latest first.
CREATE INDEX clock_started ON clock (started_at, id);

-- One row each time a matter was resolved, with what that took.
CREATE TABLE solution (
    clock_id          bigint PRIMARY KEY REFERENCES clock, -- the clock that ended with it
    conversation_id   bigint      NOT NULL REFERENCES conversation,
    channel_id        bigint      NOT NULL REFERENCES channel,
    target_version_id bigint      REFERENCES target_version,
    account_id        bigint      REFERENCES account, -- whoever resolved it
    began_at          timestamptz NOT NULL,
    solved_at         timestamptz NOT NULL,
    contacts          int         NOT NULL,          -- posts to us since it began
    answers           int         NOT NULL,          -- answers by people; one in several parts is one
    reopened_at       timestamptz
);
CREATE INDEX solution_began ON solution (began_at, clock_id);
CREATE INDEX solution_conversation ON solution (conversation_id);

-- Answers that no person wrote: few.
CREATE INDEX post_automatic ON post (posted_at) WHERE automatic AND own;
