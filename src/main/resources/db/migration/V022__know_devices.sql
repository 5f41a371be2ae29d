-- Browsers in which somebody signed in with their password: a stranger's failures elsewhere do not hold these up.
CREATE TABLE known_device (
    token_hash bytea PRIMARY KEY,                    -- SHA-256 of the cookie
    account_id bigint      NOT NULL REFERENCES account ON DELETE CASCADE,
    used_at    timestamptz NOT NULL
);
CREATE INDEX known_device_account ON known_device (account_id);
CREATE INDEX known_device_used ON known_device (used_at);
