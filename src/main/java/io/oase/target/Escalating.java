package io.oase.target;

import io.oase.db.DatabaseAway;
import io.oase.inbox.Inbox;
import io.oase.inbox.Recount;
import io.oase.notice.Notice;
import io.oase.notice.Notices;
import io.oase.target.ClockDao.Stored;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the steps before and after a missed time when they are due, each once, on whichever node looks first. What became due
 * while no node ran is done when one runs again, and says that it is late.
 */
public final class Escalating {
    private static final Logger LOG = LoggerFactory.getLogger(Escalating.class);
    private static final int LOT = 20;

    /** Later than this is said. */
    private static final Duration PUNCTUAL = Duration.ofMinutes(1);

    private final Jdbi db;
    private final TargetDao targets = new TargetDao();
    private final Calendars calendars;
    private final Clocks clocks;
    private final Notices notices;
    private final Inbox inbox;
    private final Successors successors;
    private final Clock clock;
    private final Resting resting = new Resting();

    public Escalating(
            Jdbi db,
            Calendars calendars,
            Clocks clocks,
            Notices notices,
            Inbox inbox,
            Successors successors,
            Clock clock) {
        this.db = db;
        this.calendars = calendars;
        this.clocks = clocks;
        this.notices = notices;
        this.inbox = inbox;
        this.successors = successors;
        this.clock = clock;
    }

    /** Takes some steps that are due; false when there are none. */
    public boolean takeSome() {
        Instant now = clock.instant();
        List<Long> conversations = due(now, resting.at(now));
        int taken = 0;
        for (long id : new TreeSet<>(conversations)) {
            try {
                db.useTransaction(handle -> take(handle, id));
                resting.succeeded(id);
                taken++;
            } catch (RuntimeException unforeseen) {
                if (DatabaseAway.is(unforeseen)) {
                    throw unforeseen;
                }
                resting.failed(id, now);
                LOG.error("A step of conversation {} could not be taken; it is tried again", id, unforeseen);
            }
        }
        return taken > 0;
    }

    /** Conversations on which a step is due, the longest due first; a conversation may come more than once. */
    public List<Long> due(Instant now) {
        return due(now, new Long[0]);
    }

    private List<Long> due(Instant now, Long[] resting) {
        return db.withHandle(handle -> handle.createQuery("""
                        SELECT conversation_id FROM clock WHERE alarm_at <= :now AND conversation_id <> ALL(:resting) ORDER BY alarm_at LIMIT :limit
                        """)
                .bind("resting", resting)
                .bind("now", now)
                .bind("limit", LOT)
                .mapTo(Long.class)
                .list());
    }

    /** The conversation is locked first, as everybody does who changes its clocks: what another node took is seen here. */
    private void take(Handle handle, long conversation) {
        Recount.lock(handle, List.of(conversation));
        Instant now = clock.instant();
        SituationDao.read(handle, List.of(conversation)).forEach(found -> found.stored().stream()
                .filter(stored -> stored.alarmAt() != null && !stored.alarmAt().isAfter(now))
                .forEach(stored -> take(handle, found.situation(), stored, now)));
        clocks.reckonAnew(handle, List.of(conversation), now);
    }

    private void take(Handle handle, Situation situation, Stored stored, Instant now) {
        Target target = Optional.ofNullable(stored.targetVersionId())
                .flatMap(version -> targets.version(handle, version))
                .orElseThrow();
        Calendar calendar =
                calendars.version(handle, stored.calendarVersionId()).calendar();
        Instant known = Objects.requireNonNullElse(stored.alarmSetAt(), Instant.MIN);
        for (DueStep due :
                DueStep.of(stored.clock(), Objects.requireNonNull(stored.alarmAt()), known, target, calendar, now)) {
            take(
                    handle,
                    situation,
                    stored,
                    due,
                    (due.over() ? known : due.at()).plus(PUNCTUAL).isBefore(now),
                    now);
            ClockDao.told(handle, stored.id(), due.step().percent());
        }
    }

    private void take(Handle handle, Situation situation, Stored stored, DueStep due, boolean late, Instant now) {
        Step step = due.step();
        Told about = Told.of(handle, situation.conversationId());
        Set<Long> whom = Audiences.of(handle, step.tell(), about.assigneeId(), situation.team());
        // A promise that was moved is another one, whose steps are taken anew.
        String key = "clock:" + stored.id() + ":" + step.percent() + ":"
                + Objects.requireNonNull(stored.dueAt()).getEpochSecond();
        if (!whom.isEmpty()) {
            String kind = step.percent() < 100 ? Notice.TARGET_NEAR : Notice.TARGET_MISSED;
            notices.send(
                    handle,
                    new Notice(key, kind, situation.conversationId(), about.data(stored, due), late),
                    whom,
                    now);
        }
        if (step.reassign()) {
            successors.next(handle, about.assigneeId(), situation.team(), now).ifPresent(next -> {
                inbox.pass(handle, situation.conversationId(), next, now);
                Set<Long> both = new TreeSet<>(Set.of(next));
                if (about.assigneeId() != null) {
                    both.add(about.assigneeId());
                }
                notices.send(
                        handle,
                        new Notice(
                                key + ":passed",
                                Notice.REASSIGNED,
                                situation.conversationId(),
                                Told.of(handle, situation.conversationId()).data(stored, due),
                                late),
                        both,
                        now);
            });
        }
    }

    /** What a notice says about a conversation. */
    record Told(
            String title,
            String person,
            @Nullable Long assigneeId,
            @Nullable String assignee) {
        static Told of(Handle handle, long conversation) {
            return handle.createQuery("""
                            SELECT c.title, CASE WHEN i.display_name = '' THEN '@' || i.handle ELSE i.display_name END AS person,
                                   c.assignee_id, a.name AS assignee
                              FROM conversation c
                              JOIN identity i ON i.id = c.identity_id
                              LEFT JOIN account a ON a.id = c.assignee_id
                             WHERE c.id = :id
                            """)
                    .bind("id", conversation)
                    .mapTo(Told.class)
                    .one();
        }

        Map<String, Object> data(Stored stored, DueStep due) {
            Map<String, Object> data = new HashMap<>(Map.of(
                    "promise", stored.kind(),
                    "percent", due.step().percent(),
                    "due_at", Objects.requireNonNull(stored.dueAt()),
                    "title", title,
                    "person", person));
            if (assignee != null) {
                data.put("assignee", assignee);
            }
            if (due.over()) {
                data.put("over", true);
            }
            return data;
        }
    }
}
