-- Conversations that became one, and what it takes to part them again.

ALTER TABLE conversation ADD COLUMN merged_into bigint REFERENCES conversation; -- where its posts are now; null: here
-- When it was last merged, parted or split, told as a number among the ids of posts: who has seen less has not seen it as it is.
ALTER TABLE conversation ADD COLUMN reshaped bigint NOT NULL DEFAULT 0;
CREATE INDEX conversation_merged ON conversation (merged_into) WHERE merged_into IS NOT NULL;

-- Its turn was over when its conversation was merged, parted or split: it waits for nothing, and answers nothing any more.
ALTER TABLE post ADD COLUMN settled boolean NOT NULL DEFAULT false;

CREATE TABLE merge (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    conversation_id bigint      NOT NULL REFERENCES conversation, -- into which
    other_id        bigint      NOT NULL REFERENCES conversation, -- which
    reshaped        bigint      NOT NULL,            -- as in both
    own             jsonb       NOT NULL,            -- how the one stood before
    other           jsonb       NOT NULL,            -- how the other did
    joint           jsonb       NOT NULL,            -- how both stood then
    posts           bigint[]    NOT NULL,            -- what went over
    notes           bigint[]    NOT NULL,
    tags            bigint[]    NOT NULL,            -- those the one did not have
    merged_at       timestamptz NOT NULL,
    merged_by       bigint      NOT NULL REFERENCES account,
    parted_at       timestamptz,
    parted_by       bigint      REFERENCES account
);
CREATE UNIQUE INDEX merge_other ON merge (other_id) WHERE parted_at IS NULL;
CREATE INDEX merge_conversation ON merge (conversation_id) WHERE parted_at IS NULL;
