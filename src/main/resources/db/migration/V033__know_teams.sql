-- Who answers for what: a conversation can be a team's, whoever of it has it.
CREATE TABLE team (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name       text        NOT NULL,
    created_at timestamptz NOT NULL,
    retired_at timestamptz
);
CREATE UNIQUE INDEX team_name ON team (lower(name)) WHERE retired_at IS NULL;

CREATE TABLE team_member (
    team_id    bigint NOT NULL REFERENCES team,
    account_id bigint NOT NULL REFERENCES account,
    PRIMARY KEY (team_id, account_id)
);
CREATE INDEX team_member_account ON team_member (account_id);

-- A team's lists, in their order: all of it, what is open, and by what is due.
ALTER TABLE conversation ADD COLUMN team_id bigint REFERENCES team;
CREATE INDEX conversation_team ON conversation (team_id, last_post_at DESC, id DESC) WHERE team_id IS NOT NULL;
CREATE INDEX conversation_team_open ON conversation (team_id, last_post_at DESC, id DESC)
    WHERE team_id IS NOT NULL AND state IN ('new', 'open');
ALTER TABLE due ADD COLUMN team_id bigint;
CREATE INDEX due_team ON due (team_id, at, conversation_id) WHERE team_id IS NOT NULL;

-- Whose it was when a time ended, for reports. What was packed without it is packed anew.
ALTER TABLE clock ADD COLUMN team_id bigint;
ALTER TABLE solution ADD COLUMN team_id bigint;
DELETE FROM clock_pack;
DELETE FROM clock_unpacked;
UPDATE clock_packed SET up_to = 0;
