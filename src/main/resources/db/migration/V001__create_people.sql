-- Accounts of the people who work here, how they prove who they are, and small things the whole installation remembers.

CREATE TABLE account (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    email         text        NOT NULL,
    name          text        NOT NULL,
    title         text        NOT NULL DEFAULT '',
    initials      text        NOT NULL,              -- what stands behind the ^ in a sign-off
    role          text        NOT NULL CHECK (role IN ('agent', 'lead', 'comms', 'admin')),
    password_hash text,                              -- argon2id; null: cannot sign in with a password yet
    languages     text[]      NOT NULL DEFAULT '{}', -- BCP 47: languages this person answers in
    locale        text        NOT NULL DEFAULT '',   -- language of the pages; '' follows the browser
    theme         text        NOT NULL DEFAULT '',   -- light, dark; '' follows the system
    sign_off      text        NOT NULL DEFAULT '',   -- own sign-off template; '' uses the channel's
    active        boolean     NOT NULL DEFAULT true,
    created_at    timestamptz NOT NULL
);
CREATE UNIQUE INDEX account_email ON account (lower(email));
CREATE UNIQUE INDEX account_initials ON account (upper(initials)) WHERE active;

CREATE TABLE account_picture (
    account_id   bigint PRIMARY KEY REFERENCES account ON DELETE CASCADE,
    content_type text   NOT NULL,
    bytes        bytea  NOT NULL,
    version      text   NOT NULL
);

CREATE TABLE session (
    token_hash bytea PRIMARY KEY,                    -- SHA-256 of the cookie
    account_id bigint      NOT NULL REFERENCES account ON DELETE CASCADE,
    csrf       text        NOT NULL,
    created_at timestamptz NOT NULL,
    seen_at    timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
);
CREATE INDEX session_account ON session (account_id);

CREATE TABLE api_token (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account_id   bigint      NOT NULL REFERENCES account ON DELETE CASCADE,
    name         text        NOT NULL,
    token_hash   bytea       NOT NULL UNIQUE,        -- SHA-256
    created_at   timestamptz NOT NULL,
    last_used_at timestamptz,
    revoked_at   timestamptz
);

-- Failed sign-ins per account name and per address, so that guessing is slow on every node.
CREATE TABLE sign_in_failure (
    key      text PRIMARY KEY,
    failures int         NOT NULL,
    until    timestamptz NOT NULL
);

CREATE TABLE setting (
    key   text PRIMARY KEY,
    value text NOT NULL
);
