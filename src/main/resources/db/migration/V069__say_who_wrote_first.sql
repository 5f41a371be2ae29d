-- A returned answer can be taken over by a colleague when its author has left or is away: who wrote it first stays on record.
ALTER TABLE reply ADD COLUMN first_author_id bigint REFERENCES account; -- null: its author
