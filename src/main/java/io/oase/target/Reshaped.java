package io.oase.target;

import io.oase.inbox.Fact;
import io.oase.inbox.Recount;
import io.oase.target.Joining.Joined;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Has the clocks of locked conversations follow when these are merged, parted or split: each row says afterwards where it
 * belongs, and {@link Clocks} reckons all of it anew. What has been measured is not touched.
 */
final class Reshaped {
    private Reshaped() {}

    static void follow(Handle db, Fact fact, Instant at) {
        switch (fact.kind()) {
            case MERGED ->
                merged(db, number(fact, "merge"), fact.conversationId(), number(fact, "conversation"), fact, at);
            case UNMERGED -> parted(db, number(fact, "merge"), fact.conversationId(), number(fact, "conversation"));
            case SPLIT -> split(db, fact.conversationId(), number(fact, "conversation"));
            default -> {
                // Everything else leaves every clock where it is.
            }
        }
    }

    /** What was asked, answered and measured waits no more, also where the answer stays behind. */
    private static void split(Handle db, long from, long to) {
        ClockMoves.withTheirPosts(db, from, to);
        if (ClockMoves.settleAnswered(db, from, to) > 0) {
            Recount.recount(db, List.of(to), List.of());
        }
    }

    private static void merged(Handle db, long merge, long into, long other, Fact fact, Instant at) {
        List<SituationDao.Found> both = SituationDao.read(db, List.of(into, other));
        Situation one = of(both, into);
        Joined joined = Joining.join(one.running(), of(both, other).running(), one.assignee() != null);
        List<Long> stayed =
                new ArrayList<>(one.running().stream().map(TargetClock::id).toList());
        stayed.removeAll(joined.ended());
        ClockMoves.remember(db, merge, stayed, "stayed");
        ClockMoves.end(db, merge, joined.ended(), fact.actorId(), at);
        ClockMoves.move(db, merge, joined.moved(), into);
        ClockMoves.nothingDue(db, other);
    }

    private static void parted(Handle db, long merge, long both, long other) {
        ClockMoves.back(db, merge, both, other);
        for (ClockMoves.Ended ended : ClockMoves.ended(db, merge)) {
            // Read anew each time: what goes on first leaves no room for another of its kind.
            Situation there = SituationDao.read(db, List.of(ended.conversationId()))
                    .get(0)
                    .situation();
            Joining.Rest rest = new Joining.Rest(
                    ended.clock(),
                    ended.opens(),
                    there.resolved(),
                    there.assignee() != null,
                    there.running().stream().map(TargetClock::kind).collect(Collectors.toSet()));
            if (rest.goesOn()) {
                ClockMoves.goOn(db, ended);
            }
        }
        ClockMoves.standStillAgain(db, merge);
    }

    private static Situation of(List<SituationDao.Found> found, long conversation) {
        return found.stream()
                .map(SituationDao.Found::situation)
                .filter(situation -> situation.conversationId() == conversation)
                .findFirst()
                .orElseThrow();
    }

    private static long number(Fact fact, String name) {
        return ((Number) Objects.requireNonNull(fact.data().get(name))).longValue();
    }
}
