package io.oase.statement;

import io.oase.activation.Activation;
import io.oase.activation.Activations;
import io.oase.base.Said;
import io.oase.people.Role;
import io.oase.playbook.Playbook;
import io.oase.reply.ApprovalRule;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * A second pair of eyes on answers to whatever belongs to a playbook in force, where its severity asks for that. What somebody has
 * approved as a statement is not asked about again for each person it goes to.
 */
final class SeverityRule implements ApprovalRule {
    private final Activations activations;

    SeverityRule(Activations activations) {
        this.activations = activations;
    }

    @Override
    public Optional<Need> asks(Handle db, Written written) {
        List<Long> belongs = db.createQuery("""
                        SELECT g.activation_id FROM gathered g JOIN activation v ON v.id = g.activation_id
                         WHERE g.conversation_id = :conversation AND v.ended_at IS NULL AND NOT v.drill
                        """)
                .bind("conversation", written.conversation())
                .mapTo(Long.class)
                .list();
        return belongs.stream()
                .map(id -> activations.find(db, id))
                .filter(SeverityRule::asksForAnswers)
                .min(Comparator.comparingInt(Activation::level).thenComparingLong(Activation::id))
                .filter(in -> !approved(db, written))
                .map(in -> need(in, written));
    }

    private static boolean asksForAnswers(Activation in) {
        Playbook.Approve approve = in.severity().approve();
        return approve != null && approve.what().contains("answers");
    }

    private static Need need(Activation in, Written written) {
        Locale locale = Optional.ofNullable(written.author().chosenLocale())
                .orElseGet(() -> Locale.forLanguageTag(in.playbook().languages().get(0)));
        return new Need(
                Said.of("statement.why", in.playbook().title().in(locale)),
                java.util.Objects.requireNonNull(in.severity().approve()).by().stream()
                        .flatMap(id -> Role.of(id).stream())
                        .collect(Collectors.toSet()));
    }

    private static boolean approved(Handle db, Written written) {
        return db.createQuery("""
                        SELECT EXISTS (SELECT FROM round_answer a JOIN answer_round r ON r.id = a.round_id JOIN statement s ON s.id = a.statement_id
                                        WHERE a.conversation_id = :conversation AND a.state = 'waiting' AND a.text = :text
                                          AND r.account_id = :author AND s.asked_at IS NOT NULL AND s.state = 'issued')
                        """)
                .bind("conversation", written.conversation())
                .bind("author", written.author().id())
                .bind("text", written.text())
                .mapTo(Boolean.class)
                .one();
    }
}
