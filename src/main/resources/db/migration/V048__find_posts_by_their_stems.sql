-- What is searched in: posts in German and English, people by name.

-- Trigrams, for names with typing errors and for words within words. Any role that owns the database may do this.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- Small letters, accents off (but not umlauts), and no sign within a word that PostgreSQL would take for part of a file's name, an address or a tag.
CREATE FUNCTION search_plain(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
    replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(lower(
            CASE WHEN octet_length(words) = length(words) OR words !~ '[À-ÃÅ-ÕØ-ÛÝ-Þà-ãå-õø-ûý-ž\u0300-\u036f]' THEN words
                 ELSE translate(normalize(words, NFC),
                                'ÁÀÂÃÅÇÉÈÊËÍÌÎÏÑÓÒÔÕØÚÙÛÝáàâãåçéèêëíìîïñóòôõøúùûýÿĀāĂăĄąĆćČčĎďĒēĘęĚěĞğĪīŁłŃńŇňŌōŐőŘřŚśŞşŠšŤťŪūŮůŰűŹźŻżŽž',
                                'AAAAACEEEEIIIINOOOOOUUUYaaaaaceeeeiiiinooooouuuyyAaAaAaCcCcDdEeEeEeGgIiLlNnNnOoOoRrSsSsSsTtUuUuUuZzZzZz') END),
        'ß', 'ss'), '-', ' '), '_', ' '), '/', ' '), '@', ' '), '.', ' '), ':', ' '), '&', ' '), '<', ' '), '>', ' ');

-- Müller, Mueller: both become the first. Not "ue" in neue, Bauer, Quelle.
CREATE FUNCTION search_umlauts(plain text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
    replace(replace(replace(replace(replace(replace(plain, 'ae', 'ä'), 'oe', 'ö'), 'ue', 'ü'), 'aü', 'aue'), 'eü', 'eue'), 'qü', 'que');

-- The stems of a text: English where it says so, German otherwise; German stems have no umlauts.
CREATE FUNCTION search_words(language text, words text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
    CASE WHEN language LIKE 'en%' THEN to_tsvector('pg_catalog.english', translate(search_plain(words), 'äöü', 'aou'))
         ELSE to_tsvector('pg_catalog.german', search_umlauts(search_plain(words))) END;

-- A name as it is compared: Jörg, Joerg and Jorg are one.
CREATE FUNCTION search_name(name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
    translate(search_umlauts(search_plain(name)), 'äöü', 'aou');

-- Beside its stems a post carries what it is narrowed by: #w its week, so that the newest of very many are found without
-- fetching all; #c its channel, #i its author, #l its language, and whether it is #own and has an #image or other #media.
ALTER TABLE post DROP COLUMN search;
ALTER TABLE post ADD COLUMN search tsvector GENERATED ALWAYS AS (
    CASE WHEN deleted_at IS NULL THEN
         search_words(language, coalesce(title || ' ', '') || coalesce(warning || ' ', '') || body)
         || array_to_tsvector(array_remove(ARRAY[
                '#w' || floor(extract(epoch FROM posted_at AT TIME ZONE 'UTC') / 604800)::int, '#c' || channel_id, '#i' || identity_id,
                '#l' || lower(left(language, 2)), CASE WHEN own THEN '#own' END,
                CASE WHEN media @> '[{"type": "image"}]' THEN '#image' END,
                CASE WHEN media <> '[]' THEN '#media' END], NULL)) END) STORED;
CREATE INDEX post_search ON post USING gin (search);
