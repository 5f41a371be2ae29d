-- What else is searched in: names, notes, answers that are not out; and the words there are, for words within words and typing errors.

ALTER TABLE identity ADD COLUMN called text GENERATED ALWAYS AS (search_name(handle || ' ' || display_name)) STORED;
CREATE INDEX identity_called_words ON identity USING gin (to_tsvector('pg_catalog.simple', called));
CREATE INDEX identity_called ON identity USING gin (called gin_trgm_ops);
DROP INDEX identity_handle;
DROP INDEX identity_display_name;
CREATE INDEX note_search ON note USING gin (search_words(NULL, body));
-- What is published is a post, and found as one.
CREATE INDEX reply_search ON reply USING gin (search_words(NULL, body)) WHERE state IN ('queued', 'publishing', 'failed', 'unknown');

-- Stems as they stand in posts, each with a word it comes from. Counted up to a hundred only: what is said daily is written no more.
CREATE TABLE search_word (
    lexeme text PRIMARY KEY,
    word   text NOT NULL,
    posts  int  NOT NULL
);
CREATE INDEX search_word_lexeme ON search_word USING gin (lexeme gin_trgm_ops);
-- Up to which post words were learnt; one row.
CREATE TABLE search_learnt (
    post_id bigint NOT NULL
);
INSERT INTO search_learnt VALUES (0);
