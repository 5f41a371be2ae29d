package io.oase.guide;

import io.oase.activation.Activation;
import io.oase.activation.Happening;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * A crisis in figures, of conversations that were gathered.
 *
 * @param lasted from its begin to its end, or until now
 * @param conversations that belong to it
 * @param received posts of others since it began
 * @param answered posts of ours since it began
 * @param firstResponse median time from somebody’s first post since it began to our first after that; null while nobody was answered
 * @param statements that were used or published elsewhere
 * @param lateSteps that were said to be late
 */
public record Figures(
        Duration lasted,
        int conversations,
        int received,
        int answered,
        @Nullable Duration firstResponse,
        int statements,
        int lateSteps) {

    /** Of one activation. */
    public static Figures of(Handle db, Activation activation, Instant now) {
        Instant end = activation.endedAt() == null ? now : activation.endedAt();
        return db.createQuery("""
                        WITH posts AS (
                            SELECT p.conversation_id, p.own, p.posted_at FROM gathered g JOIN post p ON p.conversation_id = g.conversation_id
                             WHERE g.activation_id = :id AND p.posted_at >= :from AND p.posted_at <= :to),
                        asked AS (SELECT conversation_id, min(posted_at) AS at FROM posts WHERE NOT own GROUP BY 1),
                        waited AS (
                            SELECT extract(epoch FROM (SELECT min(p.posted_at) FROM posts p
                                                        WHERE p.conversation_id = asked.conversation_id AND p.own AND p.posted_at > asked.at)
                                                      - asked.at) AS seconds
                              FROM asked)
                        SELECT (SELECT count(*) FROM gathered WHERE activation_id = :id) AS conversations,
                               (SELECT count(*) FROM posts WHERE NOT own) AS received,
                               (SELECT count(*) FROM posts WHERE own) AS answered,
                               (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY seconds) FROM waited WHERE seconds IS NOT NULL) AS median,
                               (SELECT count(*) FROM activation_event WHERE activation_id = :id AND kind = ANY(:said)) AS statements,
                               (SELECT count(*) FROM activation_event WHERE activation_id = :id AND kind = :late) AS late
                        """)
                .bind("id", activation.id())
                .bind("from", activation.startedAt())
                .bind("to", end)
                .bindArray(
                        "said",
                        String.class,
                        List.of(Happening.STATEMENT_ISSUED.id(), Happening.STATEMENT_ELSEWHERE.id()))
                .bind("late", Happening.STEP_LATE.id())
                .map((row, context) -> {
                    double seconds = row.getDouble("median");
                    Duration median = row.wasNull() ? null : Duration.ofSeconds(Math.round(seconds));
                    return new Figures(
                            Duration.between(activation.startedAt(), end),
                            row.getInt("conversations"),
                            row.getInt("received"),
                            row.getInt("answered"),
                            median,
                            row.getInt("statements"),
                            row.getInt("late"));
                })
                .one();
    }

    /**
     * Posts on a time axis.
     *
     * @param from where it begins: an hour before the crisis did
     * @param width of one part of it: ten minutes, an hour for more than a day, a day for more than ten
     * @param parts those in which there was something
     */
    public record Course(Instant from, Duration width, int count, List<Slice> parts) {
        public Course {
            parts = List.copyOf(parts);
        }
    }

    /** A part of the axis, counted from 0. */
    public record Slice(int place, int received, int answered) {}

    /** How many came and were answered when. */
    public static Course course(Handle db, Activation activation, Instant now) {
        Instant end = Objects.requireNonNullElse(activation.endedAt(), now);
        Instant from = activation.startedAt().minus(Duration.ofHours(1));
        Duration all = Duration.between(from, end);
        Duration width = all.toHours() <= 25
                ? Duration.ofMinutes(10)
                : all.toDays() <= 10 ? Duration.ofHours(1) : Duration.ofDays(1);
        List<Slice> parts = db.createQuery("""
                        SELECT floor(extract(epoch FROM p.posted_at - :from) / :width)::int AS place,
                               count(*) FILTER (WHERE NOT p.own) AS received, count(*) FILTER (WHERE p.own) AS answered
                          FROM gathered g JOIN post p ON p.conversation_id = g.conversation_id
                         WHERE g.activation_id = :id AND p.posted_at >= :from AND p.posted_at <= :to
                         GROUP BY 1 ORDER BY 1
                        """)
                .bind("id", activation.id())
                .bind("from", from)
                .bind("to", end)
                .bind("width", width.toSeconds())
                .mapTo(Slice.class)
                .list();
        int count = (int) Math.max(1, (all.toSeconds() + width.toSeconds() - 1) / width.toSeconds());
        return new Course(from, width, count, parts);
    }
}
