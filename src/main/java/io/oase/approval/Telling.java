package io.oase.approval;

import io.oase.db.RoundTrip;
import io.oase.inbox.Fact;
import io.oase.inbox.Fact.Kind;
import io.oase.inbox.Facts;
import io.oase.notice.Notice;
import io.oase.notice.Notices;
import io.oase.target.OpeningTime;
import io.oase.target.Promises;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Tells those whom it concerns what happens to an answer that waits for a second pair of eyes, and sets how long it may wait, in the
 * transaction in which it happens.
 */
public final class Telling implements Facts.Sharing {
    private static final Set<Kind> TOLD = EnumSet.of(
            Kind.APPROVAL_ASKED, Kind.APPROVED, Kind.APPROVAL_RETURNED, Kind.REPLY_TAKEN_OVER, Kind.APPROVAL_ENDED);

    private final Notices notices;
    private final Promises promises;

    public Telling(Notices notices, Promises promises) {
        this.notices = notices;
        this.promises = promises;
    }

    @Override
    public void heard(RoundTrip trip, List<Fact> facts, Instant at) {
        if (facts.stream().anyMatch(fact -> TOLD.contains(fact.kind()))) {
            trip.then(() -> tell(trip.db(), facts, at));
        }
    }

    private void tell(Handle db, List<Fact> facts, Instant at) {
        for (Fact fact : facts) {
            switch (fact.kind()) {
                case APPROVAL_ASKED -> asked(db, reply(fact), at);
                case APPROVED -> approved(db, reply(fact), at);
                case APPROVAL_RETURNED ->
                    returned(
                            db,
                            reply(fact),
                            "comment",
                            Objects.toString(fact.data().get("comment")),
                            at);
                case REPLY_TAKEN_OVER -> takenOver(db, reply(fact), number(fact, "from"), at);
                case APPROVAL_ENDED ->
                    returned(db, reply(fact), Objects.toString(fact.data().get("why")), "", at);
                default -> {}
            }
        }
    }

    /**
     * Says that an answer has waited too long, to its author and to those who may approve it.
     *
     * @param late whether the moment to say so is past
     */
    void late(Handle db, long reply, boolean late, Instant at) {
        WaitingDao.Answer answer = WaitingDao.answer(db, reply);
        send(db, answer, "late", Notice.APPROVAL_LATE, Map.of(), late, WaitingDao.approvers(db, reply), at);
        send(db, answer, "late", Notice.APPROVAL_LATE, Map.of(), late, List.of(answer.authorId()), at);
    }

    private void asked(Handle db, long reply, Instant at) {
        WaitingDao.Answer answer = WaitingDao.answer(db, reply);
        StandingRuleDao.limit(db)
                .ifPresent(minutes -> WaitingDao.lateAt(
                        db, reply, after(db, answer.conversationId(), at, Duration.ofMinutes(minutes))));
        send(db, answer, "asked", Notice.APPROVAL_ASKED, Map.of(), false, WaitingDao.approvers(db, reply), at);
    }

    private void approved(Handle db, long reply, Instant at) {
        WaitingDao.Answer answer = WaitingDao.answer(db, reply);
        Map<String, Object> data =
                Map.of("decider", Objects.requireNonNullElse(answer.decider(), ""), "edited", answer.edited());
        send(db, answer, "approved", Notice.APPROVED, data, false, List.of(answer.authorId()), at);
    }

    private void returned(Handle db, long reply, String why, String comment, Instant at) {
        WaitingDao.Answer answer = WaitingDao.answer(db, reply);
        Map<String, Object> data = new HashMap<>(Map.of("why", why));
        data.put("decider", Objects.requireNonNullElse(answer.decider(), ""));
        if (!comment.isEmpty()) {
            data.put("note", comment);
        }
        send(
                db,
                answer,
                "returned:" + at.toEpochMilli(),
                Notice.APPROVAL_RETURNED,
                data,
                false,
                List.of(answer.authorId()),
                at);
    }

    /** Whoever wrote it first is away, and finds it when they are back. */
    private void takenOver(Handle db, long reply, long from, Instant at) {
        WaitingDao.Answer answer = WaitingDao.answer(db, reply);
        String what = "taken_over:" + at.toEpochMilli();
        send(db, answer, what, Notice.REPLY_TAKEN_OVER, Map.of("by", answer.author()), false, List.of(from), at);
    }

    /** When so much time has passed in which somebody is there; where that never happens, by the clock on the wall. */
    private Instant after(Handle db, long conversation, Instant from, Duration span) {
        return promises.calendar(db, conversation)
                .map(calendar -> new OpeningTime(calendar).after(from, span, List.of()))
                .filter(OpeningTime.Reckoned.Due.class::isInstance)
                .map(due -> ((OpeningTime.Reckoned.Due) due).at())
                .orElseGet(() -> from.plus(span));
    }

    private void send(
            Handle db,
            WaitingDao.Answer answer,
            String what,
            String kind,
            Map<String, Object> data,
            boolean late,
            Collection<Long> whom,
            Instant at) {
        Map<String, Object> all = new HashMap<>(data);
        all.put("author", answer.author());
        all.put("title", answer.title());
        String key = "approval:" + answer.id() + ":" + what;
        notices.send(db, new Notice(key, kind, answer.conversationId(), all, late), whom, at);
    }

    private static long reply(Fact fact) {
        return number(fact, "reply");
    }

    private static long number(Fact fact, String name) {
        return ((Number) Objects.requireNonNull(fact.data().get(name))).longValue();
    }
}
