-- When an answer needs a second pair of eyes.
CREATE TABLE approval_rule (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind        text        NOT NULL CHECK (kind IN ('role', 'channel', 'tag', 'newcomer')),
    role        text,
    channel_id  bigint      REFERENCES channel,
    tag         text,
    account_id  bigint      REFERENCES account ON DELETE CASCADE,
    until       timestamptz,                         -- ends by itself then; null: when somebody removes it
    private_too boolean     NOT NULL,
    made_by     bigint      NOT NULL REFERENCES account,
    made_at     timestamptz NOT NULL,
    removed_at  timestamptz,
    CHECK ((role IS NOT NULL) = (kind = 'role') AND (channel_id IS NOT NULL) = (kind = 'channel')
       AND (tag IS NOT NULL) = (kind = 'tag') AND (account_id IS NOT NULL) = (kind = 'newcomer'))
);
CREATE UNIQUE INDEX approval_rule_once
    ON approval_rule (kind, coalesce(role, ''), coalesce(channel_id, 0), lower(coalesce(tag, '')), coalesce(account_id, 0))
 WHERE removed_at IS NULL;

-- How long an answer may wait for it, in minutes of opening time.
CREATE TABLE approval_limit (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    minutes  int CHECK (minutes > 0)                 -- null: as long as it takes
);
INSERT INTO approval_limit (minutes) VALUES (30);
