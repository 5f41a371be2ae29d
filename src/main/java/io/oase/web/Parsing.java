package io.oase.web;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.channel.Visibility;
import io.oase.draft.Draft;
import io.oase.inbox.ConversationState;
import io.oase.inbox.Filter;
import io.oase.insight.Dimension;
import io.oase.looking.Onlooker;
import io.oase.notice.Mailing;
import io.oase.target.ClockKind;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Words from outside into what they mean; an unknown word is refused with those that are known. */
final class Parsing {
    private Parsing() {}

    static ConversationState state(String word) {
        return oneOf("state", ConversationState.values(), word);
    }

    static Filter.View view(String word) {
        return oneOf("view", Filter.View.values(), word);
    }

    static Visibility visibility(String word) {
        return oneOf("visibility", Visibility.values(), word);
    }

    /** Who has a conversation, like {@link #account}. */
    static @Nullable Long assignee(@Nullable Object value, long me) {
        return account("assignee", value, me);
    }

    /** An account: its id, {@code me}, or {@code none} and JSON null for nobody, which is 0; null when nothing is said. */
    static @Nullable Long account(String field, @Nullable Object value, long me) {
        if (value == null) {
            return null;
        }
        String word = String.valueOf(value);
        if (word.equals("me")) {
            return me;
        }
        if (word.equals("none")) {
            return 0L;
        }
        try {
            return Long.valueOf(word);
        } catch (NumberFormatException e) {
            throw new Refused.Invalid(field, Said.of("api.one_of", "me, none, an account's id"));
        }
    }

    /** A team: its id, or {@code none} for none's, which is 0; null when nothing is said. */
    static @Nullable Long team(@Nullable String word) {
        if (word == null || word.isBlank()) {
            return null;
        }
        if (word.equals("none")) {
            return 0L;
        }
        try {
            return Long.valueOf(word);
        } catch (NumberFormatException e) {
            throw new Refused.Invalid("team", Said.of("api.one_of", "none, a team's id"));
        }
    }

    /** The state a conversation goes to after an answer. */
    static ConversationState then(String word) {
        return oneOf(
                "then",
                new ConversationState[] {ConversationState.OPEN, ConversationState.WAITING, ConversationState.RESOLVED},
                word);
    }

    static Filter.Order order(String word) {
        return oneOf("sort", Filter.Order.values(), word);
    }

    /** How urgent something is; anything but a number is out of range. */
    static int priority(String word) {
        try {
            return Integer.parseInt(word);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    static Onlooker.Doing doing(String word) {
        return oneOf("doing", Onlooker.Doing.values(), word);
    }

    static Draft.Kind draft(String word) {
        return oneOf("kind", Draft.Kind.values(), word);
    }

    /** By what a report is told apart. */
    static Dimension dimension(String word) {
        return oneOf("by", Dimension.values(), word);
    }

    static ClockKind clockKind(String word) {
        return oneOf("kind", ClockKind.values(), word);
    }

    /** A moment in ISO 8601 with its zone or offset. */
    static Instant time(String field, String word) {
        try {
            return OffsetDateTime.parse(word).toInstant();
        } catch (DateTimeParseException e) {
            throw new Refused.Invalid(field, Said.of("api.time"));
        }
    }

    static Mailing mailing(String field, String word) {
        return oneOf(field, Mailing.values(), word);
    }

    /** A day of the week by its first three letters in English. */
    static DayOfWeek day(String field, String word) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> day.name().substring(0, 3).equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(
                        () -> new Refused.Invalid(field, Said.of("api.one_of", "mon, tue, wed, thu, fri, sat, sun")));
    }

    /** A time of day, {@code 08:00}. */
    static LocalTime clock(String field, String word) {
        try {
            return LocalTime.parse(word).truncatedTo(ChronoUnit.MINUTES);
        } catch (DateTimeParseException e) {
            throw new Refused.Invalid(field, Said.of("notifications.clock"));
        }
    }

    /** One of these words. */
    static <E extends Enum<E>> E oneOf(String field, E[] values, String word) {
        return Arrays.stream(values)
                .filter(value -> value.name().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> new Refused.Invalid(
                        field,
                        Said.of(
                                "api.one_of",
                                Arrays.stream(values)
                                        .map(value -> value.name().toLowerCase(Locale.ROOT))
                                        .collect(Collectors.joining(", ")))));
    }
}
