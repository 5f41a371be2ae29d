package io.oase.web;

import io.oase.assign.Rule;
import io.oase.assign.Way;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.channel.Channel;
import io.oase.people.Team;
import io.oase.target.StoredCalendar;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A rule as a form: from what was typed, and back. */
record RuleForm(Reader reader, List<Channel> channels, List<Team> teams, List<StoredCalendar> calendars) {
    /** What a new rule says until somebody says otherwise. */
    static final Rule.Body BLANK = new Rule.Body(
            "", List.of(), List.of(), List.of(), null, null, null, Way.LEAST_LOADED.id(), false, null, null);

    /**
     * Reads a form.
     *
     * @throws Refused.Invalid naming a number that is none
     */
    static Rule.Body read(MultivaluedMap<String, String> form) {
        String readers = Pages.typed(form, "private");
        String back = Pages.typed(form, "back_minutes").strip();
        return new Rule.Body(
                Pages.typed(form, "name"),
                Objects.requireNonNullElse(form.get("channels"), List.<String>of()).stream()
                        .map(RuleForm::number)
                        .filter(Objects::nonNull)
                        .toList(),
                words(Pages.typed(form, "tags")),
                words(Pages.typed(form, "languages")),
                readers.isEmpty() ? null : Boolean.valueOf(readers),
                number(Pages.typed(form, "of_team")),
                number(Pages.typed(form, "to_team")),
                Pages.typed(form, "way"),
                Pages.typed(form, "skilled").equals("true"),
                number(Pages.typed(form, "calendar")),
                back.isEmpty() ? null : minutes(back));
    }

    /** The form with this in it. */
    RulePage page(@Nullable Rule rule, Rule.Body body, String seen, @Nullable String problem, Map<String, Said> wrong) {
        return new RulePage(
                rule == null ? "" : "" + rule.id(),
                seen,
                rule == null ? reader.say("rules.add") : rule.body().name(),
                problem,
                Wrong.of(reader, wrong),
                body.name(),
                channels.stream()
                        .map(each -> new Choice(
                                "" + each.id(), each.name(), body.channels().contains(each.id())))
                        .toList(),
                String.join(", ", body.tags()),
                String.join(", ", body.languages()),
                List.of(
                        new Choice("", reader.say("rules.readers.any"), body.isPrivate() == null),
                        new Choice("false", reader.say("rules.readers.public"), Boolean.FALSE.equals(body.isPrivate())),
                        new Choice("true", reader.say("rules.readers.private"), Boolean.TRUE.equals(body.isPrivate()))),
                choices("rules.anyteam", teams, Team::id, Team::name, body.ofTeam()),
                choices("rules.sameteam", teams, Team::id, Team::name, body.toTeam()),
                Stream.of(Way.LEAST_LOADED, Way.IN_TURN, Way.POOL)
                        .map(way -> new Choice(way.id(), reader.say("rules.way." + way.id()), way == body.how()))
                        .toList(),
                body.skilled(),
                choices("rules.anytime", calendars, StoredCalendar::id, StoredCalendar::name, body.calendar()),
                body.backMinutes() == null ? "" : "" + body.backMinutes());
    }

    private <T> List<Choice> choices(
            String none, List<T> all, Function<T, Long> id, Function<T, String> name, @Nullable Long chosen) {
        List<Choice> choices = all.stream()
                .map(each -> new Choice(
                        "" + id.apply(each), name.apply(each), id.apply(each).equals(chosen)))
                .collect(Collectors.toCollection(ArrayList::new));
        choices.add(0, new Choice("", reader.say(none), chosen == null));
        return choices;
    }

    static List<String> words(String typed) {
        return Arrays.stream(typed.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }

    private static @Nullable Long number(String typed) {
        return typed.matches("\\d{1,18}") ? Long.valueOf(typed) : null;
    }

    /** What is no number is out of range. */
    private static int minutes(String typed) {
        return typed.matches("\\d{1,9}") ? Integer.parseInt(typed) : -1;
    }
}
