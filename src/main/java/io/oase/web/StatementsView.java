package io.oase.web;

import io.oase.activation.Activation;
import io.oase.people.Account;
import io.oase.people.Right;
import io.oase.playbook.Playbook;
import io.oase.statement.Saying;
import io.oase.statement.Statement;
import io.oase.statement.Wording;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The page with all statements of a crisis. */
final class StatementsView {
    private final Saying saying;
    private final StatementWords words;

    StatementsView(Saying saying, StatementWords words) {
        this.saying = saying;
        this.words = words;
    }

    StatementsPage page(Reader reader, Account me, Activation in, List<String> errors) {
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
                StatementWords.title(reader, each.phase()),
                words.to(reader, each.audience(), each.channels()),
                StatementWords.missing(reader, in, missing));
    }

    private List<StatementsPage.Line> lines(Reader reader, List<Statement> all, Statement.State... states) {
        return all.stream()
                .filter(each -> List.of(states).contains(each.state()))
                .map(each -> new StatementsPage.Line(
                        "/activations/" + each.activationId() + "/statements/" + each.id(),
                        StatementWords.title(reader, each.phase()),
                        words.to(reader, each.audience(), each.channels()),
                        StatementWords.state(reader, each),
                        StatementWords.tone(each),
                        StatementWords.icon(each),
                        StatementTexts.bits(
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
        List<String> story = StatementWords.story(reader, said);
        String version = reader.say("statements.version", said.no());
        String last = story.get(story.size() - 1);
        return said.usable() || said.reached() > 0
                ? String.join(" · ", last, version, reader.say("statements.reached", said.reached()))
                : String.join(" · ", last, version);
    }
}
