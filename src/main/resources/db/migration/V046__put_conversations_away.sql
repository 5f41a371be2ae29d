-- A conversation that somebody put away until a moment, or until the other side writes.
CREATE TABLE snooze (
    conversation_id bigint      PRIMARY KEY REFERENCES conversation ON DELETE CASCADE,
    account_id      bigint      NOT NULL REFERENCES account, -- whoever put it away
    until           timestamptz,                     -- null: until they write
    reason          text        NOT NULL DEFAULT '',
    since           timestamptz NOT NULL,
    wake_at         timestamptz,                     -- until, or before a promised time within it is over; null: only when they write
    early           boolean     NOT NULL             -- because something promised will be over
);
CREATE INDEX snooze_wake ON snooze (wake_at) WHERE wake_at IS NOT NULL;

-- Why a conversation is back; stands until somebody does something about it.
CREATE TABLE comeback (
    conversation_id bigint      PRIMARY KEY REFERENCES conversation ON DELETE CASCADE,
    at              timestamptz NOT NULL,
    why             text        NOT NULL CHECK (why IN ('time', 'due', 'post', 'follow_up')),
    account_id      bigint      NOT NULL REFERENCES account, -- whoever wanted it back
    reason          text        NOT NULL DEFAULT ''
);

-- Lists pass over what is put away within their index, without reading its row; so do their counts.
ALTER TABLE conversation ADD COLUMN snoozed boolean NOT NULL DEFAULT false;
ALTER TABLE due ADD COLUMN snoozed boolean NOT NULL DEFAULT false;

DROP INDEX conversation_open;
CREATE INDEX conversation_open ON conversation (last_post_at DESC, id DESC, snoozed) WHERE state IN ('new', 'open');
DROP INDEX conversation_unassigned;
CREATE INDEX conversation_unassigned ON conversation (last_post_at DESC, id DESC, snoozed)
    WHERE state IN ('new', 'open') AND assignee_id IS NULL;
DROP INDEX conversation_mine;
CREATE INDEX conversation_mine ON conversation (assignee_id, last_post_at DESC, id DESC, snoozed)
    WHERE state <> 'resolved' AND assignee_id IS NOT NULL;
DROP INDEX conversation_unanswered;
CREATE INDEX conversation_unanswered ON conversation (unanswered_since, id, snoozed)
    WHERE state IN ('new', 'open') AND unanswered_since IS NOT NULL;
DROP INDEX conversation_open_channel;
CREATE INDEX conversation_open_channel ON conversation (channel_id, last_post_at DESC, id DESC, snoozed)
    WHERE state IN ('new', 'open');
DROP INDEX conversation_team_open;
CREATE INDEX conversation_team_open ON conversation (team_id, last_post_at DESC, id DESC, snoozed)
    WHERE team_id IS NOT NULL AND state IN ('new', 'open');
CREATE INDEX conversation_snoozed ON conversation (last_post_at DESC, id DESC) WHERE snoozed;

DROP INDEX due_at;
CREATE INDEX due_at ON due (at, conversation_id, snoozed);
DROP INDEX due_assignee;
CREATE INDEX due_assignee ON due (assignee_id, at, conversation_id, snoozed);
DROP INDEX due_team;
CREATE INDEX due_team ON due (team_id, at, conversation_id, snoozed) WHERE team_id IS NOT NULL;
