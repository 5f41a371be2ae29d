package io.oase.activation;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.db.RoundTrip;
import io.oase.people.Account;
import io.oase.people.Right;
import io.oase.playbook.Playbook;
import io.oase.playbook.Shelf;
import io.oase.playbook.Worded;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Playbooks in force: putting them there, standing up for it, changing the severity, and ending it. */
public final class Activations {
    private final Jdbi db;
    private final Shelf shelf;
    private final ActivationDao activations;
    private final Clock clock;
    private final List<Course> courses = new CopyOnWriteArrayList<>();

    public Activations(Jdbi db, Shelf shelf, Clock clock) {
        this.db = db;
        this.shelf = shelf;
        this.activations = new ActivationDao(shelf);
        this.clock = clock;
    }

    /** From now on this one hears, in the order of these calls. */
    public void follow(Course course) {
        courses.add(course);
    }

    /**
     * What came of putting one in force.
     *
     * @param fresh false: somebody was faster, and this is theirs
     */
    public record Begun(Activation activation, boolean fresh) {}

    /**
     * Puts a playbook in force. Whoever may only in an emergency may, too, but not rehearse; a second person stands up for
     * it later.
     *
     * @throws Refused.NotFound when it cannot be put in force
     * @throws Refused.Conflict when there is a newer version than the one they had before them
     * @throws Refused.Invalid naming {@code severity} or {@code because}
     */
    public Begun begin(Account by, Beginning beginning) {
        boolean glass = !by.may(Right.ACTIVATE);
        if (glass) {
            by.require(beginning.drill() ? Right.ACTIVATE : Right.BREAK_GLASS);
        }
        Shelf.Version version = shelf.current(beginning.playbook())
                .orElseThrow(() -> new Refused.NotFound(Said.of("activation.no_playbook", beginning.playbook())));
        if (beginning.hash() != null && !beginning.hash().equals(version.hash())) {
            throw new Refused.Conflict(Said.of("activation.newer_version"), List.of());
        }
        Playbook.Level level = Severity.of(version.playbook(), beginning.level());
        String because = Severity.reason(beginning.because());
        return db.inTransaction(handle -> {
            Instant now = clock.instant();
            Long lead = beginning.leadId() != null ? beginning.leadId() : glass ? null : Long.valueOf(by.id());
            Optional<Long> id = ActivationDao.insert(
                    handle,
                    new ActivationDao.Fresh(
                            beginning.playbook(),
                            version.hash(),
                            level.level(),
                            beginning.drill(),
                            because,
                            beginning.alertId(),
                            by.id(),
                            lead,
                            glass,
                            now.plus(Duration.ofMinutes(level.updateEvery()))),
                    now);
            if (id.isEmpty()) {
                return new Begun(theirs(handle, beginning), false);
            }
            Activation activation = find(handle, id.get());
            Timeline.write(
                    handle,
                    activation.id(),
                    by.id(),
                    Happening.ACTIVATED,
                    Map.of("level", level.level(), "because", because),
                    now);
            courses.forEach(course -> course.begun(handle, activation, beginning, now));
            return new Begun(find(handle, activation.id()), true);
        });
    }

    /** What somebody began who was faster. */
    private Activation theirs(Handle handle, Beginning beginning) {
        return inForce(handle).stream()
                .filter(each -> each.drill() == beginning.drill()
                        && each.playbook().id().equals(beginning.playbook()))
                .findFirst()
                .orElseThrow(() -> new Refused.Conflict(Said.of("activation.just_ended"), List.of()));
    }

    /**
     * Stands up for what somebody began in an emergency.
     *
     * @throws Refused.Conflict when that is not needed, or was done
     */
    public Activation countersign(Account by, long id) {
        by.require(Right.ACTIVATE);
        return change(id, (handle, activation) -> {
            if (!activation.glassBroken()
                    || activation.countersignedAt() != null
                    || activation.starterId() == by.id()) {
                throw new Refused.Conflict(Said.of("activation.no_countersigning"), List.of());
            }
            Instant now = clock.instant();
            handle.execute(
                    "UPDATE activation SET countersigned_at = ?, countersigner_id = ? WHERE id = ?", now, by.id(), id);
            Timeline.write(handle, id, by.id(), Happening.COUNTERSIGNED, Map.of(), now);
        });
    }

    /**
     * Says that it is graver, or less grave, than was thought.
     *
     * @throws Refused.Invalid naming {@code severity} or {@code because}
     */
    public Activation changeLevel(Account by, long id, int to, String because) {
        by.require(Right.ACTIVATE);
        return change(id, (handle, activation) -> {
            Playbook.Level level = Severity.of(activation.playbook(), to);
            int before = activation.level();
            if (before == to) {
                return;
            }
            Instant now = clock.instant();
            handle.execute(
                    "UPDATE activation SET level = ?, update_due_at = ?, late_told = false WHERE id = ?",
                    to,
                    now.plus(Duration.ofMinutes(level.updateEvery())),
                    id);
            Timeline.write(
                    handle,
                    id,
                    by.id(),
                    Happening.LEVEL_CHANGED,
                    Map.of("from", before, "to", to, "because", Severity.reason(because)),
                    now);
            Activation after = find(handle, id);
            courses.forEach(course -> course.levelChanged(handle, after, before, now));
        });
    }

    /**
     * Ends it, in the caller's transaction; what has to be true before is the caller's to see to.
     *
     * @param conditions ids of those that were ticked
     */
    public void end(Handle handle, Account by, long id, List<String> conditions, Instant at) {
        by.require(Right.ACTIVATE);
        ActivationDao.lock(handle, id);
        Activation activation = requireInForce(find(handle, id));
        handle.execute("UPDATE activation SET ended_at = ?, ender_id = ? WHERE id = ?", at, by.id(), id);
        Timeline.write(handle, id, by.id(), Happening.ENDED, Map.of("conditions", conditions), at);
        Activation over = find(handle, activation.id());
        courses.forEach(course -> course.ended(handle, over, at));
    }

    /** Those in force, the real ones and the gravest first. */
    public List<Activation> inForce(Account by) {
        by.require(Right.READ_INBOX);
        return db.withHandle(this::inForce);
    }

    /** The latest first, those that are over, too. */
    public List<Activation> latest(Account by, long before, int limit) {
        by.require(Right.READ_INBOX);
        return db.withHandle(handle -> activations.latest(handle, before, limit));
    }

    /** @throws Refused.NotFound when there is none */
    public Activation get(Account by, long id) {
        by.require(Right.READ_INBOX);
        return db.withHandle(handle -> find(handle, id));
    }

    /** What some are called, by id; what does not exist is left out. */
    public Map<Long, Worded> titles(Account by, Collection<Long> ids) {
        by.require(Right.READ_INBOX);
        return db.withHandle(handle -> activations.titles(handle, ids));
    }

    /** Each kind of thing that has happened in it. */
    public Set<Happening> happened(Account by, long id) {
        by.require(Right.READ_INBOX);
        return db.withHandle(handle -> Timeline.kinds(handle, id));
    }

    /** Those in force, for whoever works in a transaction. */
    public List<Activation> inForce(Handle handle) {
        return activations.inForce(handle);
    }

    /** The same, asked along with something else. */
    void inForce(RoundTrip trip, Consumer<List<Activation>> answered) {
        activations.inForce(trip, answered);
    }

    /** @throws Refused.NotFound when there is none */
    public Activation find(Handle handle, long id) {
        return activations
                .find(handle, id)
                .orElseThrow(() -> new Refused.NotFound(Said.of("activation.not_found", id)));
    }

    /**
     * Locks one that is in force, for whoever changes something about it.
     *
     * @throws Refused.Conflict when it is over
     */
    public Activation hold(Handle handle, long id) {
        ActivationDao.lock(handle, id);
        return requireInForce(find(handle, id));
    }

    /** Says, in the caller's transaction, that somebody added these conversations by hand. */
    public void joined(Handle handle, Activation activation, Collection<Long> conversations, Instant at) {
        courses.forEach(course -> course.joined(handle, activation, conversations, at));
    }

    /** Says, in the caller's transaction, that somebody took this conversation away. */
    public void letGo(Handle handle, Activation activation, long conversation, Instant at) {
        courses.forEach(course -> course.letGo(handle, activation, conversation, at));
    }

    private interface Step {
        void take(Handle handle, Activation activation);
    }

    private Activation change(long id, Step step) {
        return db.inTransaction(handle -> {
            step.take(handle, hold(handle, id));
            return find(handle, id);
        });
    }

    private static Activation requireInForce(Activation activation) {
        if (!activation.inForce()) {
            throw new Refused.Conflict(Said.of("activation.over"), List.of());
        }
        return activation;
    }
}
