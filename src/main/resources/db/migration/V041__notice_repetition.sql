-- What a reply says, without case, white space and sign-off, as a hash: whether it went out word for word before is one look
-- into an index. Replies from before have none and drop out of the four weeks by themselves.
ALTER TABLE reply ADD COLUMN said bytea;
CREATE INDEX reply_said ON reply (said, created_at)
    WHERE said IS NOT NULL AND visibility IN ('public', 'unlisted') AND state IN ('queued', 'publishing', 'published', 'unknown');
