-- Who plays which part while a playbook is in force. A row only gets its end: who had a part before stays readable.
CREATE TABLE casting (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    activation_id bigint      NOT NULL REFERENCES activation,
    role          text        NOT NULL,
    account_id    bigint      NOT NULL REFERENCES account,
    place         int         NOT NULL CHECK (place >= 0),       -- 0 plays it, the others stand in for them in this order
    since         timestamptz NOT NULL,
    by_id         bigint REFERENCES account,                     -- null: the playbook names them
    until         timestamptz
);
CREATE UNIQUE INDEX casting_once ON casting (activation_id, role, account_id) WHERE until IS NULL;
CREATE UNIQUE INDEX casting_in_order ON casting (activation_id, role, place) WHERE until IS NULL;

-- What is known, value after value; the latest counts. The highest id among those of an activation is the revision of its sheet.
CREATE TABLE activation_fact (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    activation_id bigint      NOT NULL REFERENCES activation,
    fact          text        NOT NULL,
    language      text        NOT NULL,                          -- empty: the same in each
    value         text        NOT NULL,                          -- empty: not known any more
    at            timestamptz NOT NULL,
    by_id         bigint      NOT NULL REFERENCES account
);
CREATE INDEX activation_fact_latest ON activation_fact (activation_id, fact, language, id DESC);
CREATE TRIGGER activation_fact_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON activation_fact EXECUTE FUNCTION only_append();

-- Steps of its severity. What a lesser severity does not ask for is left out until it is asked for again.
CREATE TABLE activation_step (
    activation_id bigint      NOT NULL REFERENCES activation,
    step          text        NOT NULL,
    state         text        NOT NULL CHECK (state IN ('open', 'done', 'skipped', 'left_out')),
    due_at        timestamptz NOT NULL,
    late_told     boolean     NOT NULL DEFAULT false,
    evidence      text        NOT NULL DEFAULT '',
    because       text        NOT NULL DEFAULT '',
    changed_at    timestamptz,
    changer_id    bigint REFERENCES account,
    PRIMARY KEY (activation_id, step)
);
CREATE INDEX activation_step_due ON activation_step (due_at) WHERE state = 'open' AND NOT late_told;

-- Promised updates: each moment is rung for once and said to be late once.
ALTER TABLE activation
    ADD COLUMN updated_at   timestamptz,                         -- when something was said last; null: not yet
    ADD COLUMN promised_at  timestamptz,                         -- when the next update was promised
    ADD COLUMN rung_for     timestamptz,
    ADD COLUMN late_for     timestamptz,
    ADD COLUMN forgotten_at timestamptz;                         -- when it was last said that nothing is said
CREATE INDEX activation_not_ended ON activation (id) WHERE ended_at IS NULL;

-- What was ticked of what has to be true before it is over.
CREATE TABLE condition_met (
    activation_id bigint      NOT NULL REFERENCES activation,
    condition     text        NOT NULL,
    at            timestamptz NOT NULL,
    by_id         bigint      NOT NULL REFERENCES account,
    PRIMARY KEY (activation_id, condition)
);

-- Learning from it.
CREATE TABLE activation_review (
    activation_id bigint PRIMARY KEY REFERENCES activation,
    owner_id      bigint      NOT NULL REFERENCES account,
    due_at        timestamptz NOT NULL,
    reminded      boolean     NOT NULL DEFAULT false,
    closed_at     timestamptz,
    closer_id     bigint REFERENCES account,
    CHECK ((closed_at IS NULL) = (closer_id IS NULL))
);
CREATE INDEX activation_review_due ON activation_review (due_at) WHERE closed_at IS NULL AND NOT reminded;
CREATE TABLE review_version (
    activation_id bigint      NOT NULL REFERENCES activation_review,
    version       int         NOT NULL,
    text          text        NOT NULL,                          -- Markdown
    language      text        NOT NULL,
    at            timestamptz NOT NULL,
    by_id         bigint REFERENCES account,                     -- null: the draft
    PRIMARY KEY (activation_id, version)
);
CREATE TRIGGER review_version_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON review_version EXECUTE FUNCTION only_append();
