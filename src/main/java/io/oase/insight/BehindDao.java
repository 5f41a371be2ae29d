package io.oase.insight;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.target.ClockKind;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows behind figures: a keyset page, along the index of what they are in order of. What was merged since is called as what it
 * became: that is what opens.
 */
final class BehindDao {
    /** How long a clock has been running. Exact decimals are slow, and needed only where pauses are taken off. */
    private static final String SECONDS = """
            greatest(0, least(2147483647, floor(CASE
                WHEN k.pauses = '[]' THEN date_part('epoch', coalesce(k.paused_at, :now) - k.started_at)
                ELSE extract(epoch FROM coalesce(k.paused_at, :now) - k.started_at) - (
                    SELECT sum(extract(epoch FROM (p->>'to')::timestamptz - (p->>'from')::timestamptz))
                      FROM jsonb_array_elements(k.pauses) AS p) END)))::int
            """;

    private static final String WHO = """
              JOIN conversation c ON c.id = x.conversation_id
              JOIN conversation there ON there.id = coalesce(c.merged_into, c.id)
              JOIN identity i ON i.id = c.identity_id
              JOIN channel ch ON ch.id = c.channel_id
            """;

    private BehindDao() {}

    /** Where a page goes on: after this row. */
    record Cursor(Instant at, long id) {
        /** @throws Refused.Invalid naming {@code cursor} */
        static Cursor parse(String text) {
            int bar = text.indexOf('_');
            try {
                return new Cursor(
                        Instant.parse(text.substring(0, Math.max(0, bar))), Long.parseLong(text.substring(bar + 1)));
            } catch (DateTimeException | NumberFormatException e) {
                throw new Refused.Invalid("cursor", Said.of("insight.cursor"));
            }
        }

        static String of(Behind.Line line) {
            return line.at() + "_" + line.id();
        }
    }

    static List<Behind.Line> clocks(
            Handle db, Question question, Slice of, ClockKind kind, Instant now, @Nullable Cursor after, int limit) {
        Part part = of.part();
        String period = part.isEarlier() ? "k.started_at < :from" : "k.started_at >= :from AND k.started_at < :to";
        String agent = question.agent() == null
                ? "true"
                : "CASE WHEN k.ended_at IS NULL THEN coalesce((SELECT h.assignee_id FROM conversation h WHERE h.id = k.conversation_id), 0)"
                        + " ELSE coalesce(k.ended_by, 0) END = :agent";
        String team = question.team() == null
                ? "true"
                : "CASE WHEN k.ended_at IS NULL THEN coalesce((SELECT h.team_id FROM conversation h WHERE h.id = k.conversation_id), 0)"
                        + " ELSE coalesce(k.team_id, 0) END = :team";
        String hour = of.hour() == null
                ? "true"
                : "(extract(isodow FROM k.started_at AT TIME ZONE :zone) - 1) * 24 + extract(hour FROM k.started_at AT TIME ZONE :zone) = :hour";
        return bind(
                        db.createQuery(
                                "SELECT x.id, x.conversation_id, there.title, coalesce(nullif(i.display_name, ''), i.handle) AS person,"
                                        + " ch.name AS channel, x.started_at AS at, x.how, CASE WHEN x.ended_at IS NULL AND x.due_at < :now THEN true"
                                        + " ELSE x.missed END AS missed, x.seconds, x.open, x.delay, a.name AS by, NULL::int AS contacts,"
                                        + " NULL::int AS answers FROM (SELECT k.*, coalesce(k.seconds, "
                                        + SECONDS
                                        + ") AS seconds_or_now FROM clock k WHERE k.kind = :kind AND " + period
                                        + " AND " + part.sql() + " AND "
                                        + agent + " AND " + team + " AND " + hour + narrowed("k")
                                        + beyond("k.started_at", "k.id", after)
                                        + " ORDER BY k.started_at DESC, k.id DESC LIMIT :limit) x0 CROSS JOIN LATERAL (SELECT x0.id, x0.conversation_id,"
                                        + " x0.started_at, x0.ended_at, x0.due_at, x0.how, x0.missed, x0.seconds_or_now AS seconds,"
                                        + " x0.open_seconds AS open, x0.delay_seconds AS delay, x0.ended_by) x" + WHO
                                        + " LEFT JOIN account a ON a.id = CASE WHEN x.ended_at IS NULL THEN c.assignee_id ELSE x.ended_by END"
                                        + " ORDER BY x.started_at DESC, x.id DESC"),
                        question,
                        after)
                .bind("kind", kind.id())
                .bind("now", now)
                .bind("zone", of.zone().getId())
                .bind("hour", of.hour())
                .bind("limit", limit)
                .mapTo(Behind.Line.class)
                .list();
    }

    static List<Behind.Line> solutions(
            Handle db, Question question, Part part, Instant now, @Nullable Cursor after, int limit) {
        String verdict = part == Part.SOLVED ? "true" : SolutionDao.VERDICT + " = :verdict";
        return bind(
                        db.createQuery(
                                "SELECT x.clock_id AS id, x.conversation_id, there.title,"
                                        + " coalesce(nullif(i.display_name, ''), i.handle) AS person, ch.name AS channel, x.began_at AS at,"
                                        + " 'resolved' AS how, NULL::boolean AS missed, k.seconds, k.open_seconds AS open, k.delay_seconds AS delay,"
                                        + " a.name AS by, x.contacts, x.answers FROM (SELECT s.* FROM solution s WHERE"
                                        + SolutionDao.WHERE + " AND "
                                        + verdict + beyond("s.began_at", "s.clock_id", after)
                                        + " ORDER BY s.began_at DESC, s.clock_id DESC LIMIT :limit) x JOIN clock k ON k.id = x.clock_id"
                                        + WHO
                                        + " LEFT JOIN account a ON a.id = x.account_id ORDER BY x.began_at DESC, x.clock_id DESC"),
                        question,
                        after)
                .bind("now", now)
                .bind("verdict", part.sql())
                .bind("limit", limit)
                .mapTo(Behind.Line.class)
                .list();
    }

    static List<Behind.Line> automatic(Handle db, Question question, @Nullable Cursor after, int limit) {
        return bind(
                        db.createQuery(
                                "SELECT x.id, x.conversation_id, there.title, coalesce(nullif(i.display_name, ''), i.handle) AS person,"
                                        + " ch.name AS channel, x.posted_at AS at, NULL AS how, NULL::boolean AS missed, NULL::int AS seconds,"
                                        + " NULL::int AS open, NULL::int AS delay, NULL AS by, NULL::int AS contacts, NULL::int AS answers"
                                        + " FROM (SELECT p.* FROM post p WHERE " + AUTOMATIC
                                        + beyond("p.posted_at", "p.id", after)
                                        + " ORDER BY p.posted_at DESC, p.id DESC LIMIT :limit) x" + WHO
                                        + " ORDER BY x.posted_at DESC, x.id DESC"),
                        question,
                        after)
                .bind("limit", limit)
                .mapTo(Behind.Line.class)
                .list();
    }

    private static final String AUTOMATIC =
            "p.automatic AND p.own AND p.conversation_id IS NOT NULL AND p.deleted_at IS NULL"
                    + " AND p.posted_at >= :from AND p.posted_at < :to AND (:channel::bigint IS NULL OR p.channel_id = :channel)";

    static long automatic(Handle db, Question question) {
        return bind(db.createQuery("SELECT count(*) FROM post p WHERE " + AUTOMATIC), question, null)
                .mapTo(Long.class)
                .one();
    }

    private static String narrowed(String clock) {
        return " AND (:channel::bigint IS NULL OR " + clock
                + ".channel_id = :channel) AND (:target::bigint IS NULL OR coalesce(("
                + "SELECT v.target_id FROM target_version v WHERE v.id = " + clock
                + ".target_version_id), 0) = :target)";
    }

    private static String beyond(String at, String id, @Nullable Cursor after) {
        return after == null ? "" : " AND (" + at + ", " + id + ") < (:at, :after)";
    }

    private static Query bind(Query query, Question question, @Nullable Cursor after) {
        if (after != null) {
            query.bind("at", after.at()).bind("after", after.id());
        }
        return query.bind("from", question.from())
                .bind("to", question.to())
                .bind("channel", question.channel())
                .bind("target", question.target())
                .bind("team", question.team())
                .bind("agent", question.agent());
    }
}
