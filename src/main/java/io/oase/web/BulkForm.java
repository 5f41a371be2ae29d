package io.oase.web;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.bulk.Action;
import io.oase.bulk.Chosen;
import io.oase.inbox.ConversationState;
import io.oase.prewritten.Origin;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads what somebody chose and what they want done with it. */
final class BulkForm {
    private BulkForm() {}

    /** What was ticked: numbers, each with the newest post that was seen behind a colon. */
    static List<Chosen> chosen(MultivaluedMap<String, String> form) {
        List<Chosen> chosen = new ArrayList<>();
        for (String each : form.getOrDefault("c", List.of())) {
            String[] parts = each.split(":", -1);
            if (!each.matches("\\d{1,18}(:\\d{1,18})?")) {
                throw new Refused.Invalid("conversations", Said.of("bulk.none"));
            }
            chosen.add(new Chosen(Long.parseLong(parts[0]), parts.length > 1 ? Long.valueOf(parts[1]) : null));
        }
        return chosen;
    }

    /**
     * What is to be done.
     *
     * @throws Refused.Invalid naming the field
     */
    static Action action(MultivaluedMap<String, String> form, long me, Reader reader) {
        String does = Pages.typed(form, "does");
        return switch (does) {
            case "assign" -> new Action.Assign(account(Pages.typed(form, "assignee"), me));
            case "take" -> new Action.Assign(me);
            case "team" -> new Action.Team(team(Pages.typed(form, "team")));
            case "tag" -> new Action.Tag(Pages.typed(form, "tag").strip());
            case "untag" -> new Action.Untag(Pages.typed(form, "tag").strip());
            case "snooze" ->
                new Action.Snooze(
                        until(form, reader), Pages.typed(form, "reason").strip());
            case "snooze-answer" ->
                new Action.Snooze(null, Pages.typed(form, "reason").strip());
            case "wait" -> new Action.Move(ConversationState.WAITING, null);
            case "open" -> new Action.Move(ConversationState.OPEN, null);
            case "resolve" -> new Action.Move(ConversationState.RESOLVED, blank(Pages.typed(form, "no_answer")));
            case "prioritise" -> new Action.Prioritise(Parsing.priority(Pages.typed(form, "priority")));
            case "answer", "preview" -> answer(form);
            default -> throw new Refused.Invalid("does", Said.of("bulk.does"));
        };
    }

    private static Action answer(MultivaluedMap<String, String> form) {
        String then = Pages.typed(form, "then");
        return new Action.Answer(
                Pages.typed(form, "text").replace("\r\n", "\n").strip(),
                then.isEmpty()
                        ? null
                        : ConversationState.valueOf(Parsing.then(then).name()),
                Origin.of(Pages.typed(form, "origin")).orElse(null));
    }

    private static @Nullable Long account(String word, long me) {
        Long account = Parsing.assignee(word.isEmpty() ? "?" : word, me);
        return account == null || account == 0 ? null : account;
    }

    private static @Nullable Long team(String word) {
        Long team = Parsing.team(word.isEmpty() ? "?" : word);
        return team == null || team == 0 ? null : team;
    }

    private static Instant until(MultivaluedMap<String, String> form, Reader reader) {
        String named = Pages.typed(form, "until");
        if (named.equals("hour")) {
            return reader.now().plus(Duration.ofHours(1));
        }
        if (!named.isEmpty() && !named.equals("own")) {
            return Parsing.time("until", named.toUpperCase(Locale.ROOT));
        }
        try {
            return LocalDateTime.parse(Pages.typed(form, "at"))
                    .atZone(reader.zone())
                    .toInstant();
        } catch (DateTimeParseException none) {
            throw new Refused.Invalid("until", Said.of("later.no_time"));
        }
    }

    private static @Nullable String blank(String words) {
        return words.isBlank() ? null : words.strip();
    }
}
