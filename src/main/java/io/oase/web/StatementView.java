package io.oase.web;

import io.oase.activation.Activation;
import io.oase.channel.Channel;
import io.oase.channel.Channels;
import io.oase.people.Account;
import io.oase.people.Right;
import io.oase.people.Role;
import io.oase.playbook.Playbook;
import io.oase.playbook.Where;
import io.oase.statement.Belonging.Choice;
import io.oase.statement.Round;
import io.oase.statement.Saying;
import io.oase.statement.Statement;
import io.oase.statement.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page of one statement, about to be written or written. */
final class StatementView {
    private final Saying saying;
    private final Channels channels;
    private final StatementWords words;

    StatementView(Saying saying, Channels channels, StatementWords words) {
        this.saying = saying;
        this.channels = channels;
        this.words = words;
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
                StatementWords.title(reader, template.phase()),
                words.to(reader, template.audience(), template.channels()),
                "",
                "calm",
                "pen",
                0,
                List.of(),
                StatementWords.missing(reader, in, saying.statements().missing(me, in, template.phase(), texts)),
                false,
                List.of(),
                StatementTexts.fields(reader, in.playbook().languages(), texts.in()),
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
    StatementPage page(
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
                StatementWords.title(reader, said.phase()),
                words.to(reader, said.audience(), said.channels()),
                StatementWords.state(reader, said),
                StatementWords.tone(said),
                StatementWords.icon(said),
                said.no(),
                StatementWords.story(reader, said),
                StatementWords.missing(reader, in, missing),
                (said.open() || decides) && saying.statements().outdated(me, in, said),
                StatementTexts.spoken(reader, said.filled(), saying.looks().fits(me, said)),
                editable
                        ? StatementTexts.fields(
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
                        StatementTexts.spoken(reader, each.filled(), List.of())))
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
                                        .map(each -> new io.oase.web.Choice(
                                                each, StatementWords.language(reader, each), false)))
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
}
