-- Of the conversations of ten thousand posts with a word, most are resolved: that is told from this index, without reading them.
CREATE INDEX conversation_open_id ON conversation (id) WHERE state IN ('new', 'open');
