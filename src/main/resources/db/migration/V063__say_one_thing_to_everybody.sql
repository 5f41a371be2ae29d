-- Something said in a crisis: written from a text of the playbook, approved, used, and perhaps declared wrong.
CREATE TABLE statement (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    activation_id bigint      NOT NULL REFERENCES activation,
    template      text        NOT NULL,                      -- id of its text in the playbook
    phase         text        NOT NULL,
    audience      text        NOT NULL CHECK (audience IN ('public', 'private', 'press')),
    channels      text[]      NOT NULL,                      -- where it may be said, in the words of the playbook
    state         text        NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'asked', 'returned', 'issued', 'withdrawn')),
    no            int         NOT NULL DEFAULT 1,            -- its latest version; once issued, the one that is said
    author_id     bigint      NOT NULL REFERENCES account,
    created_at    timestamptz NOT NULL,
    asker_id      bigint REFERENCES account,                 -- who put it up for approval, or issued it where none was asked for
    asked_at      timestamptz,
    asked_no      int,                                       -- the version that was put up; what comes after it, an approver changed
    approvers     text[]      NOT NULL DEFAULT '{}',         -- account roles of which one has to approve; empty: nobody has to
    decide_by     timestamptz,                               -- null: as long as it takes
    then_publish  boolean     NOT NULL DEFAULT false,        -- goes out by itself then; otherwise it waits on, and that is said
    late_told     boolean     NOT NULL DEFAULT false,
    decider_id    bigint REFERENCES account,                 -- who approved or objected; null: nobody, or time did
    decided_at    timestamptz,
    objection     text        NOT NULL DEFAULT '',
    issued_at     timestamptz,
    withdrawn_at  timestamptz,
    withdrawer_id bigint REFERENCES account,
    withdrawn_because text    NOT NULL DEFAULT '',
    corrects      bigint REFERENCES statement,               -- the one that was wrong; null: it corrects nothing
    CHECK ((state IN ('issued', 'withdrawn')) = (issued_at IS NOT NULL)),
    CHECK ((state = 'withdrawn') = (withdrawn_at IS NOT NULL))
);
CREATE INDEX statement_by_activation ON statement (activation_id, id DESC);
CREATE INDEX statement_to_decide ON statement (decide_by) WHERE state = 'asked' AND NOT late_told;

-- Its words, for good: by language the variants, as written and with facts filled in.
CREATE TABLE statement_version (
    statement_id   bigint      NOT NULL REFERENCES statement,
    no             int         NOT NULL,
    texts          jsonb       NOT NULL,
    filled         jsonb       NOT NULL,
    facts_revision bigint      NOT NULL,
    hash           text        NOT NULL,                     -- SHA-256 of what is filled
    at             timestamptz NOT NULL,
    by_id          bigint      NOT NULL REFERENCES account,
    PRIMARY KEY (statement_id, no)
);
CREATE TRIGGER statement_version_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON statement_version EXECUTE FUNCTION only_append();

-- Where else it was published, by hand.
CREATE TABLE statement_elsewhere (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    statement_id bigint      NOT NULL REFERENCES statement,
    url          text        NOT NULL,
    at           timestamptz NOT NULL,
    by_id        bigint      NOT NULL REFERENCES account
);
CREATE INDEX statement_elsewhere_by_statement ON statement_elsewhere (statement_id, id);

-- The choice to say nothing in public.
CREATE TABLE public_silence (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    activation_id bigint      NOT NULL REFERENCES activation,
    because       text        NOT NULL,
    since         timestamptz NOT NULL,
    by_id         bigint      NOT NULL REFERENCES account,
    broken_at     timestamptz
);
CREATE UNIQUE INDEX public_silence_now ON public_silence (activation_id) WHERE broken_at IS NULL;

-- One time many are answered with it.
CREATE TABLE answer_round (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    activation_id bigint      NOT NULL REFERENCES activation,
    statement_id  bigint      NOT NULL REFERENCES statement,
    version       int         NOT NULL,
    account_id    bigint      NOT NULL REFERENCES account,   -- who answers, and signs
    drill         boolean     NOT NULL,                      -- nothing is sent
    then_state    text CHECK (then_state IN ('waiting', 'resolved')), -- of each conversation afterwards; null: it stays open
    created_at    timestamptz NOT NULL,
    begun_at      timestamptz,                               -- null: it is being looked at
    paused_at     timestamptz,
    stopped_at    timestamptz,
    finished_at   timestamptz
);
CREATE INDEX answer_round_by_statement ON answer_round (statement_id, id DESC);
CREATE INDEX answer_round_running ON answer_round (id) WHERE begun_at IS NOT NULL AND paused_at IS NULL AND finished_at IS NULL;

CREATE TABLE round_answer (
    round_id        bigint NOT NULL REFERENCES answer_round ON DELETE CASCADE,
    conversation_id bigint NOT NULL REFERENCES conversation ON DELETE CASCADE,
    statement_id    bigint NOT NULL REFERENCES statement,
    place           int    NOT NULL,
    seen            bigint NOT NULL,                         -- newest post somebody had seen
    language        text   NOT NULL,
    variant         int    NOT NULL,
    state           text   NOT NULL CHECK (state IN ('prepared', 'waiting', 'done', 'drill', 'refused', 'left')),
    text            text,                                    -- as it was handed over, without sign-off; null before
    reply_id        bigint REFERENCES reply,
    at              timestamptz,
    said_key        text,
    said_args       text[] NOT NULL DEFAULT '{}',
    PRIMARY KEY (round_id, conversation_id)
);
-- Nobody hears the same statement twice.
CREATE UNIQUE INDEX round_answer_once ON round_answer (statement_id, conversation_id) WHERE state IN ('waiting', 'done', 'drill');
CREATE INDEX round_answer_in_order ON round_answer (round_id, place);
CREATE INDEX round_answer_waiting ON round_answer (round_id, place) WHERE state = 'waiting';
CREATE INDEX round_answer_by_conversation ON round_answer (conversation_id);
CREATE INDEX round_answer_by_reply ON round_answer (reply_id) WHERE reply_id IS NOT NULL;

-- When the next of many answers may go to a channel.
CREATE TABLE channel_pace (
    channel_id bigint PRIMARY KEY REFERENCES channel ON DELETE CASCADE,
    next_at    timestamptz NOT NULL
);

-- The board of those who belong to it.
ALTER TABLE gathered
    ADD COLUMN stands text NOT NULL DEFAULT 'unanswered' CHECK (stands IN ('unanswered', 'answered', 'again', 'aside')),
    ADD COLUMN aside_as text CHECK (aside_as IN ('injured', 'press', 'lawyer', 'other')),
    ADD COLUMN aside_at timestamptz,
    ADD COLUMN aside_by_id bigint REFERENCES account;
CREATE INDEX gathered_board ON gathered (activation_id, stands, conversation_id);

-- Taken away by hand; its words alone do not bring it back.
CREATE TABLE let_go (
    activation_id   bigint      NOT NULL REFERENCES activation,
    conversation_id bigint      NOT NULL REFERENCES conversation ON DELETE CASCADE,
    at              timestamptz NOT NULL,
    by_id           bigint      NOT NULL REFERENCES account,
    PRIMARY KEY (activation_id, conversation_id)
);

-- How a conversation stands in an activation: what was said to it since that began.
CREATE FUNCTION stands_in(activation bigint, conversation bigint, aside timestamptz) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT CASE
        WHEN aside IS NOT NULL THEN 'aside'
        WHEN EXISTS (SELECT FROM reply r WHERE r.conversation_id = c.id AND NOT r.automatic AND r.created_at >= v.started_at
                        AND r.state IN ('queued', 'held', 'publishing', 'awaiting_approval', 'unknown')) THEN 'answered'
        WHEN EXISTS (SELECT FROM post p WHERE p.conversation_id = c.id AND p.own AND NOT p.automatic AND p.deleted_at IS NULL
                        AND p.posted_at >= v.started_at)
            THEN CASE WHEN c.unanswered_since IS NULL THEN 'answered' ELSE 'again' END
        WHEN EXISTS (SELECT FROM round_answer a JOIN statement s ON s.id = a.statement_id
                      WHERE a.conversation_id = c.id AND s.activation_id = v.id AND a.state = 'drill')
            THEN CASE WHEN EXISTS (SELECT FROM post p WHERE p.conversation_id = c.id AND p.addressed AND NOT p.own AND p.deleted_at IS NULL
                                     AND p.id > (SELECT max(a.seen) FROM round_answer a JOIN statement s ON s.id = a.statement_id
                                                  WHERE a.conversation_id = c.id AND s.activation_id = v.id AND a.state = 'drill'))
                 THEN 'again' ELSE 'answered' END
        ELSE 'unanswered' END
      FROM conversation c, activation v WHERE c.id = conversation AND v.id = activation
$$;
CREATE FUNCTION find_its_place() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.how = 'words' AND EXISTS (SELECT FROM let_go l WHERE l.activation_id = NEW.activation_id AND l.conversation_id = NEW.conversation_id) THEN
        RETURN NULL;
    END IF;
    NEW.stands := coalesce(stands_in(NEW.activation_id, NEW.conversation_id, NEW.aside_at), 'unanswered');
    RETURN NEW;
END $$;
CREATE TRIGGER gathered_finds_its_place BEFORE INSERT ON gathered FOR EACH ROW EXECUTE FUNCTION find_its_place();
UPDATE gathered SET stands = coalesce(stands_in(activation_id, conversation_id, aside_at), 'unanswered');
