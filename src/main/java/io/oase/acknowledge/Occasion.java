package io.oase.acknowledge;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A post that has come in, and everything that decides whether it is acknowledged. Pure.
 *
 * @param scope what is acknowledged on its channel
 * @param since when that was switched on
 * @param hushed whether the post is private
 * @param addressed whether it is meant for us
 * @param own whether we wrote it: on this channel, or with another account that is connected here
 * @param bot whether its author says they are a program
 * @param optedOut whether its author wants no automatic messages
 * @param waits whether its author waits for an answer: nobody has given one, the conversation is open, and the post stands
 * @param answering whether a colleague's answer is on its way
 * @param toldToday whether its author, or anybody in the conversation, was told today
 * @param body what it says
 */
record Occasion(
        Scope scope,
        Instant since,
        boolean hushed,
        boolean addressed,
        boolean own,
        boolean bot,
        boolean optedOut,
        boolean waits,
        boolean answering,
        boolean toldToday,
        Instant postedAt,
        String body) {
    /** What was published longer ago comes from the past or through an outage; "we have received it" would be odd. */
    static final Duration LATEST = Duration.ofHours(1);

    private static final Pattern NO_WORDS = Pattern.compile("@[\\w.@-]+|[^\\p{L}]+");
    private static final Pattern AUTOMATIC = Pattern.compile(
            "^\\W*(?:auto(?:mat(?:ic|ed|ische?))?[\\s-]*(?:reply|response|answer|antwort|message|nachricht)|out of (?:the )?office|"
                    + "abwesenheits(?:notiz|nachricht|meldung)|(?:dies|das) ist eine automatische|this is an automat)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** Why nothing is sent. */
    enum Reason {
        /** It is switched off here, for this kind of post, or was when it came. */
        OFF,
        NOT_FOR_US,
        OLD,
        PROGRAM,
        OPTED_OUT,
        ANSWERED,
        TOLD_TODAY
    }

    /** Whether its author wants no automatic messages from now on: the word alone, however it is written. */
    boolean optsOut() {
        String words = NO_WORDS.matcher(body).replaceAll("");
        return words.equalsIgnoreCase("stop") || words.equalsIgnoreCase("stopp");
    }

    /** Why it is not acknowledged; empty when it is. */
    Optional<Reason> against(Instant now) {
        if (scope == Scope.OFF || scope == Scope.PRIVATE && !hushed || postedAt.isBefore(since)) {
            return Optional.of(Reason.OFF);
        }
        if (own || !addressed) {
            return Optional.of(Reason.NOT_FOR_US);
        }
        if (postedAt.isBefore(now.minus(LATEST))) {
            return Optional.of(Reason.OLD);
        }
        if (bot || AUTOMATIC.matcher(body).find()) {
            return Optional.of(Reason.PROGRAM);
        }
        if (optedOut) {
            return Optional.of(Reason.OPTED_OUT);
        }
        if (!waits || answering) {
            return Optional.of(Reason.ANSWERED);
        }
        return toldToday ? Optional.of(Reason.TOLD_TODAY) : Optional.empty();
    }
}
