-- One time a playbook is in force. It keeps the version it began with.
CREATE TABLE activation (
    id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    playbook_id      text        NOT NULL,
    hash             text        NOT NULL REFERENCES playbook_version,
    level            int         NOT NULL,
    drill            boolean     NOT NULL,
    because          text        NOT NULL DEFAULT '',        -- in the words of whoever began it
    alert_id         bigint,                                 -- what made somebody look, where that was an alert
    started_at       timestamptz NOT NULL,
    starter_id       bigint      NOT NULL REFERENCES account,
    lead_id          bigint REFERENCES account,
    next_update_at   timestamptz,                            -- when people were told to hear from us again; null: not told yet
    update_due_at    timestamptz,                            -- the cadence of the playbook: something has to be said by then
    late_told        boolean     NOT NULL DEFAULT false,     -- that it is late was said
    glass_broken     boolean     NOT NULL DEFAULT false,     -- begun by somebody who only may in an emergency
    countersigned_at timestamptz,
    countersigner_id bigint REFERENCES account,
    target_id        bigint REFERENCES target,               -- the promised times of its severity; null: the usual ones stay
    looked_through   int         NOT NULL DEFAULT 0,         -- how often what was open before was looked through
    ended_at         timestamptz,
    ender_id         bigint REFERENCES account,
    CHECK ((ended_at IS NULL) = (ender_id IS NULL)),
    CHECK ((countersigned_at IS NULL) = (countersigner_id IS NULL)),
    CHECK (countersigner_id IS DISTINCT FROM starter_id OR countersigner_id IS NULL)
);
-- Two people who begin the same at once begin it once; a drill beside the real thing is another.
CREATE UNIQUE INDEX activation_in_force ON activation (playbook_id, drill) WHERE ended_at IS NULL;

-- What happened, for good: nothing here is changed or taken away.
CREATE TABLE activation_event (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    activation_id bigint      NOT NULL REFERENCES activation,
    at            timestamptz NOT NULL,
    actor_id      bigint REFERENCES account,                 -- null: by itself
    kind          text        NOT NULL,
    data          jsonb       NOT NULL
);
CREATE INDEX activation_event_in_order ON activation_event (activation_id, id);
CREATE FUNCTION only_append() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% only grows', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER activation_event_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON activation_event EXECUTE FUNCTION only_append();

-- Conversations that belong to it.
CREATE TABLE gathered (
    activation_id   bigint      NOT NULL REFERENCES activation,
    conversation_id bigint      NOT NULL REFERENCES conversation ON DELETE CASCADE,
    how             text        NOT NULL CHECK (how IN ('words', 'search', 'hand')),
    at              timestamptz NOT NULL,
    by_id           bigint REFERENCES account,               -- null: by itself
    PRIMARY KEY (activation_id, conversation_id)
);
CREATE INDEX gathered_by_conversation ON gathered (conversation_id);

-- What must not go out at present.
CREATE TABLE hold (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    placed_for bigint      NOT NULL,                         -- what placed it: an activation
    what       text        NOT NULL CHECK (what IN ('acknowledgements', 'automatic', 'queued')),
    channel_id bigint REFERENCES channel ON DELETE CASCADE,  -- null: everywhere
    audience   text CHECK (audience IN ('public', 'private')), -- null: both
    last_reply bigint      NOT NULL,                         -- the last number given to a reply when it was placed
    since      timestamptz NOT NULL,
    lifted_at  timestamptz
);
CREATE INDEX hold_in_force ON hold (placed_for) WHERE lifted_at IS NULL;

ALTER TABLE reply DROP CONSTRAINT reply_state_check;
ALTER TABLE reply ADD CONSTRAINT reply_state_check CHECK (state IN
    ('draft', 'awaiting_approval', 'queued', 'held', 'publishing', 'published', 'failed', 'unknown', 'withdrawn')) NOT VALID;
ALTER TABLE reply VALIDATE CONSTRAINT reply_state_check;
CREATE INDEX reply_held ON reply (id) WHERE state = 'held';
-- Who let a held answer out, or took it away. Let out once, it is not held again by what was in force then.
CREATE TABLE held_reply (
    reply_id   bigint PRIMARY KEY REFERENCES reply ON DELETE CASCADE,
    hold_id    bigint      NOT NULL REFERENCES hold,        -- the last one that held it
    held_at    timestamptz NOT NULL,
    decided_at timestamptz,
    decider_id bigint REFERENCES account,
    outcome    text CHECK (outcome IN ('released', 'withdrawn')),
    passes     bigint,                                       -- let out, it passes every hold up to this one
    CHECK ((decided_at IS NULL) = (outcome IS NULL))
);
CREATE INDEX held_reply_by_hold ON held_reply (hold_id);

-- The hold that stops a reply of which nothing is out; null where none does. What was written after a hold was placed is not meant by it,
-- told by number: the clocks of two nodes may differ.
CREATE FUNCTION stopped_by(reply reply, channel bigint) RETURNS bigint LANGUAGE sql STABLE RETURN (
    SELECT h.id
      FROM hold h
     WHERE h.lifted_at IS NULL
       AND (h.channel_id IS NULL OR h.channel_id = channel)
       AND (h.audience IS NULL OR (h.audience = 'private') = ((reply).visibility = 'private'))
       AND CASE WHEN h.what = 'queued' THEN NOT (reply).automatic AND (reply).id <= h.last_reply ELSE (reply).automatic END
       AND NOT EXISTS (SELECT FROM held_reply d WHERE d.reply_id = (reply).id AND d.passes >= h.id)
       AND NOT EXISTS (SELECT FROM reply_part p WHERE p.reply_id = (reply).id AND p.published_at IS NOT NULL)
     ORDER BY h.id LIMIT 1);

-- Promised times that go before the list of targets, for conversations named one by one, counted from a moment on.
ALTER TABLE target ADD COLUMN urgent_since timestamptz;
CREATE TABLE urgent_conversation (
    conversation_id bigint NOT NULL REFERENCES conversation ON DELETE CASCADE,
    target_id       bigint NOT NULL REFERENCES target,
    PRIMARY KEY (conversation_id, target_id)
);
