package io.oase.web;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.insight.Question;
import io.oase.target.Zones;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** What a program asks a report about, in the words of the API; the last thirty days where no period is given. */
record ReportAsked(
        @Nullable String from,
        @Nullable String to,
        @Nullable Long channel,
        @Nullable Long target,
        @Nullable String team,
        @Nullable String agent) {
    private static final Duration USUAL = Duration.ofDays(30);

    /**
     * What that means.
     *
     * @param me the asker's id
     * @throws Refused.Invalid naming the parameter that means nothing
     */
    Question question(Instant now, long me) {
        Instant until = to == null ? now : Parsing.time("to", to);
        Instant since = from == null ? until.minus(USUAL) : Parsing.time("from", from);
        return new Question(since, until, channel, target, Parsing.team(team), Parsing.account("agent", agent, me));
    }

    /** @throws Refused.Invalid naming {@code zone} */
    static ZoneId zone(String name) {
        return Zones.find(name).orElseThrow(() -> new Refused.Invalid("zone", Said.of("calendar.zone", name)));
    }
}
