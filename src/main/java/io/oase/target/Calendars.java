package io.oase.target;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.people.Account;
import io.oase.people.Right;
import io.oase.target.CalendarDao.Row;
import io.oase.target.CalendarDao.VersionRow;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The calendars there are. One always is: it came with the product, and the last one cannot be retired. A version never
 * changes, so that what was reckoned with it can be reckoned again.
 */
public final class Calendars {
    private final Jdbi jdbi;
    private final Clock clock;
    private final CalendarVersions versions = new CalendarVersions();
    private final List<Changed> listeners = new CopyOnWriteArrayList<>();

    public Calendars(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Hears of a new version before it is committed; what it throws undoes everything. */
    public interface Changed {
        /** @param by who changed it */
        void calendarChanged(Handle db, long calendarId, Account by, Instant at);
    }

    /** From now on this one hears too. */
    public void listen(Changed listener) {
        listeners.add(listener);
    }

    /**
     * One version of a calendar.
     *
     * @param id number among those of all calendars
     * @param no number among its own, from 1
     * @param name what the calendar was called then
     */
    public record Version(long id, long calendarId, int no, String name, Calendar calendar) {}

    /**
     * One version, as it is told to people.
     *
     * @param createdBy account that made it; null for one that came with the product
     */
    public record Past(
            int no,
            String name,
            CalendarDraft written,
            Instant createdAt,
            @Nullable Long createdBy) {}

    /** Those in use, by name. */
    public List<StoredCalendar> all(Account by) {
        by.require(Right.SEE_CALENDARS);
        return jdbi.withHandle(this::inUse);
    }

    /**
     * One that is in use.
     *
     * @throws Refused.NotFound when there is none, or it is retired
     */
    public StoredCalendar get(Account by, long id) {
        by.require(Right.SEE_CALENDARS);
        return jdbi.withHandle(db -> find(db, id));
    }

    /** All versions of one that is in use, latest first. */
    public List<Past> versions(Account by, long id) {
        by.require(Right.SEE_CALENDARS);
        return jdbi.withHandle(db -> {
            find(db, id);
            return CalendarDao.versions(db, id).stream()
                    .map(row -> new Past(
                            row.no(), row.name(), row.body().as(CalendarDraft.class), row.createdAt(), row.createdBy()))
                    .toList();
        });
    }

    /**
     * Makes a new one.
     *
     * @throws Refused.Invalid with every field that cannot be used, {@code name} among them
     */
    public StoredCalendar create(Account by, @Nullable String name, CalendarDraft draft) {
        by.require(Right.MANAGE_CALENDARS);
        Wanted wanted = Wanted.of(name, draft);
        return jdbi.inTransaction(db -> {
            CalendarDao.oneAtATime(db);
            wanted.requireRight(CalendarDao.nameTaken(db, wanted.name, 0));
            Instant at = clock.instant();
            long id = CalendarDao.insert(db, wanted.name, by.id(), at);
            CalendarDao.insertVersion(db, id, 1, wanted.name, wanted.reading.written(), by.id(), at);
            return find(db, id);
        });
    }

    /**
     * Changes one: a new version, or nothing when it is just as before.
     *
     * @param seen number of the version its author had before them; null when they do not care what they write over
     * @throws Refused.Conflict when it has been changed since
     */
    public StoredCalendar change(
            Account by, long id, @Nullable String name, CalendarDraft draft, @Nullable Integer seen) {
        by.require(Right.MANAGE_CALENDARS);
        Wanted wanted = Wanted.of(name, draft);
        return jdbi.inTransaction(db -> {
            CalendarDao.oneAtATime(db);
            requireInUse(db, id);
            StoredCalendar before = find(db, id);
            wanted.requireRight(CalendarDao.nameTaken(db, wanted.name, id));
            boolean otherBody = !wanted.reading.written().equals(before.written());
            if (!otherBody && wanted.name.equals(before.name())) {
                return before;
            }
            if (seen != null && seen != before.no()) {
                throw new Refused.Conflict(Said.of("calendar.newer"), List.of());
            }
            Instant at = clock.instant();
            CalendarDao.rename(db, id, wanted.name);
            CalendarDao.insertVersion(db, id, before.no() + 1, wanted.name, wanted.reading.written(), by.id(), at);
            if (otherBody) {
                listeners.forEach(listener -> listener.calendarChanged(db, id, by, at));
            }
            return find(db, id);
        });
    }

    /**
     * Takes one out of use. What was reckoned with it stays.
     *
     * @throws Refused.Conflict while a target counts in it, or when it is the last one
     */
    public void retire(Account by, long id) {
        by.require(Right.MANAGE_CALENDARS);
        jdbi.useTransaction(db -> {
            CalendarDao.oneAtATime(db);
            requireInUse(db, id);
            List<String> targets = usedBy(db, id);
            if (!targets.isEmpty()) {
                throw new Refused.Conflict(Said.of("calendar.used", String.join(", ", targets)), List.of());
            }
            if (CalendarDao.count(db) == 1) {
                throw new Refused.Conflict(Said.of("calendar.last"), List.of());
            }
            CalendarDao.retire(db, id, clock.instant());
        });
    }

    /** The latest version, also of a retired calendar; for clocks, which have no rights. Empty when there is no such calendar. */
    public Optional<Version> latest(Handle db, long calendarId) {
        return CalendarDao.latest(db, calendarId).map(id -> version(db, id));
    }

    /**
     * The version something was reckoned with; for clocks, which have no rights.
     *
     * @throws IllegalArgumentException when there is none
     */
    public Version version(Handle db, long versionId) {
        return versions.of(versionId, () -> CalendarDao.version(db, versionId)
                .orElseThrow(() -> new IllegalArgumentException("No version " + versionId)));
    }

    /** Those in use, for what has no rights. */
    List<StoredCalendar> inUse(Handle db) {
        return CalendarDao.all(db).stream().map(this::stored).toList();
    }

    /** Names of the targets that count in a calendar. */
    List<String> usedBy(Handle db, long calendar) {
        return TargetDao.countingIn(db, calendar);
    }

    private StoredCalendar find(Handle db, long id) {
        return CalendarDao.find(db, id).map(this::stored).orElseThrow(() -> unknown(id));
    }

    private StoredCalendar stored(Row row) {
        Version latest = versions.of(
                row.versionId(),
                () -> new VersionRow(
                        row.versionId(), row.id(), row.no(), row.name(), row.body(), row.changedAt(), row.changedBy()));
        return new StoredCalendar(
                row.id(),
                row.name(),
                row.versionId(),
                row.no(),
                row.body().as(CalendarDraft.class),
                latest.calendar(),
                row.createdAt(),
                row.changedAt(),
                row.changedBy());
    }

    private static void requireInUse(Handle db, long id) {
        if (!CalendarDao.lock(db, id)) {
            throw unknown(id);
        }
    }

    private static Refused.NotFound unknown(long id) {
        return new Refused.NotFound(Said.of("calendar.not_found", id));
    }

    /** What somebody wants a calendar to be, read, with what is wrong about it. */
    private record Wanted(String name, CalendarReading reading, Map<String, Said> wrong) {
        static Wanted of(@Nullable String name, CalendarDraft draft) {
            CalendarReading reading = CalendarReading.of(draft);
            Map<String, Said> wrong = new LinkedHashMap<>(reading.wrong());
            return new Wanted(PlainLine.checked(wrong, "name", name), reading, wrong);
        }

        void requireRight(boolean nameTaken) {
            if (nameTaken) {
                wrong.putIfAbsent("name", Said.of("calendar.name_taken", name));
            }
            if (!wrong.isEmpty()) {
                throw new Refused.Invalid(wrong);
            }
        }
    }
}
