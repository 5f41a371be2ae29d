package io.oase.web;

import io.oase.activation.Activation;
import io.oase.channel.Channel;
import io.oase.channel.Channels;
import io.oase.channel.Networks;
import io.oase.people.Account;
import io.oase.people.Right;
import io.oase.people.Role;
import io.oase.playbook.Playbook;
import io.oase.playbook.Where;
import io.oase.prewritten.Slot;
import io.oase.statement.Belonging.Choice;
import io.oase.statement.Looks.Fit;
import io.oase.statement.Round;
import io.oase.statement.Saying;
import io.oase.statement.Statement;
import io.oase.statement.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What pages say about statements. */
final class StatementWords {
    private static final Pattern SLOT = Pattern.compile("\\{\\{\\s*([A-Za-z.]+)[^{}]*}}");

    private final Saying saying;
    private final Channels channels;
    private final Networks networks;

    StatementWords(Saying saying, Channels channels, Networks networks) {
        this.saying = saying;
        this.channels = channels;
        this.networks = networks;
    }

    /** What a statement is called. */
    static String title(Reader reader, Playbook.Phase phase) {
        return reader.say("statements.phase." + phase.id());
    }

    /** To whom it is said, and where. */
    String to(Reader reader, Playbook.Audience audience, List<String> where) {
        String whom = reader.say("statements.audience." + audience.id());
        if (where.isEmpty()) {
            return whom;
        }
        return whom + " · " + where.stream().map(each -> place(reader, each)).collect(Collectors.joining(", "));
    }

    private String place(Reader reader, String where) {
        if (where.equals(Where.ALL)) {
            return reader.say("statements.everywhere");
        }
        String network = where.startsWith("network:") ? where.substring("network:".length()) : "";
        return networks.find(network).map(each -> each.declaration().name()).orElse(where);
    }

    StatementsPage list(Reader reader, Account me, Activation in, List<String> errors) {
        List<Statement> all = saying.statements().list(me, in.id());
        var silence = saying.silences().now(me, in.id());
        return new StatementsPage(
                ActivationTabs.of(reader, in, "statements"),
                in.id(),
                silence.map(each -> each.because()).orElse(null),
                silence.map(each -> reader.say("statements.silenceby", each.byName(), each.since()))
                        .orElse(""),
                in.playbook().silence() == null
                        ? ""
                        : in.playbook().silence().in(reader.language().locale()),
                in.inForce() && me.may(Right.ACTIVATE),
                in.inForce() && me.may(Right.ANSWER),
                in.playbook().statements().stream()
                        .map(each -> template(reader, me, in, each))
                        .toList(),
                lines(reader, all, Statement.State.DRAFT, Statement.State.ASKED, Statement.State.RETURNED),
                lines(reader, all, Statement.State.ISSUED),
                lines(reader, all, Statement.State.WITHDRAWN),
                errors);
    }

    private StatementsPage.Template template(Reader reader, Account me, Activation in, Playbook.Statement each) {
        Set<String> missing = saying.statements().missing(me, in, each.phase(), new Wording(each.text()));
        return new StatementsPage.Template(
                "/activations/" + in.id() + "/statements/new?template=" + each.id(),
                title(reader, each.phase()),
                to(reader, each.audience(), each.channels()),
                missing(reader, in, missing));
    }

    private static String missing(Reader reader, Activation in, Set<String> ids) {
        if (ids.isEmpty()) {
            return "";
        }
        Locale locale = reader.language().locale();
        return reader.say(
                "statements.missing",
                ids.stream()
                        .map(id -> in.playbook()
                                .fact(id)
                                .map(fact -> fact.label().in(locale))
                                .orElse(id))
                        .collect(Collectors.joining(" · ")));
    }

    private List<StatementsPage.Line> lines(Reader reader, List<Statement> all, Statement.State... states) {
        return all.stream()
                .filter(each -> List.of(states).contains(each.state()))
                .map(each -> new StatementsPage.Line(
                        "/activations/" + each.activationId() + "/statements/" + each.id(),
                        title(reader, each.phase()),
                        to(reader, each.audience(), each.channels()),
                        state(reader, each),
                        tone(each),
                        icon(each),
                        bits(
                                        reader,
                                        each.filled()
                                                .in()
                                                .values()
                                                .iterator()
                                                .next()
                                                .get(0))
                                .stream()
                                .map(StatementPage.Bit::text)
                                .collect(Collectors.joining()),
                        details(reader, each)))
                .toList();
    }

    private static String details(Reader reader, Statement said) {
        List<String> story = story(reader, said);
        String version = reader.say("statements.version", said.no());
        String last = story.get(story.size() - 1);
        return said.usable() || said.reached() > 0
                ? String.join(" · ", last, version, reader.say("statements.reached", said.reached()))
                : String.join(" · ", last, version);
    }

    static String state(Reader reader, Statement said) {
        return reader.say("statements.state." + said.state().name().toLowerCase(Locale.ROOT));
    }

    static String tone(Statement said) {
        return switch (said.state()) {
            case DRAFT -> "calm";
            case ASKED -> "near";
            case RETURNED, WITHDRAWN -> "late";
            case ISSUED -> "well";
        };
    }

    static String icon(Statement said) {
        return switch (said.state()) {
            case DRAFT -> "pen";
            case ASKED -> "eye";
            case RETURNED -> "undo";
            case ISSUED -> "check";
            case WITHDRAWN -> "x";
        };
    }

    /** Who did what, in order. */
    static List<String> story(Reader reader, Statement said) {
        List<String> story = new ArrayList<>();
        story.add(reader.say("saying.wrote", said.authorName()) + ", " + reader.at(said.createdAt()));
        if (said.askedAt() != null) {
            story.add(reader.say("saying.askedby", Objects.requireNonNullElse(said.askerName(), "")) + ", "
                    + reader.at(said.askedAt()));
        }
        if (said.state() == Statement.State.RETURNED) {
            story.add(reader.say(
                    "saying.objectedby", Objects.requireNonNullElse(said.deciderName(), ""), said.objection()));
        }
        if (said.issuedAt() != null) {
            String how = said.askedAt() == null
                    ? reader.say("saying.noapproval")
                    : said.deciderName() == null
                            ? reader.say("saying.bytime")
                            : reader.say("saying.approvedby", said.deciderName());
            story.add(how + ", " + reader.at(said.issuedAt()));
        }
        if (said.withdrawnAt() != null) {
            story.add(reader.say(
                            "saying.withdrawnby",
                            Objects.requireNonNullElse(said.withdrawerName(), ""),
                            said.withdrawnBecause())
                    + ", " + reader.at(said.withdrawnAt()));
        }
        return story;
    }

    /** One about to be written. */
    StatementPage fresh(
            Reader reader,
            Account me,
            Activation in,
            Playbook.Statement template,
            Map<String, List<String>> typed,
            List<String> errors) {
        Wording texts = new Wording(typed.isEmpty() ? template.text() : typed);
        return new StatementPage(
                ActivationTabs.of(reader, in, "statements"),
                in.id(),
                0,
                template.id(),
                title(reader, template.phase()),
                to(reader, template.audience(), template.channels()),
                "",
                "calm",
                "pen",
                0,
                List.of(),
                missing(reader, in, saying.statements().missing(me, in, template.phase(), texts)),
                false,
                List.of(),
                fields(reader, in.playbook().languages(), texts.in()),
                true,
                null,
                null,
                List.of(),
                false,
                false,
                null,
                List.of(),
                List.of(),
                false,
                false,
                null,
                List.of(),
                errors);
    }

    /** One that is written. */
    StatementPage one(
            Reader reader,
            Account me,
            Activation in,
            Statement said,
            Map<String, List<String>> typed,
            List<String> errors) {
        boolean decides = in.inForce() && said.mayBeDecidedBy(me);
        boolean editable = in.inForce() && me.may(Right.ANSWER) && (said.open() || decides);
        boolean asks = in.severity().approve() != null
                && in.severity().approve().what().contains("statements");
        Set<String> missing =
                said.open() || decides ? saying.statements().missing(me, in, said.phase(), said.texts()) : Set.of();
        boolean wrong = said.state() == Statement.State.WITHDRAWN;
        Optional<Statement> correction = saying.statements().list(me, in.id()).stream()
                .filter(each -> Objects.equals(each.corrects(), said.id()))
                .findFirst();
        return new StatementPage(
                ActivationTabs.of(reader, in, "statements"),
                in.id(),
                said.id(),
                said.template(),
                title(reader, said.phase()),
                to(reader, said.audience(), said.channels()),
                state(reader, said),
                tone(said),
                icon(said),
                said.no(),
                story(reader, said),
                missing(reader, in, missing),
                (said.open() || decides) && saying.statements().outdated(me, in, said),
                spoken(reader, said.filled(), saying.looks().fits(me, said)),
                editable
                        ? fields(
                                reader,
                                in.playbook().languages(),
                                typed.isEmpty() ? said.texts().in() : typed)
                        : List.of(),
                editable,
                in.inForce() && me.may(Right.ANSWER) && said.open()
                        ? reader.say(asks ? "saying.ask" : "saying.issue")
                        : null,
                decides ? reader.say("saying.approve", said.no()) : null,
                deciding(reader, me, said),
                said.audience() == Playbook.Audience.PRESS,
                said.state() == Statement.State.ISSUED,
                in.inForce() && said.usable() && me.may(Right.ANSWER) ? answering(reader, said) : null,
                saying.rounds().of(me, said.id()).stream()
                        .map(round -> line(reader, in, round))
                        .toList(),
                saying.statements().elsewhere(me, said.id()).stream()
                        .map(each -> new StatementPage.Elsewhere(each.url(), each.byName(), reader.moment(each.at())))
                        .toList(),
                in.inForce() && me.may(Right.ACTIVATE) && said.state() == Statement.State.ISSUED,
                in.inForce() && me.may(Right.ACTIVATE) && wrong && correction.isEmpty(),
                correction
                        .map(each -> "/activations/" + in.id() + "/statements/" + each.id())
                        .orElse(null),
                said.no() == 1 ? List.of() : versions(reader, me, said),
                errors);
    }

    private List<StatementPage.Version> versions(Reader reader, Account me, Statement said) {
        return saying.statements().versions(me, said.id()).stream()
                .filter(each -> each.no() != said.no())
                .map(each -> new StatementPage.Version(
                        reader.say("statements.version", each.no()),
                        each.byName(),
                        reader.moment(each.at()),
                        spoken(reader, each.filled(), List.of())))
                .toList();
    }

    private static List<String> deciding(Reader reader, Account me, Statement said) {
        if (said.state() != Statement.State.ASKED) {
            return List.of();
        }
        List<String> deciding = new ArrayList<>();
        deciding.add(reader.say(
                "saying.whoapproves",
                Stream.concat(said.approvers().stream(), Stream.of(Role.ADMIN))
                        .distinct()
                        .sorted()
                        .map(role -> reader.say(role.said()))
                        .collect(Collectors.joining(", "))));
        if (said.lateTold()) {
            deciding.add(reader.say("saying.late"));
        } else if (said.decideBy() != null) {
            deciding.add(reader.say("saying.until", said.decideBy()) + " "
                    + reader.say(said.thenPublish() ? "saying.thenpublish" : "saying.thenwait"));
        }
        if (said.writerIds().contains(me.id())) {
            deciding.add(reader.say("saying.ownwords"));
        }
        return deciding;
    }

    private StatementPage.Answering answering(Reader reader, Statement said) {
        List<Channel> open = channels.list().stream()
                .filter(channel -> channel.state() != Channel.State.REMOVED
                        && Where.has(said.channels(), channel.network(), channel.name()))
                .toList();
        return new StatementPage.Answering(
                said.corrects() != null,
                Choice.COLUMNS.stream()
                        .filter(column -> !column.equals("aside"))
                        .map(column -> new io.oase.web.Choice(
                                column, reader.say("crowd." + column), column.equals("unanswered")))
                        .toList(),
                Stream.concat(
                                Stream.of(new io.oase.web.Choice("", reader.say("saying.channelany"), true)),
                                open.stream()
                                        .map(channel ->
                                                new io.oase.web.Choice("" + channel.id(), channel.name(), false)))
                        .toList(),
                Stream.concat(
                                Stream.of(new io.oase.web.Choice("", reader.say("saying.languageany"), true)),
                                said.filled().in().keySet().stream()
                                        .map(each -> new io.oase.web.Choice(each, language(reader, each), false)))
                        .toList(),
                Stream.of("open", "waiting", "resolved")
                        .map(each ->
                                new io.oase.web.Choice(each, reader.say("saying.then." + each), each.equals("open")))
                        .toList());
    }

    private static StatementPage.RoundLine line(Reader reader, Activation in, Round round) {
        return new StatementPage.RoundLine(
                "/activations/" + in.id() + "/statements/" + round.statementId() + "/answers/" + round.id(),
                reader.say("round.title", round.total()),
                String.join(" · ", RoundPages.account(reader, round)),
                reader.moment(round.createdAt()));
    }

    static List<StatementPage.Spoken> spoken(Reader reader, Wording filled, List<Fit> fits) {
        List<StatementPage.Spoken> spoken = new ArrayList<>();
        filled.in().forEach((language, variants) -> {
            List<StatementPage.Variant> views = new ArrayList<>();
            for (int i = 0; i < variants.size(); i++) {
                int variant = i;
                views.add(new StatementPage.Variant(
                        reader.say("saying.variant", i + 1),
                        language,
                        bits(reader, variants.get(i)),
                        fits.stream()
                                .filter(fit -> fit.language().equals(language) && fit.variant() == variant)
                                .map(fit -> fit(reader, fit))
                                .toList()));
            }
            spoken.add(new StatementPage.Spoken(language, language(reader, language), views));
        });
        return spoken;
    }

    /** A text with what differs from person to person called by its name. */
    static List<StatementPage.Bit> bits(Reader reader, String text) {
        List<StatementPage.Bit> bits = new ArrayList<>();
        Matcher slot = SLOT.matcher(text);
        int from = 0;
        while (slot.find()) {
            bits.add(new StatementPage.Bit(text.substring(from, slot.start()), false));
            String id = slot.group(1);
            boolean known = Slot.ids().contains(id);
            String name = known ? reader.say("saying.slot." + id) : slot.group();
            bits.add(new StatementPage.Bit(name, true));
            from = slot.end();
        }
        bits.add(new StatementPage.Bit(text.substring(from), false));
        return bits.stream().filter(bit -> !bit.text().isEmpty()).toList();
    }

    private static StatementPage.Fit fit(Reader reader, Fit fit) {
        String words = fit.parts() == 0
                ? reader.say("saying.nofit", fit.channelName(), fit.length(), fit.max())
                : fit.parts() == 1
                        ? reader.say("saying.fit", fit.channelName(), fit.length(), fit.max())
                        : reader.say("saying.fitparts", fit.channelName(), fit.length(), fit.max(), fit.parts());
        return new StatementPage.Fit(words, fit.parts() == 0);
    }

    static List<StatementPage.Fields> fields(Reader reader, List<String> languages, Map<String, List<String>> texts) {
        List<StatementPage.Fields> all = new ArrayList<>();
        for (String language : languages) {
            List<String> variants = texts.getOrDefault(language, List.of());
            List<StatementPage.Field> fields = new ArrayList<>();
            for (int i = 0; i <= Math.min(variants.size(), Wording.MOST_VARIANTS - 1); i++) {
                boolean more = i >= variants.size();
                fields.add(new StatementPage.Field(
                        "t-" + language + "-" + i,
                        language,
                        reader.say(more ? "saying.addvariant" : "saying.variant", i + 1),
                        more ? "" : variants.get(i)));
            }
            all.add(new StatementPage.Fields(language, language(reader, language), fields));
        }
        return all;
    }

    static String language(Reader reader, String code) {
        return Locale.forLanguageTag(code).getDisplayLanguage(reader.language().locale());
    }

    static @Nullable Long number(String typed) {
        return typed.matches("[0-9]{1,18}") ? Long.valueOf(typed) : null;
    }
}
