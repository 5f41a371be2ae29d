package io.oase.assign;

import io.oase.db.RoundTrip;
import io.oase.inbox.Fact;
import io.oase.inbox.Facts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Puts down what has to be looked at, in the transaction in which it happens, and what was touched by whoever was given it.
 * Handing out itself happens behind: what comes in waits for nobody's decision.
 */
public final class Queueing implements Facts.Sharing {
    @Override
    public void heard(RoundTrip trip, List<Fact> facts, Instant at) {
        Set<Long> look = new TreeSet<>();
        Set<Long> touched = new TreeSet<>();
        List<Fact> givenBack = new ArrayList<>();
        for (Fact fact : facts) {
            if (fact.actorId() != null || fact.kind() == Fact.Kind.ASSIGNED) {
                touched.add(fact.conversationId());
            }
            switch (fact.kind()) {
                case OPENED, TAGGED, GIVEN_TO_TEAM, WOKEN -> look.add(fact.conversationId());
                case STATE_CHANGED -> {
                    if ("resolved".equals(fact.data().get("from"))) {
                        look.add(fact.conversationId());
                    }
                }
                case ASSIGNED -> {
                    if (!fact.data().containsKey("to") && fact.data().get("from") instanceof Number) {
                        givenBack.add(fact);
                    }
                }
                default -> {}
            }
        }
        if (!touched.isEmpty()) {
            AssigningDao.touched(trip, touched);
        }
        if (!look.isEmpty()) {
            AssigningDao.look(trip, look, at);
        }
        for (Fact fact : givenBack) {
            Map<String, Object> data = fact.data();
            AssigningDao.lookAgain(
                    trip, fact.conversationId(), ((Number) data.getOrDefault("from", 0)).longValue(), at);
        }
    }
}
