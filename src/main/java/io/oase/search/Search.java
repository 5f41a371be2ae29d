package io.oase.search;

import io.oase.base.Refused;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Finds what was said, in a transaction of whoever asks; that somebody may read it, they have seen to. */
public final class Search {
    private final Jdbi db;
    private final Clock clock;
    private final ZoneId zone;

    /** @param zone in which days begin that somebody asks for */
    public Search(Jdbi db, Clock clock, ZoneId zone) {
        this.db = db;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * Understands what was typed.
     *
     * @throws Refused.Invalid under {@code q}
     */
    public Sought read(String query) {
        return Sought.of(query, LocalDate.ofInstant(clock.instant(), zone));
    }

    /** Works out what it means now. From here on the transaction plans its queries as a search needs it. */
    public Plan plan(Handle handle, Sought sought, long me) {
        return Planning.plan(handle, sought, zone, me);
    }

    /** Finds conversations: a thousand at most, the newest that fit, the best of them first. */
    public Found find(Handle handle, Plan plan, Narrowing narrowing) {
        return Finding.find(handle, plan, narrowing);
    }

    /** Why these were found; one that is not in it was found by what it is narrowed by. */
    public Map<Long, List<Match>> explain(Handle handle, Found found, Collection<Long> conversations) {
        return Explaining.explain(handle, found, conversations);
    }

    /** What to do where nothing was found. */
    public Advice advise(Handle handle, Plan plan, String query) {
        return Advising.advise(handle, plan, query);
    }

    /** When a day begins. */
    public Instant begins(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** Now. */
    public Instant now() {
        return clock.instant();
    }

    /**
     * How what was typed could go on, the likeliest first.
     *
     * @param query up to where the caret is
     */
    public List<Suggestion> suggest(String query, Locale locale) {
        return db.inTransaction(handle -> Suggesting.suggest(handle, query, locale));
    }
}
