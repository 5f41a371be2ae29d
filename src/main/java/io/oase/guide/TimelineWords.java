package io.oase.guide;

import io.oase.activation.Happening;
import io.oase.activation.Timeline;
import io.oase.base.Said;
import io.oase.playbook.Playbook;
import io.oase.playbook.Playbook.FactField;
import io.oase.playbook.Playbook.FactType;
import io.oase.playbook.Worded;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What happened in a crisis, in words. Pure.
 *
 * @param playbook the version it began with
 * @param zone by whose clock times are written
 */
public record TimelineWords(Playbook playbook, Locale locale, ZoneId zone) {
    /**
     * One thing that happened.
     *
     * @param said what, without who did it
     * @param quote what somebody wrote there in their own words; empty: nothing
     * @param conversation the one it is about; null for none
     * @param weighty whether it belongs into a summary
     */
    public record Line(Said said, String quote, @Nullable Long conversation, boolean weighty) {}

    /** In words. */
    public Line of(Timeline.Entry entry) {
        String key = "timeline." + entry.kind().id();
        return switch (entry.kind()) {
            case ACTIVATED -> line(entry, "because", key, level(entry, "level"));
            case LEVEL_CHANGED -> line(entry, "because", key, level(entry, "from"), level(entry, "to"));
            case CAST -> cast(entry);
            case FACT -> fact(entry);
            case STEP_DONE -> line(entry, "evidence", key, step(entry));
            case STEP_SKIPPED -> line(entry, "because", key, step(entry));
            case STEP_REOPENED -> line(entry, "", key, step(entry), text(entry, "was"));
            case STEP_LATE -> line(entry, "", key, step(entry));
            case CONDITION_MET, CONDITION_REOPENED -> line(entry, "", key, condition(text(entry, "condition")));
            case GATHERED -> light(entry, "", key, number(entry, "count"));
            case HELD ->
                text(entry, "count").isEmpty()
                        ? light(entry, "", key, text(entry, "conversation"))
                        : line(entry, "", "timeline.held.many", number(entry, "count"), number(entry, "on_their_way"));
            case RELEASED, DROPPED -> light(entry, "", key, text(entry, "conversation"));
            case LET_GO -> light(entry, "because", key, text(entry, "conversation"));
            case SET_ASIDE -> light(entry, "", key, text(entry, "conversation"), text(entry, "to"), text(entry, "as"));
            case STATEMENT_WRITTEN, STATEMENT_ASKED, STATEMENT_APPROVED, STATEMENT_ISSUED -> statement(entry, "");
            case STATEMENT_OBJECTED, STATEMENT_WITHDRAWN -> statement(entry, "because");
            case STATEMENT_ELSEWHERE -> statement(entry, "url");
            case SILENCE ->
                entry.data().containsKey("ended")
                        ? line(entry, "", "timeline.silence.ended")
                        : line(entry, "because", key);
            case ANSWERING_BEGAN -> line(entry, "", key, text(entry, "statement"), number(entry, "count"));
            case ANSWERING_PAUSED, ANSWERING_RESUMED -> line(entry, "", key);
            case ANSWERING_ENDED -> line(entry, "", key, number(entry, "count"));
            case UPDATE_PROMISED, UPDATE_LATE -> line(entry, "", key, time(entry, "at"));
            case ENTRY -> line(entry, "text", key);
            case ENDED -> line(entry, "", key, conditions(entry));
            case REVIEW_BEGUN -> line(entry, "", key, text(entry, "name"), time(entry, "due"));
            case REVIEW_WRITTEN, REVIEW_CLOSED -> line(entry, "", key, text(entry, "version"));
            case COUNTERSIGNED -> line(entry, "", key);
        };
    }

    private Line cast(Timeline.Entry entry) {
        String role = text(entry, "role");
        String part = playbook.roles().stream()
                .filter(each -> each.id().equals(role))
                .findFirst()
                .map(each -> each.name().in(locale))
                .orElse(role);
        String name = text(entry, "name");
        String place = text(entry, "deputy");
        boolean holder = place.isEmpty() || place.equals("0") || place.equals("false");
        String key = name.isEmpty() ? "timeline.cast.nobody" : holder ? "timeline.cast" : "timeline.cast.deputy";
        return line(entry, "", key, part, name);
    }

    private Line fact(Timeline.Entry entry) {
        Optional<FactField> fact = playbook.fact(text(entry, "fact"));
        String label = fact.map(each -> each.label().in(locale)).orElseGet(() -> text(entry, "fact"));
        String language = text(entry, "language");
        String named = language.isEmpty() ? label : label + " (" + language + ")";
        String value = text(entry, "value");
        if (value.isEmpty()) {
            return line(entry, "", "timeline.fact.unknown", named);
        }
        if (fact.isPresent() && fact.get().type() != FactType.TEXT && fact.get().type() != FactType.NAME) {
            value = written(fact.get(), value, entry.at());
        }
        return new Line(Said.of("timeline.fact", named), value, null, true);
    }

    private String written(FactField fact, String value, Instant at) {
        try {
            return FactWords.written(fact, value, locale, zone, at);
        } catch (DateTimeException | IllegalArgumentException | IndexOutOfBoundsException other) {
            return value;
        }
    }

    private String conditions(Timeline.Entry entry) {
        Object ids = entry.data().get("conditions");
        List<?> list = ids instanceof List<?> several ? several : List.of();
        return list.stream().map(id -> condition(String.valueOf(id))).collect(Collectors.joining(" · "));
    }

    private String condition(String id) {
        return playbook.standingDown().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .map(each -> each.text().in(locale))
                .orElse(id);
    }

    private String level(Timeline.Entry entry, String name) {
        String number = text(entry, name);
        Optional<Worded> level = number.matches("\\d{1,3}")
                ? playbook.level(Integer.parseInt(number)).map(Playbook.Level::name)
                : Optional.empty();
        return level.map(words -> number + " – " + words.in(locale)).orElse(number);
    }

    private String step(Timeline.Entry entry) {
        String id = text(entry, "step");
        return playbook.steps().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .map(each -> each.title().in(locale))
                .orElse(id);
    }

    /** Of which kind it is says the playbook it was written from. */
    private Line statement(Timeline.Entry entry, String quote) {
        String phase = playbook.statement(text(entry, "template"))
                .map(each -> each.phase().id())
                .orElse("");
        String key = "timeline." + entry.kind().id();
        return line(entry, quote, key, phase, text(entry, "statement"), text(entry, "version"));
    }

    private static int number(Timeline.Entry entry, String name) {
        return entry.data().get(name) instanceof Number number ? number.intValue() : 0;
    }

    private String time(Timeline.Entry entry, String name) {
        String at = text(entry, name);
        try {
            return FactWords.moment(Instant.parse(at), locale, zone, entry.at());
        } catch (DateTimeException none) {
            return at;
        }
    }

    private static String text(Timeline.Entry entry, String name) {
        return Objects.toString(entry.data().get(name), "");
    }

    private static Line line(Timeline.Entry entry, String quote, String key, Object... args) {
        return new Line(Said.of(key, args), quote.isEmpty() ? "" : text(entry, quote), conversation(entry), true);
    }

    /** What happens often and to one conversation at a time. */
    private static Line light(Timeline.Entry entry, String quote, String key, Object... args) {
        Line line = line(entry, quote, key, args);
        return new Line(line.said(), line.quote(), line.conversation(), entry.kind() == Happening.GATHERED);
    }

    private static @Nullable Long conversation(Timeline.Entry entry) {
        return entry.data().get("conversation") instanceof Number number ? number.longValue() : null;
    }
}
