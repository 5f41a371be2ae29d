-- What is open on one channel, a few among all that was ever said there.
CREATE INDEX conversation_open_channel ON conversation (channel_id, last_post_at DESC, id DESC)
    WHERE state IN ('new', 'open');
