-- How many stars a review has, and what is told of ratings.

ALTER TABLE post ADD COLUMN stars smallint CHECK (stars BETWEEN 1 AND 5);          -- null: no review, or nobody can say
ALTER TABLE post_version ADD COLUMN stars smallint CHECK (stars BETWEEN 1 AND 5);
-- Of its latest review, for lists and searches.
ALTER TABLE conversation ADD COLUMN stars smallint CHECK (stars BETWEEN 1 AND 5);
CREATE INDEX conversation_stars ON conversation (last_post_at DESC, id DESC, stars) WHERE stars IS NOT NULL;
-- Few posts are reviews; those of a time are counted and shown.
CREATE INDEX post_stars ON post (posted_at) WHERE stars IS NOT NULL;

-- An alert about ratings: so many people this bad or worse, as the playbook says; nothing is left to chance there.
ALTER TABLE alert ALTER COLUMN chance DROP NOT NULL;
ALTER TABLE alert ALTER COLUMN threshold DROP NOT NULL;
ALTER TABLE alert ADD COLUMN stars smallint CHECK (stars BETWEEN 1 AND 5);
ALTER TABLE alert ADD COLUMN at_least int;
ALTER TABLE alert ADD CHECK ((stars IS NULL) = (at_least IS NULL) AND (stars IS NULL) = (chance IS NOT NULL)
                             AND (stars IS NULL) = (threshold IS NOT NULL));

-- How far the past of a topic has been counted, going back; null: all of it, or not along this way.
ALTER TABLE alert_topic ADD COLUMN past_week int;                                  -- the next week, counted from 1970
ALTER TABLE alert_topic ADD COLUMN past_post bigint;                               -- the next post is before this one
