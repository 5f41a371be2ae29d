package io.oase.guide;

import io.oase.activation.Activation;
import io.oase.activation.Activations;
import io.oase.activation.Happening;
import io.oase.activation.Timeline;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.people.Account;
import io.oase.people.Right;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Ending a crisis on purpose: what has to be true is ticked one by one, nothing is left held, and somebody writes the review. */
public final class StandingDown {
    private final Jdbi db;
    private final Activations activations;
    private final Reviews reviews;
    private final Clock clock;

    public StandingDown(Jdbi db, Activations activations, Reviews reviews, Clock clock) {
        this.db = db;
        this.activations = activations;
        this.reviews = reviews;
        this.clock = clock;
    }

    /**
     * How far it is from being over.
     *
     * @param held answers it holds about which nobody has decided
     * @param owner who would write the review: whoever plays that part, otherwise the lead; null for nobody
     * @param reviewDue when that would be due
     */
    public record Readiness(
            List<Condition> conditions, int held, @Nullable Long owner, Instant reviewDue) {
        public Readiness {
            conditions = List.copyOf(conditions);
        }

        /** Whether it can be ended. */
        public boolean ready() {
            return held == 0 && conditions.stream().allMatch(Condition::met);
        }
    }

    /** How far it is. */
    public Readiness read(Account by, long id) {
        by.require(Right.READ_INBOX);
        return db.withHandle(handle -> read(handle, activations.find(handle, id)));
    }

    private Readiness read(Handle handle, Activation activation) {
        Long owner = Casting.reachable(
                handle, activation.id(), activation.playbook().review().role());
        return new Readiness(
                ConditionDao.all(handle, activation),
                ConditionDao.held(handle, activation.id()),
                owner == null ? activation.leadId() : owner,
                due(activation, clock.instant()));
    }

    private static Instant due(Activation activation, Instant from) {
        return from.plus(Duration.ofDays(activation.playbook().review().withinDays()));
    }

    /**
     * Says that a condition is met, or after all is not; the timeline tells both.
     *
     * @throws Refused.NotFound when the playbook has no such condition
     * @throws Refused.Conflict when it is over
     * @throws Refused.NotAllowed unless they may put playbooks in force or play a part in this one
     */
    public Readiness tick(Account by, long id, String condition, boolean met) {
        by.require(Right.ANSWER);
        return db.inTransaction(handle -> {
            Activation activation = activations.hold(handle, id);
            Casting.requirePart(handle, by, activation);
            if (activation.playbook().standingDown().stream()
                    .noneMatch(each -> each.id().equals(condition))) {
                throw new Refused.NotFound(Said.of("guide.no_condition", condition));
            }
            Instant now = clock.instant();
            boolean changed = met
                    ? ConditionDao.tick(handle, id, condition, by.id(), now)
                    : ConditionDao.untick(handle, id, condition);
            if (changed) {
                Happening what = met ? Happening.CONDITION_MET : Happening.CONDITION_REOPENED;
                Timeline.write(handle, id, by.id(), what, Map.of("condition", condition), now);
            }
            return read(handle, activation);
        });
    }

    /**
     * Ends it, and gives its review to somebody with a draft.
     *
     * @param conditions ids of those that are true by their word; those that were ticked before need not be named
     * @param owner who writes the review; null: whoever plays that part, otherwise the lead, otherwise whoever ends it
     * @param due when it has to be there; null: as the playbook says
     * @param language in which the draft is written
     * @throws Refused.Invalid naming {@code conditions}, {@code review_owner} or {@code review_due}
     * @throws Refused.Conflict while answers are held about which nobody has decided, or when it is over
     */
    public Activation end(
            Account by,
            long id,
            List<String> conditions,
            @Nullable Long owner,
            @Nullable Instant due,
            Locale language) {
        by.require(Right.ACTIVATE);
        return db.inTransaction(handle -> {
            Activation activation = activations.hold(handle, id);
            Instant now = clock.instant();
            List<String> known = activation.playbook().standingDown().stream()
                    .map(each -> each.id())
                    .toList();
            for (String condition : conditions) {
                if (!known.contains(condition)) {
                    throw new Refused.Invalid("conditions", Said.of("guide.no_condition", condition));
                }
                ConditionDao.tick(handle, id, condition, by.id(), now);
            }
            Readiness ready = read(handle, activation);
            requireMet(ready, language);
            if (ready.held() > 0) {
                throw new Refused.Conflict(Said.of("guide.held", ready.held()), List.of());
            }
            long writer = Stream.of(owner, ready.owner(), by.id())
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElseThrow();
            Instant wanted = due == null ? due(activation, now) : due;
            if (!wanted.isAfter(now)) {
                throw new Refused.Invalid("review_due", Said.of("guide.review.past"));
            }
            activations.end(handle, by, id, known, now);
            reviews.begin(handle, by, activations.find(handle, id), writer, wanted, language, now);
            return activations.find(handle, id);
        });
    }

    private static void requireMet(Readiness ready, Locale language) {
        List<Condition> open =
                ready.conditions().stream().filter(each -> !each.met()).toList();
        if (!open.isEmpty()) {
            throw new Refused.Invalid(
                    "conditions",
                    Said.of(
                            "guide.conditions",
                            open.stream()
                                    .map(each -> each.text().text().in(language))
                                    .collect(Collectors.joining(" · "))));
        }
    }
}
