-- What people who wait can be told follows from the latest answers; they are read from this index alone.
CREATE INDEX clock_answered ON clock (ended_at DESC) INCLUDE (target_version_id, open_seconds)
    WHERE kind IN ('first_response', 'next_response') AND how IN ('answered', 'answered_outside');
