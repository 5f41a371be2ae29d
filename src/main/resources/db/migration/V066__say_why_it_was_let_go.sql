-- What was taken out of a crisis is listed, the latest first, with why.
ALTER TABLE let_go
    ADD COLUMN id bigint GENERATED ALWAYS AS IDENTITY,
    ADD COLUMN because text NOT NULL DEFAULT '';
CREATE UNIQUE INDEX let_go_latest ON let_go (activation_id, id DESC);
