package io.oase.target;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What is promised in a conversation at present, for those who want to put it away. */
public final class Promises {
    private final Calendars calendars;

    public Promises(Calendars calendars) {
        this.calendars = calendars;
    }

    /**
     * A promised time that runs.
     *
     * @param kind {@code first_response} …
     * @param warnAt when three quarters of it are over
     */
    public record Promise(String kind, Instant dueAt, Instant warnAt) {
        /** Whether somebody waits for a word of ours, rather than for the matter to be solved. */
        public boolean ofAWord() {
            return !kind.equals(ClockKind.RESOLUTION.id());
        }
    }

    /** Those that run, the one that is over next first. */
    public List<Promise> of(Handle db, long conversation) {
        return db.createQuery("""
                        SELECT kind, due_at, warn_at FROM clock
                         WHERE conversation_id = :id AND ended_at IS NULL AND due_at IS NOT NULL AND warn_at IS NOT NULL
                         ORDER BY due_at
                        """).bind("id", conversation).mapTo(Promise.class).list();
    }

    /** The calendar its times are counted in; empty for a conversation that never had any. */
    public Optional<Calendar> calendar(Handle db, long conversation) {
        return db.createQuery("""
                        SELECT max(calendar_version_id) FROM (
                               SELECT calendar_version_id FROM clock WHERE conversation_id = :id AND ended_at IS NULL
                               UNION ALL
                               SELECT calendar_version_id FROM clock WHERE conversation_id = :id AND ended_at IS NOT NULL) its
                        """)
                .bind("id", conversation)
                .mapTo(Long.class)
                .findOne()
                .map(version -> calendars.version(db, version).calendar());
    }
}
