-- What runs lies scattered over all that was ever measured: a report over it read hundreds of megabytes to use ten. The index that
-- holds what runs holds all a report asks of it now. Pauses can be any number and do not fit there: whether there are any does.
ALTER TABLE clock ADD COLUMN has_paused boolean NOT NULL DEFAULT false;
UPDATE clock SET has_paused = true WHERE ended_at IS NULL AND pauses <> '[]';
ALTER TABLE clock ADD CONSTRAINT clock_has_paused CHECK (ended_at IS NOT NULL OR has_paused = (pauses <> '[]'));

DROP INDEX clock_running;
CREATE UNIQUE INDEX clock_running ON clock (conversation_id, kind)
    INCLUDE (id, started_at, channel_id, target_version_id, due_at, calendar_version_id, paused_at, has_paused) WHERE ended_at IS NULL;
