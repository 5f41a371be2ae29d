package io.oase.notice;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.people.Account;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What people are told: sending it, and each person's own list of it. */
public final class Notices {
    /** Topic of the signal that somebody's notices changed; {@link NoticeSignal} reads its payload. */
    public static final String TOPIC = "oase_notices";
    /** How long it is remembered who was told what; afterwards notices are swept away. */
    public static final Duration KEPT = Duration.ofDays(90);
    /** Nobody reads on a page that there are more than so many; counting stops there. */
    public static final int COUNT_BOUND = 100;

    private final Jdbi db;
    private final Clock clock;
    private final Set<Way> ways;
    private final ZoneId zone;

    /** @param ways by which notices also leave the house */
    public Notices(Jdbi db, Clock clock, Set<Way> ways) {
        this(db, clock, ways, ZoneId.of("UTC"));
    }

    /**
     * @param ways by which notices also leave the house
     * @param zone of people who have not said theirs
     */
    public Notices(Jdbi db, Clock clock, Set<Way> ways, ZoneId zone) {
        this.db = db;
        this.clock = clock;
        this.ways = Set.copyOf(ways);
        this.zone = zone;
    }

    /**
     * Tells people something, in the caller's transaction: what is rolled back was never told. Those who were told the same
     * {@link Notice#key} before are not told again, nor are webhooks; those who are no longer active are passed over. Open
     * pages show it as soon as the transaction has committed, webhooks, pushes and mails follow within a second, or when
     * somebody wants them.
     *
     * @param accounts whom to tell; nobody: only webhooks are
     * @param at when, as people read it
     */
    public void send(Handle handle, Notice notice, Collection<Long> accounts, Instant at) {
        List<Hearer> hearers = accounts.isEmpty() ? List.of() : PreferenceDao.hearers(handle, accounts, zone);
        List<NoticeSignal> told = NoticeDao.insert(handle, notice, hearers, ways.contains(Way.EMAIL), at);
        Set<Long> loud =
                those(hearers, told, hearer -> hearer.choice(notice.kind()).counts());
        NoticeSignal.publish(
                handle,
                told.stream()
                        .map(signal -> loud.contains(signal.account()) ? signal : signal.silent())
                        .toList());
        if (ways.contains(Way.WEBHOOK)) {
            DeliveryDao.toWebhook(handle, notice, accounts, at);
        }
        if (ways.contains(Way.TEAM)) {
            DeliveryDao.toTeam(handle, notice, accounts, at);
        }
        if (ways.contains(Way.EMAIL)) {
            Set<Long> mailed =
                    those(hearers, told, hearer -> hearer.choice(notice.kind()).mail() == Mailing.AT_ONCE);
            DeliveryDao.toPeople(handle, notice, mailed, at);
        }
        if (ways.contains(Way.PUSH)) {
            Set<Long> pushed =
                    those(hearers, told, hearer -> hearer.choice(notice.kind()).push());
            DeliveryDao.toDevices(handle, notice, pushed, at);
        }
    }

    private static Set<Long> those(List<Hearer> hearers, List<NoticeSignal> told, Predicate<Hearer> wanting) {
        Set<Long> now = told.stream().map(NoticeSignal::account).collect(Collectors.toSet());
        return hearers.stream()
                .filter(hearer -> now.contains(hearer.id()))
                .filter(wanting)
                .map(Hearer::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * One page of somebody's notices.
     *
     * @param notices latest first
     * @param next cursor of the following page; empty on the last one
     */
    public record Page(List<Told> notices, Optional<String> next) {}

    /**
     * A person's own notices, latest first.
     *
     * @param read only those that are read, or are not; null for all
     * @param cursor from the page before; null for the first page
     * @throws Refused.Invalid when the cursor is none of ours
     */
    public Page list(Account by, @Nullable Boolean read, int limit, @Nullable String cursor) {
        long before = cursor == null ? Long.MAX_VALUE : parse(cursor);
        List<Told> rows = db.withHandle(handle -> NoticeDao.list(handle, by.id(), read, before, limit + 1));
        if (rows.size() <= limit) {
            return new Page(rows, Optional.empty());
        }
        List<Told> page = rows.subList(0, limit);
        return new Page(page, Optional.of(String.valueOf(page.get(limit - 1).id())));
    }

    /** How many that count a person has not read, up to {@link #COUNT_BOUND}. */
    public int unread(Account by) {
        return db.withHandle(handle -> NoticeDao.unread(handle, by.id(), COUNT_BOUND));
    }

    /** Which of these a person was told and has not read. */
    public List<Long> unreadAmong(Account by, Collection<Long> ids) {
        return db.withHandle(handle -> NoticeDao.unreadAmong(handle, by.id(), ids));
    }

    /** One of a person's own notices. */
    public Told get(Account by, long id) {
        return db.withHandle(handle -> NoticeDao.find(handle, by.id(), id)).orElseThrow(() -> unknown(id));
    }

    /** Marks one of a person's own notices as read or as unread; answers it as it is then. */
    public Told mark(Account by, long id, boolean read) {
        return db.inTransaction(handle -> {
            Told before = NoticeDao.find(handle, by.id(), id).orElseThrow(() -> unknown(id));
            if ((before.readAt() != null) == read) {
                return before;
            }
            NoticeDao.mark(handle, by.id(), id, read ? clock.instant() : null);
            NoticeSignal.changed(handle, by.id());
            return NoticeDao.find(handle, by.id(), id).orElseThrow(() -> unknown(id));
        });
    }

    /**
     * Marks a person's own notices as read.
     *
     * @param upTo the newest they have seen; what came after it stays unread
     */
    public void markAll(Account by, long upTo) {
        db.useTransaction(handle -> {
            if (NoticeDao.markAll(handle, by.id(), upTo, clock.instant()) > 0) {
                NoticeSignal.changed(handle, by.id());
            }
        });
    }

    /** Marks what somebody was told under these keys as read, in the caller's transaction: they have seen it where it happened. */
    public void markKeys(Handle handle, Account by, Collection<String> keys) {
        if (NoticeDao.markKeys(handle, by.id(), keys, clock.instant()) > 0) {
            NoticeSignal.changed(handle, by.id());
        }
    }

    /** Forgets what is older than {@link #KEPT}; says how much. */
    public int sweep() {
        Instant before = clock.instant().minus(KEPT);
        return db.inTransaction(handle -> NoticeDao.sweep(handle, before) + DeliveryDao.sweep(handle, before));
    }

    private static long parse(String cursor) {
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw new Refused.Invalid("cursor", Said.of("notice.bad_cursor"));
        }
    }

    private static Refused unknown(long id) {
        return new Refused.NotFound(Said.of("notice.not_found", id));
    }
}
