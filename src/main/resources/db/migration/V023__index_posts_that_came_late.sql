-- Posts that came more than a day after the time they claim: few, and looked at again by when they came.
CREATE INDEX post_late ON post (channel_id, received_at) WHERE received_at - posted_at > interval '24 hours';
