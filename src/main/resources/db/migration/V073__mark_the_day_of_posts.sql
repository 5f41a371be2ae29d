-- A week of a word that everybody uses is thousands of posts, of which the newest thousand are wanted: each post carries its day,
-- too (#d), counted from 1970. The table is written anew, which takes about a minute for a million posts.
ALTER TABLE post DROP COLUMN search;
ALTER TABLE post ADD COLUMN search tsvector GENERATED ALWAYS AS (
    CASE WHEN deleted_at IS NULL THEN
         search_words(language, coalesce(title || ' ', '') || coalesce(warning || ' ', '') || body)
         || array_to_tsvector(array_remove(ARRAY[
                '#d' || floor(extract(epoch FROM posted_at AT TIME ZONE 'UTC') / 86400)::int,
                '#w' || floor(extract(epoch FROM posted_at AT TIME ZONE 'UTC') / 604800)::int, '#c' || channel_id, '#i' || identity_id,
                '#l' || lower(left(language, 2)), CASE WHEN own THEN '#own' END,
                CASE WHEN media @> '[{"type": "image"}]' THEN '#image' END,
                CASE WHEN media <> '[]' THEN '#media' END], NULL)) END) STORED;
CREATE INDEX post_search ON post USING gin (search);
