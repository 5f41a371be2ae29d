-- Prewritten replies can be for teams: their own come first where an answer is written, other teams' do not come at all.
ALTER TABLE prewritten_reply ADD COLUMN teams bigint[] NOT NULL DEFAULT '{}';   -- none: for every team
ALTER TABLE prewritten_version ADD COLUMN teams bigint[] NOT NULL DEFAULT '{}';
