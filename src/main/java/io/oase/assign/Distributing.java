package io.oase.assign;

import io.oase.db.Attempt;
import io.oase.db.Lookout;
import io.oase.inbox.ConversationDao;
import io.oase.inbox.Inbox;
import io.oase.people.Right;
import io.oase.people.Role;
import io.oase.people.Teams;
import io.oase.target.Calendars;
import io.oase.target.OpeningTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands out what comes in, by the rules; brings back what nobody touched; and hands over what those have who are away. All nodes
 * share the work. Each decision is one transaction, one at a time on all nodes together, so that nobody gets more than their
 * capacity and nothing is given to two.
 */
public final class Distributing implements AutoCloseable {
    /** Who did something within this time is there. */
    static final Duration PRESENT = Duration.ofMinutes(15);

    /** When nobody was free, how soon that is looked at again. */
    static final Duration AGAIN = Duration.ofSeconds(15);

    private static final Logger LOG = LoggerFactory.getLogger(Distributing.class);
    /** Roles that answer. */
    static final List<String> ANSWERING = Arrays.stream(Role.values())
            .filter(role -> role.rights().contains(Right.ANSWER))
            .map(Role::id)
            .toList();

    private final Jdbi db;
    private final Inbox inbox;
    private final Calendars calendars;
    private final Clock clock;
    private final Lookout lookout = new Lookout("distribution", this::doSome);

    public Distributing(Jdbi db, Inbox inbox, Calendars calendars, Clock clock) {
        this.db = db;
        this.inbox = inbox;
        this.calendars = calendars;
        this.clock = clock;
    }

    /** Starts working. */
    public void start() {
        lookout.start();
    }

    /** Finishes the transaction it is in. */
    @Override
    public void close() {
        lookout.close();
    }

    /** Does one thing that is due; false when nothing is. */
    public boolean doSome() {
        return handOver() || bringBack() || handOut();
    }

    private boolean handOver() {
        return db.inTransaction(handle -> {
            Instant now = clock.instant();
            Optional<Absence> absence = AbsenceDao.nextDue(handle, now);
            absence.ifPresent(each -> {
                for (long conversation : AbsenceDao.held(handle, each.accountId())) {
                    boolean theirs = ConversationDao.lock(handle, conversation)
                            .filter(row -> row.assigneeId() != null && row.assigneeId() == each.accountId())
                            .isPresent();
                    if (theirs) {
                        inbox.give(handle, conversation, AbsenceDao.deputy(handle, each, now), "absence", now);
                    }
                }
                AbsenceDao.handed(handle, each.id(), now);
            });
            return absence.isPresent();
        });
    }

    private boolean bringBack() {
        Instant now = clock.instant();
        Optional<Long> due = db.withHandle(handle -> AssigningDao.nextBack(handle, now));
        due.ifPresent(conversation -> db.useTransaction(handle -> {
            boolean open = ConversationDao.lock(handle, conversation)
                    .filter(row -> row.mergedInto() == null)
                    .isPresent();
            Optional<AssigningDao.Back> back = AssigningDao.back(handle, conversation, now);
            AssigningDao.touched(handle, List.of(conversation));
            if (open && back.isPresent()) {
                inbox.give(handle, conversation, null, "untouched", now);
            }
        }));
        return due.isPresent();
    }

    private boolean handOut() {
        Instant now = clock.instant();
        return db.inTransaction(handle -> {
            Optional<Long> next = AssigningDao.next(handle, now);
            next.ifPresent(conversation -> {
                Attempt.at(handle, () -> handOut(handle, conversation, now)).ifPresent(unforeseen -> {
                    AssigningDao.later(handle, conversation, now.plus(AGAIN));
                    LOG.error("Conversation {} could not be handed out; it is tried again", conversation, unforeseen);
                });
            });
            return next.isPresent();
        });
    }

    private void handOut(Handle handle, long conversation, Instant now) {
        if (ConversationDao.lock(handle, conversation).isEmpty()) {
            return;
        }
        if (AssigningDao.missing(handle, conversation, now).isPresent()) {
            inbox.give(handle, conversation, null, "absence", now);
        }
        Optional<Waiting> waiting = AssigningDao.waiting(handle, conversation);
        Optional<Rule> rule = waiting.flatMap(each -> RuleDao.list(handle).stream()
                .filter(one -> one.body().fits(each))
                .findFirst());
        if (waiting.isEmpty() || rule.isEmpty()) {
            AssigningDao.done(handle, conversation);
            return;
        }
        Long team = team(handle, rule.get(), waiting.get(), now);
        Rule.Body body = rule.get().body();
        if (body.how() == Way.POOL) {
            AssigningDao.done(handle, conversation);
            return;
        }
        AssigningDao.oneAtATime(handle);
        Optional<Colleague> chosen = open(handle, body, now)
                ? Choosing.choose(
                        body,
                        waiting.get(),
                        AssigningDao.there(handle, ANSWERING, now.minus(PRESENT), now),
                        team,
                        RuleDao.last(handle, rule.get().id()).orElse(null))
                : Optional.empty();
        if (chosen.isEmpty()) {
            AssigningDao.later(handle, conversation, now.plus(AGAIN));
            return;
        }
        long to = chosen.get().id();
        inbox.give(handle, conversation, to, "rule", now);
        RuleDao.gave(handle, rule.get().id(), to);
        AssigningDao.done(handle, conversation);
        if (body.backMinutes() != null) {
            AssigningDao.gave(handle, conversation, to, now.plus(Duration.ofMinutes(body.backMinutes())));
        }
    }

    /** Whose matter it is from now on: whose the rule says, unless that team is being ended. */
    private @Nullable Long team(Handle handle, Rule rule, Waiting waiting, Instant now) {
        Long to = rule.body().toTeam();
        if (to == null || to.equals(waiting.teamId()) || !Teams.holdUnlessEnding(handle, to)) {
            return waiting.teamId();
        }
        inbox.giveToTeam(handle, waiting.id(), to, now);
        return to;
    }

    private boolean open(Handle handle, Rule.Body rule, Instant now) {
        return rule.calendar() == null
                || calendars
                        .latest(handle, rule.calendar())
                        .map(version -> new OpeningTime(version.calendar()).open(now))
                        .orElse(true);
    }
}
