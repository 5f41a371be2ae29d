-- Clocks that were running when their conversations were merged: those that stayed, those that went over, and those that ended with it.
CREATE TABLE clock_merge (
    merge_id  bigint NOT NULL REFERENCES merge,
    clock_id  bigint NOT NULL REFERENCES clock,
    became    text   NOT NULL CHECK (became IN ('stayed', 'moved', 'ended')),
    paused_at timestamptz,                       -- as it was then
    pauses    jsonb  NOT NULL,
    PRIMARY KEY (merge_id, clock_id)
);
CREATE INDEX clock_merge_clock ON clock_merge (clock_id);
