-- Channels and versions of targets and calendars are never deleted. That was said by looking each of them up again for every post,
-- conversation and clock that names one, which was a tenth of what storing a post costs. Now their own tables say it.

CREATE FUNCTION is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Rows of % are never deleted', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER channel_is_kept BEFORE DELETE OR TRUNCATE ON channel EXECUTE FUNCTION is_kept();
CREATE TRIGGER target_version_is_kept BEFORE DELETE OR TRUNCATE ON target_version EXECUTE FUNCTION is_kept();
CREATE TRIGGER calendar_version_is_kept BEFORE DELETE OR TRUNCATE ON calendar_version EXECUTE FUNCTION is_kept();

-- Their numbers cannot change either: GENERATED ALWAYS.
ALTER TABLE post DROP CONSTRAINT post_channel_id_fkey;
ALTER TABLE conversation DROP CONSTRAINT conversation_channel_id_fkey;
ALTER TABLE clock DROP CONSTRAINT clock_channel_id_fkey;
ALTER TABLE clock DROP CONSTRAINT clock_target_version_id_fkey;
ALTER TABLE clock DROP CONSTRAINT clock_calendar_version_id_fkey;
