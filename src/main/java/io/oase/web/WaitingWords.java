package io.oase.web;

import io.oase.target.ExpectedAnswer;
import io.oase.target.ExpectedAnswer.Lately;
import io.oase.target.ExpectedAnswer.Measured;
import io.oase.target.ExpectedAnswer.Promised;
import io.oase.target.Expecting.Expected;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What people who wait can be told, in their language, with times by the clock of those who answer: sentences for an agent to
 * put into an answer. They are suggestions; nothing sends them by itself.
 *
 * @param there speaks the language of whoever waits; its zone is the calendar's
 */
record WaitingWords(Reader there) {
    /** For people who speak this, where those are who answer. */
    static WaitingWords of(Language theirs, Expected expected) {
        return new WaitingWords(
                new Reader(theirs, expected.calendar().calendar().zone(), expected.now()));
    }

    /** A sentence, or some, to put into an answer; the kind is its name in addresses. */
    record Offer(String kind, String text) {}

    /** By when, as the end of a sentence: {@code today by 16:30}; empty when nothing can be said truthfully. */
    Optional<String> by(ExpectedAnswer answer) {
        return at(answer).map(at -> {
            LocalDate day = there.day(at);
            LocalDate today = there.day(there.now());
            String clock = there.clock(at);
            return day.equals(today)
                    ? there.say("waiting.today", clock)
                    : day.equals(today.plusDays(1))
                            ? there.say("waiting.tomorrow", clock)
                            : there.say("waiting.day", there.by("waiting.pattern", at), clock);
        });
    }

    static Optional<Instant> at(ExpectedAnswer answer) {
        if (answer instanceof Measured measured) {
            return Optional.of(measured.at());
        }
        return answer instanceof Promised promised ? Optional.of(promised.at()) : Optional.empty();
    }

    /** Everything that can be offered, the most fitting first. An apology only where the promised time is over. */
    List<Offer> offers(Expected expected) {
        List<Offer> offers = new ArrayList<>();
        if (expected.missed()) {
            List<String> reasons = new ArrayList<>(List.of("busy", "colleagues", "delay"));
            if (expected.askedWhileClosed()) {
                reasons.add(2, "closed");
            }
            likely(expected).ifPresent(likely -> {
                reasons.remove(likely);
                reasons.add(0, likely);
            });
            reasons.forEach(reason -> offers.add(new Offer(
                    "apology_" + reason, there.say("waiting.sorry") + " " + there.say("waiting.reason." + reason))));
            offers.add(new Offer("apology", there.say("waiting.sorry")));
        }
        by(expected.answer()).ifPresent(by -> offers.add(new Offer("holding", there.say("waiting.holding", by))));
        return offers;
    }

    /** What we know of why it took so long. */
    private static Optional<String> likely(Expected expected) {
        if (expected.missedByDelay()) {
            return Optional.of("delay");
        }
        Lately lately = expected.lately();
        boolean crowded = lately.answers() > 0
                && lately.open()
                                .multipliedBy(lately.ahead())
                                .dividedBy(lately.answers())
                                .compareTo(lately.median())
                        > 0;
        return crowded ? Optional.of("busy") : Optional.empty();
    }

    /** Put before what is written already, or after it. */
    static String into(String written, Offer offer) {
        if (written.isBlank()) {
            return offer.text();
        }
        return offer.kind().equals("holding")
                ? written.strip() + "\n\n" + offer.text()
                : offer.text() + "\n\n" + written.strip();
    }
}
