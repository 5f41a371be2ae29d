-- Events are written in the order they happen, so that a few pages hold a day: an index of a few kilobytes finds them.
CREATE INDEX event_at ON event USING brin (at) WITH (pages_per_range = 32, autosummarize = on);
