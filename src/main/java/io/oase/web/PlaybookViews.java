package io.oase.web;

import io.oase.channel.Networks;
import io.oase.playbook.Catalogue;
import io.oase.playbook.Kept;
import io.oase.playbook.Playbook;
import io.oase.playbook.Playbook.Audience;
import io.oase.playbook.Playbook.Phase;
import io.oase.playbook.Playbook.Times;
import io.oase.playbook.Worded;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns a playbook into its page. */
final class PlaybookViews {
    private final Networks networks;

    PlaybookViews(Networks networks) {
        this.networks = networks;
    }

    /**
     * The page.
     *
     * @param wanted language of its texts; one it is not written in: the reader's, or its first
     * @param notes what somebody should look at, in words
     */
    PlaybookPage page(
            Catalogue.Opened opened,
            Reader reader,
            String wanted,
            boolean mayActivate,
            boolean mayUpload,
            List<String> notes) {
        Playbook playbook = opened.playbook();
        Locale locale = Locale.forLanguageTag(language(playbook, reader, wanted));
        PlaybookWords words = new PlaybookWords(playbook, reader, locale, networks);
        Kept kept = opened.kept();
        boolean current = kept.state() == Kept.State.CURRENT;
        return new PlaybookPage(
                playbook.id(),
                playbook.title().in(locale),
                playbook.summary().in(locale),
                locale.getLanguage(),
                playbook.languages().stream()
                        .map(each -> new Choice(each, itself(each), each.equals(locale.getLanguage())))
                        .toList(),
                playbook.owner(),
                reader.by("time.date", playbook.reviewBy()),
                playbook.reviewBy().isBefore(reader.day(reader.now())),
                reader.moment(opened.since()),
                kept.hash().substring(0, 8),
                "/playbooks/" + playbook.id() + "/versions/" + kept.hash() + "/" + playbook.id() + ".md",
                current
                        ? null
                        : reader.say("books.standing." + kept.state().name().toLowerCase(Locale.ROOT)),
                mayActivate && current,
                mayUpload,
                notes,
                when(playbook, reader, locale, words),
                playbook.levels().stream()
                        .map(level -> level(level, locale, words))
                        .toList(),
                playbook.roles().stream()
                        .map(role -> new PlaybookPage.RoleCard(
                                role.name().in(locale),
                                role.does().in(locale),
                                words.accountRoles(role.from()),
                                String.join(", ", role.people())))
                        .toList(),
                steps(playbook, reader, locale, words),
                playbook.facts().stream()
                        .map(fact -> fact(fact, reader, locale))
                        .toList(),
                phases(playbook, reader, locale, words),
                in(playbook.silence(), locale),
                playbook.questions().stream()
                        .map(each -> new PlaybookPage.Asked(
                                each.question().in(locale),
                                SlotText.html(each.answer().in(locale), reader, facts(playbook, locale))))
                        .toList(),
                manners(playbook.manners(), locale),
                playbook.stops().stream().map(stop -> stop(stop, reader, words)).toList(),
                playbook.contacts().stream()
                        .map(each -> new PlaybookPage.ContactLine(
                                each.who().in(locale), each.why().in(locale), each.reach()))
                        .toList(),
                playbook.standingDown().stream()
                        .map(each -> each.text().in(locale))
                        .toList(),
                new PlaybookPage.After(
                        reader.say(
                                "books.reviewby",
                                words.role(playbook.review().role()),
                                playbook.review().withinDays()),
                        all(playbook.review().questions(), locale)),
                Markdown.html(playbook.guide().getOrDefault(locale.getLanguage(), "")));
    }

    static String language(Playbook playbook, Reader reader, String wanted) {
        if (playbook.languages().contains(wanted)) {
            return wanted;
        }
        String own = reader.language().locale().getLanguage();
        return playbook.languages().contains(own) ? own : playbook.languages().get(0);
    }

    private static String itself(String language) {
        Locale locale = Locale.forLanguageTag(language);
        return locale.getDisplayLanguage(locale);
    }

    private static PlaybookPage.When when(Playbook playbook, Reader reader, Locale locale, PlaybookWords words) {
        Playbook.Triggers triggers = playbook.triggers();
        Playbook.Ratings ratings = triggers.ratings();
        return new PlaybookPage.When(
                triggers.byHand().in(locale),
                triggers.topics().stream()
                        .map(topic -> new PlaybookPage.TopicLine(
                                topic.name().in(locale),
                                topic.words().getOrDefault(locale.getLanguage(), List.of()),
                                reader.say("books.frompeople", topic.atLeast())))
                        .toList(),
                ratings == null
                        ? null
                        : reader.say(
                                ratings.gather() ? "books.ratings.gathered" : "books.ratings",
                                ratings.atLeast(),
                                ratings.atMost(),
                                words.minutes(ratings.withinMinutes())),
                words.where(triggers.channels()));
    }

    private static PlaybookPage.LevelRow level(Playbook.Level level, Locale locale, PlaybookWords words) {
        Times times = level.targets() == null ? new Times(null, null, null) : level.targets();
        return new PlaybookPage.LevelRow(
                level.level(),
                Math.min(3, level.level()),
                level.name().in(locale),
                level.when().in(locale),
                words.told(level.tell()),
                words.approve(level.approve()),
                words.minutes(times.firstResponse()),
                words.minutes(times.nextResponse()),
                words.minutes(times.resolution()),
                words.minutes(level.updateEvery()));
    }

    private static List<PlaybookPage.StepLine> steps(
            Playbook playbook, Reader reader, Locale locale, PlaybookWords words) {
        return playbook.steps().stream()
                .sorted(Comparator.comparingInt(Playbook.Step::due))
                .map(step -> new PlaybookPage.StepLine(
                        step.due() == 0 ? reader.say("books.atonce") : "T + " + words.minutes(step.due()),
                        step.title().in(locale),
                        in(step.how(), locale),
                        words.role(step.role()),
                        in(step.evidence(), locale),
                        playbook.steps().stream()
                                .filter(each -> step.after().contains(each.id()))
                                .map(each -> each.title().in(locale))
                                .collect(Collectors.joining(", ")),
                        step.levels().isEmpty()
                                        || step.levels().size()
                                                == playbook.levels().size()
                                ? ""
                                : reader.say(
                                        "books.onlylevels",
                                        step.levels().stream()
                                                .map(String::valueOf)
                                                .collect(Collectors.joining(", ")))))
                .toList();
    }

    private static PlaybookPage.FactLine fact(Playbook.FactField fact, Reader reader, Locale locale) {
        String kind = reader.say("books.type." + fact.type().name().toLowerCase(Locale.ROOT));
        return new PlaybookPage.FactLine(
                fact.id(),
                fact.label().in(locale),
                fact.longest() == null ? kind : reader.say("books.longest", kind, fact.longest()),
                fact.required(),
                in(fact.hint(), locale),
                in(fact.example(), locale),
                all(fact.choices(), locale));
    }

    private static List<PlaybookPage.PhaseGroup> phases(
            Playbook playbook, Reader reader, Locale locale, PlaybookWords words) {
        return Arrays.stream(Phase.values())
                .map(phase -> new PlaybookPage.PhaseGroup(
                        reader.say("books.phase." + phase.name().toLowerCase(Locale.ROOT)),
                        playbook.statements().stream()
                                .filter(each -> each.phase() == phase)
                                .map(each -> statement(each, playbook, reader, locale, words))
                                .toList()))
                .filter(group -> !group.statements().isEmpty())
                .toList();
    }

    private static PlaybookPage.StatementCard statement(
            Playbook.Statement statement, Playbook playbook, Reader reader, Locale locale, PlaybookWords words) {
        String audience = statement.audience().name().toLowerCase(Locale.ROOT);
        return new PlaybookPage.StatementCard(
                audience,
                reader.say("books.audience." + audience),
                words.where(statement.channels()),
                statement.text().getOrDefault(locale.getLanguage(), List.of()).stream()
                        .map(text -> SlotText.html(text, reader, facts(playbook, locale)))
                        .toList(),
                statement.audience() == Audience.PRIVATE);
    }

    /** What else a text of it can leave open: what is known in a crisis, by its label. */
    private static Function<String, Optional<String>> facts(Playbook playbook, Locale locale) {
        return id -> id.startsWith("fact.")
                ? Optional.of(playbook.fact(id.substring(5))
                        .map(fact -> fact.label().in(locale))
                        .orElse(id))
                : Optional.empty();
    }

    private static PlaybookPage.@Nullable Manners manners(Playbook.@Nullable Manners manners, Locale locale) {
        return manners == null
                ? null
                : new PlaybookPage.Manners(
                        all(manners.doThis(), locale),
                        all(manners.doNot(), locale),
                        manners.avoid().getOrDefault(locale.getLanguage(), List.of()),
                        all(manners.press(), locale));
    }

    private static String stop(Playbook.Stop stop, Reader reader, PlaybookWords words) {
        String what = reader.say("books.stop." + stop.what().name().toLowerCase(Locale.ROOT));
        Audience audience = stop.audience();
        String readers = audience == null
                ? ""
                : " · " + reader.say("books.audience." + audience.name().toLowerCase(Locale.ROOT));
        return what + " · " + words.where(stop.channels()) + readers;
    }

    private static List<String> all(List<Worded> texts, Locale locale) {
        return texts.stream().map(text -> text.in(locale)).toList();
    }

    private static @Nullable String in(@Nullable Worded text, Locale locale) {
        return text == null ? null : text.in(locale);
    }
}
