package io.oase.bench;

import io.oase.people.Account;
import io.oase.target.Target;
import io.oase.target.TargetBody;
import io.oase.target.TargetBody.Time;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** How long it takes to keep promised times: to begin them, to find what is due, to follow a changed target. */
final class Promises {
    private final Workshop workshop;

    Promises(Workshop workshop) {
        this.workshop = workshop;
    }

    /** Some conversations, and how long something took for all of them. */
    record Took(long conversations, double seconds) {}

    /** Begins the clocks of everything that is open, as after an update to a version that first has clocks. */
    Took begin() {
        workshop.db.useHandle(handle -> handle.execute("INSERT INTO renewal (fresh, at) VALUES (true, now())"));
        double seconds = renew();
        // What was open for long would be due at once: it is spread over the time around now, as in a team that keeps
        // up.
        workshop.db.useHandle(handle -> handle.execute("""
                UPDATE clock SET due_at = now() + interval '8 hours' * random(), alarm_at = now() + interval '8 hours' * random()
                 WHERE ended_at IS NULL AND due_at IS NOT NULL
                """));
        workshop.db.useHandle(handle -> handle.execute("""
                UPDATE due SET at = k.due_at, warn_at = least(due.warn_at, k.due_at)
                  FROM (SELECT conversation_id, min(due_at) AS due_at FROM clock WHERE ended_at IS NULL GROUP BY 1) k
                 WHERE k.conversation_id = due.conversation_id
                """));
        workshop.db.useHandle(handle -> handle.execute("ANALYZE clock, due"));
        return new Took(count("SELECT count(DISTINCT conversation_id) FROM clock WHERE ended_at IS NULL"), seconds);
    }

    /** Milliseconds to find what is newly due. */
    List<Double> newlyDue(int reads) {
        List<Double> took = new ArrayList<>();
        for (int i = 0; i < reads; i++) {
            long began = System.nanoTime();
            workshop.escalating.due(Instant.now(workshop.clock));
            took.add((System.nanoTime() - began) / 1e6);
        }
        return took;
    }

    /** Milliseconds for the same where nothing is kept beside the events. */
    double newlyDueFromEvents() {
        return new FromEvents(workshop.db).newlyDue();
    }

    /** Promises the most conversations another time; until the last open one has it. */
    Took change(Account admin, long minutes) {
        Target target = workshop.targets.all(admin).stream()
                .filter(each -> "others".equals(each.shipped()))
                .findFirst()
                .orElseThrow();
        TargetBody body = TargetBody.of(target);
        Map<String, Time> times = new TreeMap<>(Objects.requireNonNull(body.times()));
        times.replaceAll((kind, time) -> new Time(minutes, time.counting()));
        workshop.targets.change(
                admin,
                target.id(),
                new TargetBody(body.name(), null, body.match(), body.calendar(), times, body.steps()),
                null);
        double seconds = renew();
        long touched = workshop.db.withHandle(handle -> handle.createQuery("""
                        SELECT count(DISTINCT k.conversation_id)
                          FROM clock k JOIN target_version v ON v.id = k.target_version_id
                         WHERE k.ended_at IS NULL AND v.target_id = :target
                        """)
                .bind("target", target.id())
                .mapTo(Long.class)
                .one());
        return new Took(touched, seconds);
    }

    private double renew() {
        long began = System.nanoTime();
        while (workshop.renewing.renewSome()) {
            // Until nothing is asked for.
        }
        return (System.nanoTime() - began) / 1e9;
    }

    private long count(String sql) {
        return workshop.db.withHandle(
                handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }
}
