-- What came in and has not been counted. Whoever stores a post puts it here, in the same transaction.
CREATE TABLE alert_due (
    post_id bigint PRIMARY KEY,
    live    boolean NOT NULL                                       -- false: its channel was still being read for the first time
);

-- One node counts at a time: whoever has this row.
CREATE TABLE alert_turn (
    one       boolean PRIMARY KEY DEFAULT true CHECK (one),
    looked_at timestamptz                                          -- when it was last looked at whether alerts are over
);
INSERT INTO alert_turn DEFAULT VALUES;

-- What is watched, and as what it has been counted; something else is counted anew.
CREATE TABLE alert_topic (
    topic      text PRIMARY KEY,                                   -- playbook/topic, or everything
    definition text        NOT NULL,
    counted_at timestamptz NOT NULL
);

CREATE TABLE alert_count (
    topic      text        NOT NULL,
    channel_id bigint      NOT NULL REFERENCES channel,
    bucket     timestamptz NOT NULL,                               -- ten minutes in which they were posted
    posts      int         NOT NULL,
    people     int         NOT NULL,                               -- different ones
    PRIMARY KEY (topic, channel_id, bucket)
);
CREATE INDEX alert_count_old ON alert_count (bucket);

-- Recent posts that were counted, to tell people apart over more than ten minutes.
CREATE TABLE alert_hit (
    topic      text        NOT NULL,
    post_id    bigint      NOT NULL REFERENCES post ON DELETE CASCADE,
    channel_id bigint      NOT NULL,
    person_id  bigint      NOT NULL,
    bucket     timestamptz NOT NULL,
    words      text[]      NOT NULL,                               -- those found, as the playbook writes them
    PRIMARY KEY (topic, post_id)
);
CREATE INDEX alert_hit_topic ON alert_hit (topic, bucket);
CREATE INDEX alert_hit_old ON alert_hit (bucket);
CREATE INDEX alert_hit_post ON alert_hit (post_id);

CREATE TABLE alert (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    topic           text        NOT NULL,
    playbook_id     text,                                          -- null: no playbook watches for it
    playbook_title  jsonb,                                         -- as it was then, by language
    name            jsonb,                                         -- of the topic, by language; null for everything
    channel_id      bigint REFERENCES channel,                     -- where; null: on all that are watched together
    channels        bigint[]    NOT NULL,                          -- on which its posts are
    began_at        timestamptz NOT NULL,                          -- of the window in which it was noticed
    noticed_at      timestamptz NOT NULL,
    last_at         timestamptz NOT NULL,                          -- end of the last ten minutes that were too many
    ended_at        timestamptz,                                   -- null: it goes on
    minutes         int         NOT NULL,                          -- of the window
    people          int         NOT NULL,                          -- in it, different ones
    posts           int         NOT NULL,
    usual           float8      NOT NULL,                          -- people in such a window
    chance          float8      NOT NULL,                          -- of so many while nothing is the matter
    threshold       float8      NOT NULL,
    words           jsonb       NOT NULL,                          -- how many posts have each
    all_people      int         NOT NULL,                          -- since it began
    all_posts       int         NOT NULL,
    week            jsonb       NOT NULL,                          -- usual people in ten minutes, by hour of the week
    zone            text        NOT NULL,
    silenced_at     timestamptz,
    silenced_by     bigint REFERENCES account,
    silenced_until  timestamptz,
    silenced_reason text,
    reminded        boolean     NOT NULL DEFAULT true,             -- false: when the silence is over, it is told again
    activation_id   bigint,                                        -- where a playbook was put in force because of it
    CHECK ((silenced_at IS NULL) = (silenced_by IS NULL) AND (silenced_at IS NULL) = (silenced_until IS NULL)
           AND (silenced_at IS NULL) = (silenced_reason IS NULL))
);
CREATE UNIQUE INDEX alert_lasting ON alert (topic) WHERE ended_at IS NULL;
CREATE INDEX alert_topic_latest ON alert (topic, id DESC);

CREATE TABLE alert_post (
    alert_id  bigint NOT NULL REFERENCES alert ON DELETE CASCADE,
    post_id   bigint NOT NULL REFERENCES post ON DELETE CASCADE,
    person_id bigint NOT NULL,
    PRIMARY KEY (alert_id, post_id)
);
CREATE INDEX alert_post_post ON alert_post (post_id);
