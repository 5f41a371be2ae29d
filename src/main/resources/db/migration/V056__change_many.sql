-- Many conversations changed at once: what was asked for, and what became of it with each.
CREATE TABLE bulk_change (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account_id   bigint NOT NULL REFERENCES account,
    action       jsonb NOT NULL,
    undoes       bigint UNIQUE REFERENCES bulk_change ON DELETE CASCADE,
    created_at   timestamptz NOT NULL,
    stopped_at   timestamptz,
    finished_at  timestamptz
);
CREATE INDEX bulk_change_by_account ON bulk_change (account_id, id DESC);
CREATE INDEX bulk_change_running ON bulk_change (id) WHERE finished_at IS NULL;

CREATE TABLE bulk_item (
    bulk_id         bigint NOT NULL REFERENCES bulk_change ON DELETE CASCADE,
    conversation_id bigint NOT NULL REFERENCES conversation ON DELETE CASCADE,
    place           int NOT NULL,
    seen            bigint,
    state           text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'done', 'same', 'refused', 'stopped')),
    before          jsonb,
    reply_id        bigint,
    said_key        text,
    said_args       text[] NOT NULL DEFAULT '{}',
    PRIMARY KEY (bulk_id, conversation_id)
);
CREATE INDEX bulk_item_waiting ON bulk_item (bulk_id, place) WHERE state = 'waiting';
CREATE INDEX bulk_item_by_conversation ON bulk_item (conversation_id);
