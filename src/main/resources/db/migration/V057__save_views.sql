-- Lists somebody has given a name; what they show is their address, so that the same list is the same everywhere.
CREATE TABLE saved_view (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    owner_id   bigint NOT NULL REFERENCES account,
    name       text NOT NULL,
    shared     boolean NOT NULL DEFAULT false,
    address    text NOT NULL,
    created_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX saved_view_name ON saved_view (owner_id, lower(name));
CREATE INDEX saved_view_shared ON saved_view (id) WHERE shared;
