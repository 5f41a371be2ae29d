-- A conversation's row changes with every post in it. With room on its page the new version needs no new index entries where
-- nothing indexed changed.
ALTER TABLE conversation SET (fillfactor = 70);
