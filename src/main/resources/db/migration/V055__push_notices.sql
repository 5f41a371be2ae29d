-- The key pair our pushes are signed with (RFC 8292), one for all nodes. Browsers hold on to its public half.
CREATE TABLE push_key (
    only_one   boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    sealed     bytea       NOT NULL,                           -- by the vault
    created_at timestamptz NOT NULL
);

-- Browsers that people want to be told in. One goes when its session ends: who signs out there hears nothing there.
CREATE TABLE push_device (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account_id    bigint      NOT NULL REFERENCES account ON DELETE CASCADE,
    session_hash  bytea       REFERENCES session ON DELETE CASCADE, -- null: registered with a token
    name          text        NOT NULL,
    language      text        NOT NULL,                        -- of its pages
    endpoint_hash bytea       NOT NULL UNIQUE,                 -- SHA-256; a browser is one person's at a time
    sealed        bytea       NOT NULL,                        -- address and keys, by the vault
    created_at    timestamptz NOT NULL,
    used_at       timestamptz,                                 -- when something was last taken for it
    trouble_key   text,                                        -- why the last push failed
    trouble_args  text[]      NOT NULL DEFAULT '{}'
);
CREATE INDEX push_device_account ON push_device (account_id);
CREATE INDEX push_device_session ON push_device (session_hash) WHERE session_hash IS NOT NULL;

-- Chats of teams that hear of notices about what the team has.
CREATE TABLE team_webhook (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    team_id      bigint      NOT NULL REFERENCES team ON DELETE CASCADE,
    name         text        NOT NULL,
    host         text        NOT NULL,                         -- all of the address that is shown
    sealed       bytea       NOT NULL,                         -- address and secret, by the vault
    kinds        text[]      NOT NULL,
    language     text        NOT NULL,
    wordy        boolean     NOT NULL,                         -- with the first words and who waits
    active       boolean     NOT NULL,
    created_by   bigint      NOT NULL REFERENCES account,
    created_at   timestamptz NOT NULL,
    sent_at      timestamptz,                                  -- when something last arrived
    failed_at    timestamptz,                                  -- since when every attempt has failed; null: the last did not
    trouble_key  text,
    trouble_args text[]      NOT NULL DEFAULT '{}'
);
CREATE INDEX team_webhook_team ON team_webhook (team_id);

-- The new ways out. A delivery goes to one of: a person, a browser of theirs, a team's chat, the installation's webhook.
ALTER TABLE delivery
    ADD COLUMN device_id       bigint REFERENCES push_device ON DELETE CASCADE,
    ADD COLUMN team_webhook_id bigint REFERENCES team_webhook ON DELETE CASCADE,
    ADD COLUMN begins_at       timestamptz,                    -- after quiet hours; null: when it was told
    DROP CONSTRAINT delivery_way_check,
    DROP CONSTRAINT delivery_check,
    ADD CONSTRAINT delivery_way_check CHECK (way IN ('webhook', 'email', 'digest', 'push', 'team')),
    ADD CONSTRAINT delivery_to CHECK ((account_id IS NOT NULL) = (way IN ('email', 'digest', 'push'))
                                  AND (device_id IS NOT NULL) = (way = 'push')
                                  AND (team_webhook_id IS NOT NULL) = (way = 'team'));
DROP INDEX delivery_once;
CREATE UNIQUE INDEX delivery_once
    ON delivery (way, key, coalesce(account_id, 0), coalesce(device_id, 0), coalesce(team_webhook_id, 0));
CREATE INDEX delivery_device ON delivery (device_id) WHERE device_id IS NOT NULL;
CREATE INDEX delivery_team_webhook ON delivery (team_webhook_id) WHERE team_webhook_id IS NOT NULL;
