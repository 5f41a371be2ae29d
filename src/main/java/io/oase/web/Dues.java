package io.oase.web;

import io.oase.inbox.ConversationState;
import io.oase.inbox.InboxRow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** How a conversation is due, in words: what is promised next, or how long somebody has been waiting without a promise. */
record Dues(Reader reader) {
    /** So long before, it counts down; earlier, the time itself says more. */
    private static final Duration COUNTDOWN = Duration.ofHours(12);

    /** Null when nothing waits for us. */
    Row.@Nullable Due of(InboxRow row) {
        Instant due = row.dueAt();
        Instant warn = row.dueWarnAt();
        if (due != null && warn != null) {
            return promised(due, warn, String.valueOf(row.dueKind()));
        }
        Instant since = row.unansweredSince();
        boolean ours = row.state() == ConversationState.NEW || row.state() == ConversationState.OPEN;
        if (since == null || !ours) {
            return null;
        }
        Moment moment = reader.lasting(since);
        return new Row.Due(
                "plain", moment.text(), "", reader.say("inbox.waits", since), new Row.Tick("span", moment.iso(), ""));
    }

    /** A promised time that runs. */
    Row.Due promised(Instant due, Instant warn, String kind) {
        String what = reader.say("clock." + kind);
        return new Row.Due(tone(due, warn), text(due), what, reader.say("due.label", what, due), tick(due, warn));
    }

    private String tone(Instant due, Instant warn) {
        if (!reader.now().isBefore(due)) {
            return "late";
        }
        return reader.now().isBefore(warn) ? "calm" : "near";
    }

    private String text(Instant due) {
        Duration left = Duration.between(reader.now(), due);
        if (left.isNegative() || left.isZero()) {
            return reader.say("due.late", reader.span(left.negated()));
        }
        if (left.compareTo(COUNTDOWN) <= 0) {
            return reader.span(left);
        }
        LocalDate tomorrow = reader.day(reader.now()).plusDays(1);
        return reader.day(due).equals(tomorrow) ? reader.say("due.tomorrow", reader.clock(due)) : reader.at(due);
    }

    /** Also what is far away ticks: a page may stay open until it is not. */
    private Row.Tick tick(Instant due, Instant warn) {
        boolean far = Duration.between(reader.now(), due).compareTo(COUNTDOWN) > 0;
        return new Row.Tick(far ? "later" : "due", due.toString(), warn.toString());
    }
}
