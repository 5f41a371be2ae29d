package io.oase.web;

import io.oase.activation.Activation;
import io.oase.channel.Channels;
import io.oase.inbox.InboxRow;
import io.oase.inbox.Views;
import io.oase.people.Account;
import io.oase.people.People;
import io.oase.people.Right;
import io.oase.people.Teams;
import io.oase.statement.Belonging;
import io.oase.statement.Belonging.Card;
import io.oase.statement.Saying;
import io.oase.statement.SettingAside;
import io.oase.statement.Statement;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What pages say about the conversations of a crisis. */
final class CrowdWords {
    private static final int SHOWN = 50;

    private final Saying saying;
    private final Channels channels;
    private final People people;
    private final Teams teams;

    CrowdWords(Saying saying, Channels channels, People people, Teams teams) {
        this.saying = saying;
        this.channels = channels;
        this.people = people;
        this.teams = teams;
    }

    CrowdPage page(
            Reader reader,
            Account me,
            Activation in,
            Belonging.Choice choice,
            long after,
            @Nullable String said,
            List<String> errors) {
        Belonging.Page board = saying.belonging().board(me, in.id(), choice, after, SHOWN);
        Map<String, Integer> counts = saying.belonging().counts(me, in.id());
        int gone = saying.lettingGo().count(me, in.id());
        Map<Long, Statement> statements =
                saying.statements().list(me, in.id()).stream().collect(Collectors.toMap(Statement::id, each -> each));
        return new CrowdPage(
                ActivationTabs.of(reader, in, "conversations"),
                in.id(),
                Belonging.Choice.COLUMNS.stream()
                        .map(column -> new CrowdPage.Column(
                                url(in.id(), new Belonging.Choice(column, choice.channel(), choice.language()), 0),
                                reader.say("crowd." + column),
                                count(counts.getOrDefault(column, 0)),
                                column.equals(choice.stands())))
                        .toList(),
                choice.stands(),
                !choice.stands().equals("aside"),
                reader.say("crowd.none." + choice.stands()),
                reader.say(noneHint(in, in.inForce() && me.may(Right.TAKE))),
                board.cards().stream()
                        .map(card -> card(reader, card, card.said() == null ? null : statements.get(card.said())))
                        .toList(),
                channelChoices(reader, choice),
                languageChoices(reader, in, choice),
                choice.channel() != null || choice.language() != null,
                statements.values().stream()
                        .filter(Statement::usable)
                        .sorted((one, other) -> Long.compare(other.id(), one.id()))
                        .map(each -> new Choice(
                                "" + each.id(),
                                StatementWords.title(reader, each.phase()) + " · "
                                        + reader.say("statements.audience."
                                                + each.audience().id()) + " · "
                                        + reader.at(Objects.requireNonNull(each.issuedAt())),
                                false))
                        .toList(),
                Stream.of("open", "waiting", "resolved")
                        .map(each -> new Choice(each, reader.say("saying.then." + each), each.equals("open")))
                        .toList(),
                as(reader),
                whom(me),
                in.inForce() && me.may(Right.TAKE),
                gone == 0 ? "" : reader.say("crowd.gone", gone, count(gone)),
                said,
                after == 0 ? null : url(in.id(), choice, 0),
                board.next() == null ? null : url(in.id(), choice, board.next()),
                errors);
    }

    private static String noneHint(Activation in, boolean mayAdd) {
        if (!in.inForce()) {
            return "crowd.nonehint.over";
        }
        return mayAdd ? "crowd.nonehint.add" : "crowd.nonehint.words";
    }

    static List<Choice> as(Reader reader) {
        return SettingAside.AS.stream()
                .map(each -> new Choice(each, reader.say("crowd.asideas." + each), false))
                .toList();
    }

    List<Choice> whom(Account me) {
        return Stream.concat(
                        people.list(me, false).stream().map(each -> new Choice("a" + each.id(), each.name(), false)),
                        teams.list().stream().map(each -> new Choice("t" + each.id(), each.name(), false)))
                .toList();
    }

    private List<Choice> channelChoices(Reader reader, Belonging.Choice choice) {
        return Stream.concat(
                        Stream.of(new Choice("", reader.say("saying.channelany"), choice.channel() == null)),
                        channels.list().stream()
                                .map(each -> new Choice(
                                        "" + each.id(), each.name(), Objects.equals(choice.channel(), each.id()))))
                .toList();
    }

    private static List<Choice> languageChoices(Reader reader, Activation in, Belonging.Choice choice) {
        return Stream.concat(
                        Stream.of(new Choice("", reader.say("saying.languageany"), choice.language() == null)),
                        in.playbook().languages().stream()
                                .map(each -> new Choice(
                                        each, StatementWords.language(reader, each), each.equals(choice.language()))))
                .toList();
    }

    static CrowdPage.Card card(Reader reader, Card card, @Nullable Statement said) {
        InboxRow row = card.row();
        String outcome = outcome(reader, card, said);
        return new CrowdPage.Card(
                row.id(),
                row.person(),
                row.title(),
                row.snippet().equals(row.title()) ? "" : row.snippet(),
                row.channelName(),
                reader.say("crowd.how." + card.how()),
                row.unansweredSince() == null ? null : reader.since(row.unansweredSince()),
                outcome,
                card.refused() != null && !card.stands().equals("answered")
                        ? "late"
                        : card.stands().equals("answered") ? "well" : "quiet",
                Objects.requireNonNullElse(row.assigneeName(), ""),
                card.asideAs() == null
                        ? ""
                        : reader.say(
                                "crowd.asideto",
                                reader.say("crowd.asideas." + card.asideAs()),
                                row.assigneeName() != null
                                        ? row.assigneeName()
                                        : row.teamName() != null ? row.teamName() : reader.say("crowd.nobody")),
                card.drill());
    }

    private static String outcome(Reader reader, Card card, @Nullable Statement said) {
        if (card.refused() != null && !card.stands().equals("answered")) {
            return reader.say("crowd.why", reader.say(card.refused()));
        }
        String by = Objects.requireNonNullElse(card.answeredBy(), "");
        if (said != null) {
            String words = StatementWords.title(reader, said.phase()) + " ("
                    + reader.say("statements.version", Objects.requireNonNullElse(card.saidVersion(), said.no())) + ")";
            return reader.say(card.drill() ? "crowd.saiddrill" : "crowd.said", words, by);
        }
        return card.stands().equals("unanswered") || by.isEmpty() ? "" : reader.say("crowd.saidby", by);
    }

    static String count(int count) {
        return count >= Views.COUNT_BOUND ? (Views.COUNT_BOUND - 1) + "+" : String.valueOf(count);
    }

    static String url(long id, Belonging.Choice choice, long after) {
        String url = "/activations/" + id + "/conversations?column=" + choice.stands();
        if (choice.channel() != null) {
            url += "&channel=" + choice.channel();
        }
        if (choice.language() != null) {
            url += "&language=" + URLEncoder.encode(choice.language(), StandardCharsets.UTF_8);
        }
        return after == 0 ? url : url + "&after=" + after;
    }
}
