package io.oase.alert;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.people.Account;
import io.oase.people.Right;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Alerts as people see them, and what they may do about them: silence one for a while, or put a playbook in force. */
public final class Alerts {
    /** Nobody may look away for longer. */
    public static final Duration LONGEST_SILENCE = Duration.ofDays(30);
    /** Characters of a reason. */
    public static final int LONGEST_REASON = 500;

    private static final int POSTS = 50;
    /** What is shown of the time before, and at most in all. */
    private static final Duration BEFORE = Duration.ofHours(2);

    private static final Duration SHOWN = Duration.ofHours(12);
    private static final Duration LONGEST_SHOWN = Duration.ofDays(2);

    private final Jdbi db;
    private final Topics topics;
    private final Clock clock;

    public Alerts(Jdbi db, Topics topics, Clock clock) {
        this.db = db;
        this.topics = topics;
        this.clock = clock;
    }

    /**
     * One page of them.
     *
     * @param next cursor of the following page; empty on the last one
     */
    public record Page(List<Alert> alerts, Optional<String> next) {}

    /**
     * One of them with what shows it.
     *
     * @param first its first post; null when that was deleted and it has none any more
     * @param latest its latest posts, newest first
     * @param course what it looks like
     */
    public record Whole(Alert alert, Alert.@Nullable Said first, List<Alert.Said> latest, Alert.Course course) {}

    /**
     * Latest first.
     *
     * @param over only those that are over, or that go on; null for all
     * @param cursor from the page before; null for the first page
     * @throws Refused.Invalid when the cursor is none of ours
     */
    public Page list(Account by, @Nullable Boolean over, int limit, @Nullable String cursor) {
        by.require(Right.SEE_ALERTS);
        long before = cursor == null ? Long.MAX_VALUE : parse(cursor);
        List<Alert> rows = db.withHandle(handle -> AlertDao.list(handle, over, before, limit + 1));
        return rows.size() <= limit
                ? new Page(rows, Optional.empty())
                : new Page(
                        rows.subList(0, limit),
                        Optional.of(String.valueOf(rows.get(limit - 1).id())));
    }

    /** What is watched at present. */
    public List<Watched> watched(Account by) {
        by.require(Right.SEE_ALERTS);
        return topics.watched();
    }

    /** One of them, with its posts. */
    public Whole read(Account by, long id) {
        by.require(Right.SEE_ALERTS);
        Instant now = clock.instant();
        return db.inTransaction(handle -> {
            Alert alert = find(handle, id);
            Instant end = Bucket.plus(Bucket.of(alert.endedAt() == null ? now : alert.endedAt()), 1);
            Instant from = Bucket.of(alert.grounds().from()).minus(BEFORE);
            Duration shown = shown(alert.grounds());
            if (alert.endedAt() == null && from.isBefore(end.minus(shown))) {
                from = end.minus(shown);
            }
            Instant to = end.isAfter(from.plus(shown)) ? from.plus(shown) : end;
            return new Whole(
                    alert,
                    AlertDao.posts(handle, id, true, 1).stream().findFirst().orElse(null),
                    AlertDao.posts(handle, id, false, POSTS),
                    new Alert.Course(AlertDao.counts(handle, id, from, to)));
        });
    }

    /**
     * Nobody is told of this topic for a while, even if it ends and begins again. Takes the place of another silence.
     *
     * @param until at most {@link #LONGEST_SILENCE} from now
     * @throws Refused.Invalid under {@code until} or {@code reason}
     * @throws Refused.Conflict when it is over
     */
    public Alert silence(Account by, long id, Instant until, String reason) {
        by.require(Right.MANAGE_ALERTS);
        Instant now = clock.instant();
        String why = reason.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            throw new Refused.Invalid("reason", Said.of("alert.reason", LONGEST_REASON));
        }
        if (!until.isAfter(now) || until.isAfter(now.plus(LONGEST_SILENCE))) {
            throw new Refused.Invalid("until", Said.of("alert.until", LONGEST_SILENCE.toDays()));
        }
        return db.inTransaction(handle -> {
            AlertDao.lock(handle, id);
            if (find(handle, id).endedAt() != null) {
                throw new Refused.Conflict(Said.of("alert.over"), List.of());
            }
            AlertDao.silence(handle, id, by.id(), now, until, why);
            return find(handle, id);
        });
    }

    /** It is told of again; nothing happens to one that is not silenced. */
    public Alert speak(Account by, long id) {
        by.require(Right.MANAGE_ALERTS);
        return db.inTransaction(handle -> {
            AlertDao.lock(handle, id);
            find(handle, id);
            AlertDao.speak(handle, id);
            return find(handle, id);
        });
    }

    /**
     * A playbook was put in force because of it, in the caller’s transaction; nothing happens to one that is over meanwhile.
     *
     * @throws Refused.NotFound when there is none
     */
    public void takeUp(Handle handle, long id, long activation) {
        AlertDao.lock(handle, id);
        find(handle, id);
        AlertDao.takeUp(handle, id, activation);
    }

    /** Half a day; of ratings, the time the playbook names and what is around it, two days at most. */
    private static Duration shown(Alert.Grounds grounds) {
        Duration whole = Duration.ofMinutes(grounds.minutes()).plus(BEFORE.multipliedBy(2));
        Duration most = whole.compareTo(LONGEST_SHOWN) > 0 ? LONGEST_SHOWN : whole;
        return most.compareTo(SHOWN) < 0 ? SHOWN : most;
    }

    private static Alert find(Handle handle, long id) {
        return AlertDao.find(handle, id).orElseThrow(() -> new Refused.NotFound(Said.of("alert.none", id)));
    }

    private static long parse(String cursor) {
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw new Refused.Invalid("cursor", Said.of("alert.cursor"));
        }
    }
}
