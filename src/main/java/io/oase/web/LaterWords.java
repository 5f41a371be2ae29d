package io.oase.web;

import io.oase.inbox.Later;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Says what is to become of a conversation later, or why it is back. */
record LaterWords(Reader reader) {
    /** For the row of a list: that it is away comes before why it was back. */
    LaterView.@Nullable Line line(Later later) {
        LaterView all = of(later);
        return all.snooze() != null ? all.snooze() : all.back();
    }

    LaterView of(Later later) {
        Later.Snooze snooze = later.snooze();
        Later.Back back = later.back();
        Later.FollowUp followUp = later.followUp();
        return new LaterView(
                snooze == null ? null : away(snooze),
                back == null ? null : back(back),
                followUp == null
                        ? null
                        : new LaterView.Line(
                                "away",
                                reader.say("later.asks", followUp.name(), when(followUp.at())),
                                quoted(followUp.reason()),
                                reader.exactly(followUp.at())));
    }

    private LaterView.Line away(Later.Snooze snooze) {
        Instant at = snooze.wakeAt();
        String words = at == null
                ? reader.say("later.untilanswer")
                : reader.say(snooze.early() ? "later.untildue" : "later.until", when(at));
        return new LaterView.Line(
                "away", words, quoted(snooze.reason()), reader.say("later.by", snooze.name(), snooze.since()));
    }

    private LaterView.Line back(Later.Back back) {
        return new LaterView.Line(
                back.why().equals("due") ? "called" : "returned",
                reader.say("later.back." + back.why(), back.at(), back.name()),
                quoted(back.reason()),
                reader.exactly(back.at()));
    }

    private String quoted(String reason) {
        return reason.isEmpty() ? "" : reader.say("notice.note", reason);
    }

    /** Day and time as long as the time says something: {@code 14:20}, {@code tomorrow 9:00}, {@code Mon, 7 Dec, 9:00}. */
    String when(Instant at) {
        long days = java.time.temporal.ChronoUnit.DAYS.between(reader.day(reader.now()), reader.day(at));
        return days == 0
                ? reader.clock(at)
                : days == 1 ? reader.say("due.tomorrow", reader.clock(at)) : reader.by("later.pattern", at);
    }
}
