package io.oase.target;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/**
 * Promised times that go before the list of targets, for conversations named one by one, and are taken back again. They count by the
 * clock, day and night, and never from before they were there: what has waited for hours is not late all at once.
 */
public final class Urgency {
    private final TargetDao targets = new TargetDao();
    private final Clocks clocks;

    public Urgency(Clocks clocks) {
        this.clocks = clocks;
    }

    /**
     * Promises times, in the caller's transaction; to nobody yet.
     *
     * @param name what people see where a clock is explained
     * @param minutes by kind of clock
     * @param rank of several that are for the same conversation the lowest applies; at least 1
     * @return number of the target
     */
    public long begin(Handle handle, String name, Map<ClockKind, Integer> minutes, int rank, long by, Instant at) {
        TargetDao.oneAtATime(handle);
        long id = targets.insert(handle, rank - 1000, at);
        handle.execute("UPDATE target SET urgent_since = ? WHERE id = ?", at, id);
        targets.insertVersion(handle, id, body(handle, name, minutes), by, at);
        return id;
    }

    /** Promises other times instead, from then on, and has clocks reckoned anew after the commit. */
    public void change(
            Handle handle, long target, String name, Map<ClockKind, Integer> minutes, int rank, long by, Instant at) {
        TargetDao.oneAtATime(handle);
        targets.place(handle, target, rank - 1000);
        targets.insertVersion(handle, target, body(handle, name, minutes), by, at);
        Renewing.ask(handle, at);
    }

    /** Promises them to these as well; their clocks are reckoned anew by whoever publishes a fact about them, or {@link #reckon}. */
    public void include(Handle handle, long target, Collection<Long> conversations) {
        handle.createUpdate("""
                        INSERT INTO urgent_conversation (conversation_id, target_id)
                        SELECT unnest(CAST(:ids AS bigint[])), :target ON CONFLICT DO NOTHING
                        """)
                .bind("ids", conversations.toArray(Long[]::new))
                .bind("target", target)
                .execute();
    }

    /** Promises them to these no more. */
    public void exclude(Handle handle, long target, Collection<Long> conversations) {
        handle.createUpdate("DELETE FROM urgent_conversation WHERE target_id = :target AND conversation_id = ANY(:ids)")
                .bind("ids", conversations.toArray(Long[]::new))
                .bind("target", target)
                .execute();
    }

    /** Reckons the clocks of these anew; the caller has locked them, in the order of their ids. */
    public void reckon(Handle handle, Collection<Long> conversations, Instant at) {
        clocks.reckonAnew(handle, conversations, at);
    }

    /** Has the clocks of everything open looked at anew, soon after the commit. */
    public void renew(Handle handle, Instant at) {
        Renewing.ask(handle, at);
    }

    /** Conversations joined or left a crisis: where a target asks about that, open clocks are looked at soon after the commit. */
    public void crisesChanged(Handle handle, Instant at) {
        if (TargetDao.askAboutCrises(handle)) {
            Renewing.ask(handle, at);
        }
    }

    /** Takes the promise back; the usual ones apply again, soon after the commit. */
    public void end(Handle handle, long target, Instant at) {
        TargetDao.oneAtATime(handle);
        targets.retire(handle, target, at);
        Renewing.ask(handle, at);
    }

    /** The calendar explains where somebody is; the times go by the clock. */
    private static TargetBody body(Handle handle, String name, Map<ClockKind, Integer> minutes) {
        long calendar = handle.createQuery("SELECT min(id) FROM calendar WHERE retired_at IS NULL")
                .mapTo(Long.class)
                .one();
        Map<String, TargetBody.Time> times = new TreeMap<>();
        minutes.forEach((kind, length) -> times.put(kind.id(), new TargetBody.Time(length, Span.Counting.CLOCK.id())));
        List<TargetBody.Tell> steps = new ArrayList<>();
        for (int percent : List.of(75, 100)) {
            steps.add(new TargetBody.Tell(
                    percent,
                    List.of(
                            Step.Audience.ASSIGNEE.name().toLowerCase(Locale.ROOT),
                            Step.Audience.LEADS.name().toLowerCase(Locale.ROOT)),
                    false));
        }
        return new TargetBody(name, null, null, calendar, times, steps);
    }
}
