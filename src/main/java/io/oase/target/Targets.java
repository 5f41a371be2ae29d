package io.oase.target;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.channel.Channels;
import io.oase.channel.Networks;
import io.oase.people.Account;
import io.oase.people.Right;
import io.oase.target.TargetDao.InForce;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
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
    private final Calendars calendars;
    private final Networks networks;
    private final Channels channels;
    private final Clock clock;

    public Targets(Jdbi db, Calendars calendars, Networks networks, Channels channels, Clock clock) {
        this.db = db;
        this.calendars = calendars;
        this.networks = networks;
        this.channels = channels;
        this.clock = clock;
    }

    /** Those in force, in their order. */
    public List<Target> all(Account by) {
        by.require(Right.SEE_TARGETS);
        return db.withHandle(this::list);
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

    /** Times of a target that cannot always be kept, because a channel is read more rarely. */
    public List<Said> doubts(Target target) {
        Pace pace = Pace.of(target, channels.list());
        List<Said> all = new ArrayList<>(pace.impossible().values());
        all.addAll(pace.doubtful());
        return all;
    }

    /** The same of one that is not saved yet and has nothing wrong about it. */
    public List<Said> doubts(TargetBody body) {
        return doubts(body.target(0, 0, 0));
    }

    /**
     * Makes one, at the end of the list.
     *
     * @throws Refused.Invalid with every field that cannot be used
     */
    public Target add(Account by, TargetBody body) {
        by.require(Right.MANAGE_TARGETS);
        TargetBody checked = checked(
                Set.of(), new TargetBody(body.name(), null, body.match(), body.calendar(), body.times(), body.steps()));
        return db.inTransaction(handle -> {
            TargetDao.oneAtATime(handle);
            Instant now = clock.instant();
            int last = TargetDao.lastPosition(handle);
            long id = targets.insert(handle, last + 1, now);
            targets.insertVersion(handle, id, checked, by.id(), now);
            Renewing.ask(handle, now);
            return find(handle, id);
        });
    }

    /**
     * Changes one: a new version, or nothing when it is just as before.
     *
     * @param seen number of the version its author had before them; null when they do not care what they write over
     * @throws Refused.Conflict when it has been changed since
     */
    public Target change(Account by, long id, TargetBody body, @Nullable Integer seen) {
        by.require(Right.MANAGE_TARGETS);
        Target present = get(by, id);
        TargetBody checked = checked(present.match().channels(), kept(body, present));
        return db.inTransaction(handle -> {
            TargetDao.oneAtATime(handle);
            Target before = find(handle, id);
            if (TargetBody.of(checked.target(id, 0, 0)).equals(TargetBody.of(before))) {
                return before;
            }
            if (seen != null && seen != before.no()) {
                throw new Refused.Conflict(Said.of("target.newer"), List.of());
            }
            Instant now = clock.instant();
            targets.insertVersion(handle, id, checked, by.id(), now);
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
            List<Long> present = list(handle).stream().map(Target::id).toList();
            if (ids.size() != present.size() || !new HashSet<>(ids).equals(new HashSet<>(present))) {
                throw new Refused.Invalid("order", Said.of("target.order"));
            }
            for (int i = 0; i < ids.size(); i++) {
                targets.place(handle, ids.get(i), i + 1);
            }
            if (!ids.equals(present)) {
                Renewing.ask(handle, clock.instant());
            }
        });
    }

    /**
     * What saving a target would do to open conversations.
     *
     * @param id the one to be changed; null for a new one
     */
    public Impact impact(Account by, @Nullable Long id, TargetBody body) {
        by.require(Right.MANAGE_TARGETS);
        TargetBody checked = id == null
                ? checked(Set.of(), body)
                : checked(get(by, id).match().channels(), kept(body, get(by, id)));
        return db.withHandle(handle -> {
            Target next = checked.target(id == null ? 0 : id, -1, 0);
            return Impact.of(
                    handle, targets, proposed(handle, list -> id == null ? with(list, next) : replaced(list, next)));
        });
    }

    /** What retiring a target would do to open conversations. */
    public Impact impactWithout(Account by, long id) {
        by.require(Right.MANAGE_TARGETS);
        return db.withHandle(handle -> Impact.of(handle, targets, proposed(handle, list -> list.stream()
                .filter(target -> target.id() != id)
                .toList())));
    }

    private List<InForce> proposed(Handle handle, UnaryOperator<List<Target>> change) {
        List<InForce> present = targets.inForce(handle);
        List<InForce> proposed = new ArrayList<>();
        List<Target> list = present.stream()
                .map(InForce::target)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
        for (Target target : change.apply(list)) {
            proposed.add(new InForce(
                    target,
                    calendars.latest(handle, target.calendarId()).orElseThrow().id()));
        }
        proposed.add(present.get(present.size() - 1));
        return proposed;
    }

    private static List<Target> with(List<Target> list, Target next) {
        List<Target> all = new ArrayList<>(list);
        all.add(next);
        return all;
    }

    private static List<Target> replaced(List<Target> list, Target next) {
        return list.stream()
                .map(target ->
                        target.id() != next.id() || TargetBody.of(target).equals(TargetBody.of(next)) ? target : next)
                .toList();
    }

    /** A shipped target stays one, under its own name until somebody gives it another. */
    private static TargetBody kept(TargetBody body, Target present) {
        return new TargetBody(
                body.name(), present.shipped(), body.match(), body.calendar(), body.times(), body.steps());
    }

    private TargetBody checked(Set<Long> channelsKept, TargetBody body) {
        Map<String, Said> wrong = new TargetReading(
                        networks,
                        channels.list(),
                        channelsKept,
                        db.withHandle(CalendarDao::all).stream()
                                .map(CalendarDao.Row::id)
                                .collect(Collectors.toSet()))
                .wrong(body);
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

    private List<Target> list(Handle handle) {
        return targets.inForce(handle).stream()
                .map(InForce::target)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .filter(target -> target.urgentSince() == null)
                .toList();
    }

    private Target find(Handle handle, long id) {
        return list(handle).stream()
                .filter(target -> target.id() == id)
                .findFirst()
                .orElseThrow(() -> new Refused.NotFound(Said.of("target.not_found", id)));
    }
}
