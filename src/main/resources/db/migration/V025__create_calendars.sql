-- When somebody is there to answer. What a time was reckoned with stays as it was: a change is a new version.

CREATE TABLE calendar (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name       text        NOT NULL,
    retired_at timestamptz,                          -- since when it is no longer offered; its versions stay
    created_at timestamptz NOT NULL,
    created_by bigint      REFERENCES account        -- null: it came with the product
);
CREATE UNIQUE INDEX calendar_name ON calendar (lower(name)) WHERE retired_at IS NULL;

CREATE TABLE calendar_version (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    calendar_id bigint      NOT NULL REFERENCES calendar,
    no          int         NOT NULL,                -- 1, 2, 3 … of this calendar
    name        text        NOT NULL,                -- what the calendar was called then
    body        jsonb       NOT NULL,                -- zone, hours, holidays, special days, as the JSON API has them
    created_at  timestamptz NOT NULL,
    created_by  bigint      REFERENCES account,
    UNIQUE (calendar_id, no)
);

WITH made AS (
    INSERT INTO calendar (name, created_at) VALUES ('Öffnungszeiten · Opening hours', now()) RETURNING id, name, created_at
)
INSERT INTO calendar_version (calendar_id, no, name, body, created_at)
SELECT id, 1, name, '{
    "zone": "Europe/Berlin",
    "hours": [{"from": "2000-01-01", "week": {
        "monday": [{"from": "09:00", "to": "17:00"}],
        "tuesday": [{"from": "09:00", "to": "17:00"}],
        "wednesday": [{"from": "09:00", "to": "17:00"}],
        "thursday": [{"from": "09:00", "to": "17:00"}],
        "friday": [{"from": "09:00", "to": "17:00"}]
    }}],
    "holidays": {"country": "de", "region": ""},
    "days": []
}', created_at FROM made;
