-- Clocks that were reckoned beside a change, and not committed while all were looked at, are found by looking again.
ALTER TABLE renewal ADD COLUMN again_from xid8;      -- null: the first look; else again, when all transactions before this one ended
