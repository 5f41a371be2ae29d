-- A step that is taken late was late because nobody could take it, or was over already when it came to be known: a post that came in
-- hours after it was written, a promise that became shorter. These are not the same to whoever is told.
ALTER TABLE clock ADD COLUMN alarm_set_at timestamptz; -- when the moment of the next step was last reckoned to be another; null: long ago
