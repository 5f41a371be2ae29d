package io.oase.insight;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Rows of {@code solution}, counted. */
final class SolutionDao {
    /** Solved at first contact, not so, or not known yet. */
    static final String VERDICT = """
            CASE WHEN s.answers <> 1 OR s.reopened_at < s.solved_at + interval '72 hours' THEN 'later'
                 WHEN s.reopened_at IS NULL AND s.solved_at > :now - interval '72 hours' THEN 'unknown'
                 ELSE 'first' END
            """;

    /** What a question leaves in. */
    static final String WHERE = """
             s.began_at >= :from AND s.began_at < :to AND (:channel::bigint IS NULL OR s.channel_id = :channel)
             AND (:agent::bigint IS NULL OR coalesce(s.account_id, 0) = :agent)
             AND (:team::bigint IS NULL OR coalesce(s.team_id, 0) = :team)
             AND (:target::bigint IS NULL OR coalesce((SELECT v.target_id FROM target_version v WHERE v.id = s.target_version_id), 0) = :target)
            """;

    private SolutionDao() {}

    /** The whole, and its parts by channel, colleague, team or target; none by anything else. */
    record Found(Solving whole, Map<Long, Solving> parts) {}

    static Found read(Handle db, Question question, Instant now, @Nullable Dimension by, Targeting targets) {
        String key = by == null
                ? "0"
                : switch (by) {
                    case CHANNEL -> "s.channel_id";
                    case AGENT -> "coalesce(s.account_id, 0)";
                    case TEAM -> "coalesce(s.team_id, 0)";
                    case TARGET -> "coalesce(s.target_version_id, 0)";
                    case HOUR -> "0";
                };
        Map<Long, Count> counts = new HashMap<>();
        Count whole = new Count();
        db.createQuery("SELECT " + key + "::bigint AS key, s.contacts, " + VERDICT
                        + " AS verdict, count(*) AS many FROM solution s WHERE" + WHERE + "GROUP BY 1, 2, 3")
                .bind("from", question.from())
                .bind("to", question.to())
                .bind("channel", question.channel())
                .bind("agent", question.agent())
                .bind("team", question.team())
                .bind("target", question.target())
                .bind("now", now)
                .mapTo(Row.class)
                .forEach(row -> {
                    whole.add(row);
                    counts.computeIfAbsent(by == Dimension.TARGET ? targets.of(row.key) : row.key, each -> new Count())
                            .add(row);
                });
        Map<Long, Solving> parts = new HashMap<>();
        if (by != null && by != Dimension.HOUR) {
            counts.forEach((each, count) -> parts.put(each, count.solving()));
        }
        return new Found(whole.solving(), parts);
    }

    /** Columns. */
    record Row(long key, int contacts, String verdict, long many) {}

    private static final class Count {
        private final Map<String, Long> verdicts = new HashMap<>();
        private final TreeMap<Integer, Long> contacts = new TreeMap<>();
        private long sum;

        void add(Row row) {
            verdicts.merge(row.verdict, row.many, Long::sum);
            contacts.merge(row.contacts, row.many, Long::sum);
            sum += row.contacts * row.many;
        }

        Solving solving() {
            long all = contacts.values().stream().mapToLong(Long::longValue).sum();
            return new Solving(
                    all,
                    all == 0 ? null : (double) sum / all,
                    median((all + 1) / 2),
                    verdict("first"),
                    verdict("later"),
                    verdict("unknown"));
        }

        private long verdict(String name) {
            return Objects.requireNonNullElse(verdicts.get(name), 0L);
        }

        private @Nullable Integer median(long wanted) {
            long passed = 0;
            for (Map.Entry<Integer, Long> each : contacts.entrySet()) {
                passed += each.getValue();
                if (passed >= wanted) {
                    return each.getKey();
                }
            }
            return null;
        }
    }
}
