package io.oase.later;

import io.oase.db.RoundTrip;
import io.oase.inbox.ConversationState;
import io.oase.inbox.Fact;
import io.oase.inbox.Fact.Kind;
import io.oase.inbox.Facts;
import io.oase.notice.Notices;
import io.oase.target.Promises;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Hears what happens to conversations that are put away, in the transaction in which it happens and behind the clocks: what
 * they write brings one back at once, so do handing it to somebody and merging, and a promise that is new moves its time forward. What
 * somebody does about one that is back ends the remark why it is.
 */
public final class Minding implements Facts.Sharing {
    /** What somebody here does about it. */
    private static final Set<Kind> SEEN_TO = EnumSet.of(
            Kind.REPLY_QUEUED,
            Kind.APPROVAL_ASKED,
            Kind.ANSWERED_OUTSIDE,
            Kind.STATE_CHANGED,
            Kind.ASSIGNED,
            Kind.SNOOZED);

    /** What changes nothing for what is put away. */
    private static final Set<Kind> IDLE = EnumSet.of(Kind.OVERHEARD, Kind.NOTED, Kind.ACKNOWLEDGED, Kind.WOKEN);

    private final Promises promises;
    private final Returning returning;

    public Minding(Facts facts, Notices notices, Promises promises) {
        this.promises = promises;
        this.returning = new Returning(facts, notices);
    }

    @Override
    public void heard(RoundTrip trip, List<Fact> facts, Instant at) {
        Set<Long> fresh = new HashSet<>();
        Map<Long, Set<Cause>> causes = new LinkedHashMap<>();
        Set<Long> seenTo = new HashSet<>();
        for (Fact fact : facts) {
            long id = fact.conversationId();
            if (fact.kind() == Kind.OPENED) {
                fresh.add(id);
            }
            if (!IDLE.contains(fact.kind())) {
                causes.computeIfAbsent(id, key -> EnumSet.noneOf(Cause.class)).add(Cause.of(fact));
            }
            if (SEEN_TO.contains(fact.kind())) {
                seenTo.add(id);
            }
        }
        causes.keySet().removeAll(fresh);
        if (causes.isEmpty()) {
            return;
        }
        SnoozeDao.among(
                trip,
                causes.keySet(),
                seenTo,
                away -> away.forEach(
                        row -> mind(trip.db(), row, Objects.requireNonNull(causes.get(row.conversationId())), at)));
    }

    /** Calls back earlier what has something due earlier now. The conversations are locked. */
    public void promisesChanged(Handle db, Collection<Long> conversations) {
        RoundTrip trip = new RoundTrip(db);
        SnoozeDao.among(trip, conversations, Set.of(), away -> away.forEach(row -> call(db, row)));
        trip.send();
    }

    private void mind(Handle db, SnoozeDao.Row row, Set<Cause> causes, Instant at) {
        if (causes.contains(Cause.RESOLVED)) {
            SnoozeDao.end(db, row.conversationId());
        } else if (causes.contains(Cause.POST)) {
            returning.wake(db, row, "post", at);
        } else if (causes.contains(Cause.HANDED) || causes.contains(Cause.OPENED) && row.until() == null) {
            SnoozeDao.end(db, row.conversationId());
        } else {
            call(db, row);
        }
    }

    private void call(Handle db, SnoozeDao.Row row) {
        Wake wake = Wake.of(row.until(), promises.of(db, row.conversationId()), row.since());
        if (!Objects.equals(wake.at(), row.wakeAt()) || wake.early() != row.early()) {
            SnoozeDao.call(db, row.conversationId(), wake);
        }
    }

    /** Why something that is put away may have to come back. */
    private enum Cause {
        POST,
        HANDED,
        OPENED,
        RESOLVED,
        OTHER;

        static Cause of(Fact fact) {
            return switch (fact.kind()) {
                case RECEIVED -> POST;
                case ASSIGNED, GIVEN_TO_TEAM, MERGED -> HANDED;
                case MERGED_INTO -> RESOLVED;
                case STATE_CHANGED -> to(fact);
                default -> OTHER;
            };
        }

        private static Cause to(Fact fact) {
            String to = String.valueOf(fact.data().get("to")).toUpperCase(Locale.ROOT);
            return to.equals(ConversationState.RESOLVED.name())
                    ? RESOLVED
                    : to.equals(ConversationState.OPEN.name()) ? OPENED : OTHER;
        }
    }
}
