-- Promised times, and one running instance of each for every conversation.

CREATE TABLE target (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    position   int         NOT NULL,                 -- the first that matches applies
    retired_at timestamptz,
    created_at timestamptz NOT NULL
);

-- Never changed: clocks say by which version they were reckoned.
CREATE TABLE target_version (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    target_id  bigint      NOT NULL REFERENCES target,
    no         int         NOT NULL,
    body       jsonb       NOT NULL,
    created_at timestamptz NOT NULL,
    created_by bigint      REFERENCES account,       -- null: shipped
    UNIQUE (target_id, no)
);

-- Measures a time; promises it where a target does.
CREATE TABLE clock (
    id                  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    conversation_id     bigint      NOT NULL REFERENCES conversation,
    channel_id          bigint      NOT NULL REFERENCES channel,
    kind                text        NOT NULL CHECK (kind IN ('take', 'first_response', 'next_response', 'resolution', 'next_update')),
    start_post_id       bigint,                      -- null: somebody here opened it again
    started_at          timestamptz NOT NULL,        -- when that was published on the network
    seen_at             timestamptz NOT NULL,        -- when it was stored here
    target_version_id   bigint      REFERENCES target_version, -- null: none applies
    calendar_version_id bigint      NOT NULL REFERENCES calendar_version, -- what opening time is counted in
    span_seconds        int,                         -- null: only measured
    counting            text        CHECK (counting IN ('opening', 'clock')),
    due_at              timestamptz,                 -- null: nothing promised, never due, or paused
    warn_at             timestamptz,                 -- three quarters of the span have passed
    paused_at           timestamptz,
    pauses              jsonb       NOT NULL DEFAULT '[]',
    told_percent        int         NOT NULL DEFAULT 0, -- the last step before or after a miss that was taken
    alarm_at            timestamptz,                 -- when the next one is
    ended_at            timestamptz,
    how                 text,                        -- what ended it
    ended_by            bigint      REFERENCES account,
    end_post_id         bigint,
    seconds             int,                         -- from start to end, pauses left out, by the clock on the wall
    open_seconds        int,                         -- in opening time
    delay_seconds       int,                         -- of that, until it was seen here
    delay_open_seconds  int,
    missed              boolean
);
-- At most one of a kind runs; and all that ever ran for a conversation lie together.
CREATE UNIQUE INDEX clock_running ON clock (conversation_id, kind) WHERE ended_at IS NULL;
CREATE INDEX clock_ended ON clock (conversation_id) WHERE ended_at IS NOT NULL;
CREATE INDEX clock_alarm ON clock (alarm_at) WHERE alarm_at IS NOT NULL;

-- What is due next on a conversation: one row for each that has something due, so that the list is read in its order.
CREATE TABLE due (
    conversation_id bigint PRIMARY KEY REFERENCES conversation ON DELETE CASCADE,
    at              timestamptz NOT NULL,
    warn_at         timestamptz NOT NULL,
    kind            text        NOT NULL
);
CREATE INDEX due_at ON due (at, conversation_id);

-- What stood in a conversation when it was resolved is settled, answered or not.
ALTER TABLE conversation ADD COLUMN settled_post_id bigint NOT NULL DEFAULT 0;
UPDATE conversation SET settled_post_id = coalesce(last_post_id, 0), unanswered_since = NULL WHERE state = 'resolved';

-- Written by no person; answers nobody.
ALTER TABLE post ADD COLUMN automatic boolean NOT NULL DEFAULT false;
ALTER TABLE reply ADD COLUMN automatic boolean NOT NULL DEFAULT false;

-- Open clocks are brought up to date after a target or a calendar changed, some at a time; one row for each change.
CREATE TABLE renewal (
    id    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    after bigint      NOT NULL DEFAULT 0,            -- conversations up to this id are done
    fresh boolean     NOT NULL DEFAULT false,        -- true: for those that have no clocks yet, once, when clocks are new here
    at    timestamptz NOT NULL
);

-- What ships; docs/response-times.md says where the numbers come from.
WITH shipped (position, body) AS (
    VALUES (1, '{"shipped": "private", "match": {"private": true}, "times": {"first_response": {"minutes": 60, "counting": "opening"}, "next_response": {"minutes": 60, "counting": "opening"}}}'::jsonb),
           (2, '{"shipped": "complaints", "match": {"private": false, "tags": ["Beschwerde", "Reklamation", "complaint"]}, "times": {"first_response": {"minutes": 60, "counting": "opening"}, "next_response": {"minutes": 60, "counting": "opening"}, "next_update": {"minutes": 480, "counting": "opening"}}}'),
           (3, '{"shipped": "reviews", "match": {"kinds": ["review"]}, "times": {"first_response": {"minutes": 1440, "counting": "opening"}, "next_response": {"minutes": 1440, "counting": "opening"}}}'),
           (4, '{"shipped": "others", "match": {"kinds": ["mention", "reply", "quote"]}, "times": {"first_response": {"minutes": 240, "counting": "opening"}, "next_response": {"minutes": 240, "counting": "opening"}}}')),
     made AS (
    INSERT INTO target (position, created_at) SELECT position, now() FROM shipped ORDER BY position RETURNING id, position, created_at)
INSERT INTO target_version (target_id, no, body, created_at)
SELECT made.id, 1,
       shipped.body || jsonb_build_object('calendar', (SELECT min(id) FROM calendar),
           'steps', '[{"percent": 75, "tell": ["assignee"], "reassign": false}, {"percent": 100, "tell": ["assignee", "leads"], "reassign": false}]'::jsonb),
       made.created_at
  FROM made JOIN shipped USING (position);

-- What is open already gets its clocks.
INSERT INTO renewal (fresh, at) SELECT true, now() WHERE EXISTS (SELECT 1 FROM conversation WHERE state <> 'resolved');
