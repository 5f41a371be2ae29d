package io.oase.target;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.channel.Channel;
import io.oase.channel.Channels;
import io.oase.channel.Networks;
import io.oase.people.Account;
import io.oase.people.Right;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The targets there are: an ordered list of which the first that matches a conversation applies. A change is a new version;
 * clocks that run are reckoned anew soon after it, those that have ended stay as they were.
 */
public final class Targets {
    private final Jdbi db;
    private final TargetDao targets = new TargetDao();
    private final Proposing proposing;
    private final Calendars calendars;
    private final Networks networks;
    private final Channels channels;
    private final Clock clock;

    public Targets(Jdbi db, Calendars calendars, Networks networks, Channels channels, Clock clock) {
        this.db = db;
        this.proposing = new Proposing(db, targets, calendars);
        this.calendars = calendars;
        this.networks = networks;
        this.channels = channels;
        this.clock = clock;
    }

    /** Those in force, in their order. */
    public List<Target> all(Account by) {
        by.require(Right.SEE_TARGETS);
        return db.withHandle(this::list).targets();
    }

    /**
     * One that is in force.
     *
     * @throws Refused.NotFound when there is none
     */
    public Target get(Account by, long id) {
        by.require(Right.SEE_TARGETS);
        return db.withHandle(handle -> find(handle, id));
    }

    /** Why promised times may not be kept, as things are now. */
    public Doubts doubts() {
        List<Channel> read = channels.list();
        return db.withHandle(handle -> new Doubts(
                list(handle).targets(),
                read,
                calendars.inUse(handle).stream().collect(Collectors.toMap(StoredCalendar::id, Function.identity())),
                clock.instant()));
    }

    /** Why the times of one that is not saved yet, and has nothing wrong about it, may not be kept. */
    public List<Said> doubts(TargetBody body) {
        return doubts().of(body.target(0, 0, 0));
    }

    /** Makes one, at its usual place: see {@link #usualPlace}. */
    public Target add(Account by, TargetBody body) {
        return add(by, body, null);
    }

    /**
     * Makes one.
     *
     * @param place in the list, from 1; null for its usual one
     * @throws Refused.Invalid with every field that cannot be used, {@code position} for the place
     */
    public Target add(Account by, TargetBody body, @Nullable Integer place) {
        by.require(Right.MANAGE_TARGETS);
        TargetBody checked = checked(null, body, place);
        return db.inTransaction(handle -> {
            TargetDao.oneAtATime(handle);
            Instant now = clock.instant();
            TargetList before = list(handle);
            long id = targets.insert(handle, before.targets().size() + 1, now);
            targets.insertVersion(handle, id, checked, by.id(), now);
            Target made = find(handle, id);
            store(handle, before.with(made, place == null ? before.usualPlace(made.match()) : place));
            Renewing.ask(handle, now);
            return made;
        });
    }

    /** Changes one and leaves it where it is. */
    public Target change(Account by, long id, TargetBody body, @Nullable Integer seen) {
        return change(by, id, body, null, seen);
    }

    /**
     * Changes one: a new version, or another place, or nothing when it is just as before.
     *
     * @param place in the list, from 1; null to leave it where it is
     * @param seen number of the version its author had before them; null when they do not care what they write over
     * @throws Refused.Invalid with every field that cannot be used, {@code position} for the place
     * @throws Refused.Conflict when it has been changed since
     */
    public Target change(Account by, long id, TargetBody body, @Nullable Integer place, @Nullable Integer seen) {
        by.require(Right.MANAGE_TARGETS);
        TargetBody checked = checked(get(by, id), body, place);
        return db.inTransaction(handle -> {
            TargetDao.oneAtATime(handle);
            Target before = find(handle, id);
            TargetList list = list(handle);
            boolean same = TargetBody.of(checked.target(id, 0, 0)).equals(TargetBody.of(before));
            TargetList moved = list.changed(before, place);
            if (same && moved.equals(list)) {
                return before;
            }
            if (seen != null && seen != before.no()) {
                throw new Refused.Conflict(Said.of("target.newer"), List.of());
            }
            Instant now = clock.instant();
            if (!same) {
                targets.insertVersion(handle, id, checked, by.id(), now);
            }
            store(handle, moved);
            Renewing.ask(handle, now);
            return find(handle, id);
        });
    }

    /** Takes one out of force; others apply in its place. What it promised and was kept or missed stays. */
    public void retire(Account by, long id) {
        by.require(Right.MANAGE_TARGETS);
        db.useTransaction(handle -> {
            TargetDao.oneAtATime(handle);
            find(handle, id);
            Instant now = clock.instant();
            targets.retire(handle, id, now);
            Renewing.ask(handle, now);
        });
    }

    /**
     * Changes their order.
     *
     * @param ids each exactly once
     * @throws Refused.Invalid naming {@code order}
     */
    public void order(Account by, List<Long> ids) {
        by.require(Right.MANAGE_TARGETS);
        db.useTransaction(handle -> {
            TargetDao.oneAtATime(handle);
            TargetList present = list(handle);
            TargetList ordered = present.inOrder(ids);
            store(handle, ordered);
            if (!ordered.equals(present)) {
                Renewing.ask(handle, clock.instant());
            }
        });
    }

    /**
     * The place a target gets when nobody says: before the first that is for all of its conversations already, otherwise before
     * the last, or behind it when it is for everything.
     */
    public int usualPlace(Account by, TargetBody body) {
        by.require(Right.SEE_TARGETS);
        return db.withHandle(this::list).usualPlace(body.target(0, 0, 0).match());
    }

    /** What saving a target would do to open conversations, at its usual place or the one it has. */
    public Impact impact(Account by, @Nullable Long id, TargetBody body) {
        return impact(by, id, body, null);
    }

    /**
     * What saving a target would do to open conversations.
     *
     * @param id the one to be changed; null for a new one
     * @param place where it would be, from 1; null for the one it has, or the usual one of a new one
     */
    public Impact impact(Account by, @Nullable Long id, TargetBody body, @Nullable Integer place) {
        by.require(Right.MANAGE_TARGETS);
        Target present = id == null ? null : get(by, id);
        TargetBody checked = checked(present, body, place);
        Target next = checked.target(id == null ? 0 : id, -1, 0);
        if (present == null) {
            return proposing.impact(list -> list.with(next, place == null ? list.usualPlace(next.match()) : place));
        }
        boolean same = TargetBody.of(present).equals(TargetBody.of(next));
        return proposing.impact(list -> list.changed(same ? present : next, place));
    }

    /** What retiring a target would do to open conversations. */
    public Impact impactWithout(Account by, long id) {
        by.require(Right.MANAGE_TARGETS);
        get(by, id);
        return proposing.impact(list -> list.without(id));
    }

    /**
     * What another order would do to open conversations.
     *
     * @param ids each exactly once
     * @throws Refused.Invalid naming {@code order}
     */
    public Impact impactOfOrder(Account by, List<Long> ids) {
        by.require(Right.MANAGE_TARGETS);
        return proposing.impact(list -> list.inOrder(ids));
    }

    private void store(Handle handle, TargetList list) {
        for (int i = 0; i < list.targets().size(); i++) {
            targets.place(handle, list.targets().get(i).id(), i + 1);
        }
    }

    /** A shipped target stays one, under its own name until somebody gives it another. */
    private static TargetBody kept(TargetBody body, @Nullable Target present) {
        return new TargetBody(
                body.name(),
                present == null ? null : present.shipped(),
                body.match(),
                body.calendar(),
                body.times(),
                body.steps());
    }

    /** @param present the one that is changed; null for a new one, which never ships */
    private TargetBody checked(@Nullable Target present, TargetBody sent, @Nullable Integer place) {
        TargetBody body = kept(sent, present);
        Map<String, Said> wrong = new TargetReading(
                        networks,
                        channels.list(),
                        present == null ? Set.of() : present.match().channels(),
                        db.withHandle(CalendarDao::all).stream()
                                .map(CalendarDao.Row::id)
                                .collect(Collectors.toSet()))
                .wrong(body);
        int places = db.withHandle(this::list).targets().size() + (present == null ? 1 : 0);
        if (place != null && (place < 1 || place > places)) {
            wrong.put("position", Said.of("target.position", places));
        }
        if (!wrong.isEmpty()) {
            throw new Refused.Invalid(wrong);
        }
        return new TargetBody(
                body.name() == null ? "" : body.name().strip(),
                body.shipped(),
                body.match(),
                body.calendar(),
                body.times(),
                body.steps());
    }

    private TargetList list(Handle handle) {
        return TargetList.of(targets.inForce(handle));
    }

    private Target find(Handle handle, long id) {
        return list(handle).targets().stream()
                .filter(target -> target.id() == id)
                .findFirst()
                .orElseThrow(() -> new Refused.NotFound(Said.of("target.not_found", id)));
    }
}
