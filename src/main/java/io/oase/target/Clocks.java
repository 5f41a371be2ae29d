package io.oase.target;

import io.oase.db.RoundTrip;
import io.oase.inbox.Fact;
import io.oase.inbox.Fact.Kind;
import io.oase.inbox.Facts;
import io.oase.inbox.LiveFacts;
import io.oase.target.ClockDao.Due;
import io.oase.target.ClockDao.Row;
import io.oase.target.ClockDao.Stored;
import io.oase.target.Clockwork.Cause;
import io.oase.target.TargetDao.InForce;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the clocks of every conversation right: hears what happens, in the transaction in which it happens, and reckons what
 * runs anew. What has ended stays as it was.
 */
public final class Clocks implements Facts.Listener {
    private static final Set<Kind> MATTERS = EnumSet.of(
            Kind.OPENED,
            Kind.RECEIVED,
            Kind.EDITED,
            Kind.DELETED,
            Kind.ANSWERED_OUTSIDE,
            Kind.STATE_CHANGED,
            Kind.ASSIGNED,
            Kind.GIVEN_TO_TEAM,
            Kind.TAGGED,
            Kind.UNTAGGED,
            Kind.PRIORITISED,
            Kind.REPLY_PUBLISHED,
            Kind.MERGED,
            Kind.UNMERGED,
            Kind.UNMERGED_FROM,
            Kind.SPLIT,
            Kind.SPLIT_FROM);

    private final TargetDao targets = new TargetDao();
    private final Calendars calendars;
    private final List<BiConsumer<Handle, Collection<Long>>> listeners = new CopyOnWriteArrayList<>();

    public Clocks(Calendars calendars) {
        this.calendars = calendars;
    }

    /** From now on this one hears on which conversations something else is due though nothing happened to them. */
    public void onReckonedAnew(BiConsumer<Handle, Collection<Long>> listener) {
        listeners.add(listener);
    }

    @Override
    public void heard(Handle db, List<Fact> facts, Instant at) {
        facts.forEach(fact -> Reshaped.follow(db, fact, at));
        Map<Long, Cause> causes = new LinkedHashMap<>();
        for (Fact fact : facts) {
            if (MATTERS.contains(fact.kind())) {
                boolean needless = fact.data().containsKey("no_answer");
                causes.merge(
                        fact.conversationId(),
                        new Cause(at, fact.actorId(), needless),
                        (a, b) -> new Cause(at, b.by() == null ? a.by() : b.by(), a.noAnswerNeeded() || needless));
            }
        }
        reckon(db, causes);
    }

    /** Reckons what runs anew, because a target or a calendar changed. The conversations are locked. */
    void reckonAnew(Handle db, Collection<Long> conversations, Instant at) {
        Set<Long> changed = reckon(
                db,
                conversations.stream()
                        .collect(Collectors.toMap(Function.identity(), id -> new Cause(at, null, false))));
        LiveFacts.tell(db, changed);
        if (!changed.isEmpty()) {
            listeners.forEach(listener -> listener.accept(db, changed));
        }
    }

    /** Answers the conversations on which something else is due now. */
    private Set<Long> reckon(Handle db, Map<Long, Cause> causes) {
        if (causes.isEmpty()) {
            return Set.of();
        }
        List<InForce> inForce = new ArrayList<>();
        List<SituationDao.Found> situations = new ArrayList<>();
        RoundTrip trip = new RoundTrip(db);
        targets.inForce(trip, inForce::addAll);
        SituationDao.read(trip, causes.keySet(), situations::addAll);
        trip.send();
        List<Row> rows = new ArrayList<>();
        List<Due> dues = new ArrayList<>();
        List<Long> undue = new ArrayList<>();
        for (SituationDao.Found found : situations) {
            Cause cause = Objects.requireNonNull(causes.get(found.situation().conversationId()));
            List<Row> all = reckon(db, found, cause, inForce);
            all.stream().filter(row -> changed(row, found.stored())).forEach(rows::add);
            Optional<Due> next = next(all, found.situation());
            if (next.isEmpty() && found.dueAt() != null) {
                undue.add(found.situation().conversationId());
            }
            next.filter(due -> !found.says(due)).ifPresent(dues::add);
        }
        Instant at = causes.values().iterator().next().at();
        ClockDao.store(db, rows, dues, undue, at);
        Set<Long> changed = new TreeSet<>(undue);
        dues.forEach(due -> changed.add(due.conversationId()));
        return changed;
    }

    private List<Row> reckon(Handle db, SituationDao.Found found, Cause cause, List<InForce> inForce) {
        Situation situation = found.situation();
        InForce applies = inForce.stream()
                .filter(each -> each.target() == null || each.target().fits(situation.matter()))
                .findFirst()
                .orElseThrow();
        @Nullable Target target = applies.target();
        Calendar calendar = calendars.version(db, applies.calendarVersion()).calendar();
        boolean updates = target != null && target.time(ClockKind.NEXT_UPDATE).isPresent();
        Retelling retelling = new Retelling(found.stored(), target, calendar, cause.at());
        return Clockwork.after(situation, cause, updates).stream()
                .map(clock -> retelling.of(clock, version -> targets.version(db, version)))
                .map(clock -> Row.of(
                        situation, clock, target, applies.calendarVersion(), Reckoning.of(clock, target, calendar)))
                .toList();
    }

    private static boolean changed(Row row, List<Stored> stored) {
        return stored.stream().noneMatch(before -> before.id() == row.id() && before.says(row));
    }

    private static Optional<Due> next(List<Row> rows, Situation situation) {
        return rows.stream()
                .filter(row -> row.endedAt() == null && row.dueAt() != null && row.warnAt() != null)
                .map(row -> new Due(
                        row.conversationId(),
                        Objects.requireNonNull(row.dueAt()),
                        Objects.requireNonNull(row.warnAt()),
                        row.kind(),
                        situation.assignee(),
                        situation.team()))
                .min(Comparator.comparing(Due::at));
    }
}
