package io.oase.target;

import io.oase.people.Account;
import io.oase.people.Right;
import io.oase.target.ExpectedAnswer.Lately;
import io.oase.target.OpeningTime.Reckoned;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * By when somebody who waits can expect an answer: reckoned from how long others waited lately, how many wait before them and
 * when somebody is there. Nothing is promised while their channel cannot be read, as the ledger has it: what they write next would not be
 * seen, and an answer may not get out.
 */
public final class Expecting {
    /** How far back answers count as recent. */
    public static final Duration RECENT = Duration.ofDays(28);

    /** Of those, at most so many, the latest. */
    public static final int MOST_ANSWERS = 1000;

    /** Who wait before somebody are counted up to here. */
    public static final int MOST_AHEAD = 1000;

    private final Jdbi db;
    private final TargetDao targets = new TargetDao();
    private final Calendars calendars;
    private final Clock clock;

    public Expecting(Jdbi db, Calendars calendars, Clock clock) {
        this.db = db;
        this.calendars = calendars;
        this.clock = clock;
    }

    /**
     * Somebody who waits, and what they can be told.
     *
     * @param asked since when they wait
     * @param seen when what they wrote was stored here
     * @param due when the promised time is over, or was; null when nothing is promised
     * @param dueWithoutDelay when it would be, had what they wrote been stored here when it was published
     * @param lately what the answer rests on
     * @param calendar the version opening time is counted in
     * @param blind name of the channel, where it cannot be read at present; null where it can
     */
    public record Expected(
            ExpectedAnswer answer,
            Instant now,
            Instant asked,
            Instant seen,
            @Nullable Instant due,
            @Nullable Instant dueWithoutDelay,
            Lately lately,
            Calendars.Version calendar,
            @Nullable String blind) {
        /** Whether the promised time is over. */
        public boolean missed() {
            return due != null && due.isBefore(now);
        }

        /** Whether it would not be, had the post come here when it was published. */
        public boolean missedByDelay() {
            return missed() && dueWithoutDelay != null && !dueWithoutDelay.isBefore(now);
        }

        /** Whether nobody was there when they wrote. */
        public boolean askedWhileClosed() {
            return !new OpeningTime(calendar.calendar()).open(asked);
        }

        /** Whether somebody is there at the moment. */
        public boolean open() {
            return new OpeningTime(calendar.calendar()).open(now);
        }
    }

    /** What can be said in a conversation; empty where nobody waits for an answer, or waits for us to wait for them. */
    public Optional<Expected> of(Account by, long conversation) {
        by.require(Right.READ_INBOX);
        return db.withHandle(handle -> of(handle, conversation, clock.instant()));
    }

    /** The same, within a transaction. */
    public Optional<Expected> of(Handle db, long conversation, Instant now) {
        return waiting(db, conversation).map(waiting -> {
            Calendars.Version calendar = calendars.version(db, waiting.calendarVersionId);
            OpeningTime opening = new OpeningTime(calendar.calendar());
            Answers answers = answers(db, waiting, now);
            Lately lately = new Lately(
                    answers.measured,
                    Duration.ofSeconds(answers.median),
                    answers.answers,
                    answers.since == null ? Duration.ZERO : opening.between(answers.since, now, List.of()),
                    ahead(db, waiting));
            return new Expected(
                    waiting.blind == null
                            ? ExpectedAnswer.of(
                                    opening, calendar.calendar().zone(), now, waiting.startedAt, lately, waiting.dueAt)
                            : new ExpectedAnswer.Unknown(),
                    now,
                    waiting.startedAt,
                    waiting.seenAt,
                    waiting.dueAt,
                    withoutDelay(waiting, opening),
                    lately,
                    calendar,
                    waiting.blind);
        });
    }

    /** In the time in which it was promised: a weekend on which nobody is there costs none of it. */
    private static @Nullable Instant withoutDelay(Waiting waiting, OpeningTime opening) {
        if (waiting.dueAt == null) {
            return null;
        }
        if ("clock".equals(waiting.counting)) {
            return waiting.dueAt.plus(Duration.between(waiting.startedAt, waiting.seenAt));
        }
        Duration lost = opening.between(waiting.startedAt, waiting.seenAt, List.of());
        return opening.after(waiting.dueAt, lost, List.of()) instanceof Reckoned.Due later ? later.at() : null;
    }

    /** The clock that runs for whoever waits; columns. */
    record Waiting(
            Instant startedAt,
            Instant seenAt,
            @Nullable Instant dueAt,
            @Nullable String counting,
            @Nullable Long targetVersionId,
            long calendarVersionId,
            Instant unansweredSince,
            @Nullable String blind) {}

    private static Optional<Waiting> waiting(Handle db, long conversation) {
        return db.createQuery("""
                        SELECT k.started_at, k.seen_at, k.due_at, k.counting, k.target_version_id, k.calendar_version_id,
                               coalesce(c.unanswered_since, k.started_at) AS unanswered_since,
                               CASE WHEN ch.state <> 'active' OR v.failing_since IS NOT NULL OR v.needs_person THEN ch.name END AS blind
                          FROM clock k JOIN conversation c ON c.id = k.conversation_id JOIN channel ch ON ch.id = c.channel_id
                          LEFT JOIN coverage v ON v.channel_id = ch.id
                         WHERE k.conversation_id = :id AND k.ended_at IS NULL AND k.paused_at IS NULL
                           AND k.kind IN ('first_response', 'next_response')
                        """).bind("id", conversation).mapTo(Waiting.class).findOne();
    }

    /** Columns. */
    record Answers(int answers, @Nullable Instant since, int measured, long median) {}

    /** The latest answers; the median of those to people who were promised the same, whatever version of it. */
    private Answers answers(Handle db, Waiting waiting, Instant now) {
        Long target = Optional.ofNullable(waiting.targetVersionId)
                .flatMap(version -> targets.version(db, version))
                .map(Target::id)
                .orElse(null);
        return db.createQuery("""
                        WITH recent AS (
                               SELECT ended_at, target_version_id, open_seconds FROM clock
                                WHERE kind IN ('first_response', 'next_response') AND how IN ('answered', 'answered_outside')
                                  AND ended_at > :since AND ended_at <= :now
                                ORDER BY ended_at DESC LIMIT :most),
                             same AS (SELECT id FROM target_version WHERE target_id = :target)
                        SELECT count(*) AS answers, min(ended_at) AS since, count(*) FILTER (WHERE alike) AS measured,
                               coalesce(percentile_disc(0.5) WITHIN GROUP (ORDER BY open_seconds) FILTER (WHERE alike), 0) AS median
                          FROM (SELECT ended_at, open_seconds,
                                       CASE WHEN :target::bigint IS NULL THEN target_version_id IS NULL
                                            ELSE target_version_id IN (SELECT id FROM same) END AS alike
                                  FROM recent) answered
                        """)
                .bind("since", now.minus(RECENT))
                .bind("now", now)
                .bind("most", MOST_ANSWERS)
                .bind("target", target)
                .mapTo(Answers.class)
                .one();
    }

    private static int ahead(Handle db, Waiting waiting) {
        return db.createQuery("""
                        SELECT count(*) FROM (
                            SELECT FROM conversation
                             WHERE state IN ('new', 'open') AND unanswered_since IS NOT NULL AND unanswered_since < :since
                             LIMIT :most) longer
                        """)
                .bind("since", waiting.unansweredSince)
                .bind("most", MOST_AHEAD)
                .mapTo(Integer.class)
                .one();
    }
}
