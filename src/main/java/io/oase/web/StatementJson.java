package io.oase.web;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.oase.people.Account;
import io.oase.people.Role;
import io.oase.statement.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A statement as the JSON API shows it.
 *
 * @param texts by language the variants as written
 * @param filled the same with the facts put in: what is said
 * @param mayDecide whether the token's account may approve it or object
 */
@JsonNaming(SnakeCaseStrategy.class)
record StatementJson(
        long id,
        long activation,
        String template,
        String phase,
        String audience,
        List<String> channels,
        String state,
        int version,
        Map<String, List<String>> texts,
        Map<String, List<String>> filled,
        String hash,
        ConversationJson.Colleague author,
        Instant createdAt,
        @Nullable Instant askedAt,
        @Nullable String askedBy,
        List<String> approvers,
        @Nullable Instant decideBy,
        boolean thenPublish,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        String objection,
        @Nullable Instant issuedAt,
        @Nullable Instant withdrawnAt,
        String withdrawnBecause,
        @Nullable Long corrects,
        int reached,
        boolean mayDecide) {
    static StatementJson of(Statement said, Account me) {
        return new StatementJson(
                said.id(),
                said.activationId(),
                said.template(),
                said.phase().id(),
                said.audience().id(),
                said.channels(),
                said.state().name().toLowerCase(Locale.ROOT),
                said.no(),
                said.texts().in(),
                said.filled().in(),
                said.hash(),
                new ConversationJson.Colleague(said.authorId(), said.authorName()),
                said.createdAt(),
                said.askedAt(),
                said.askerName(),
                said.approvers().stream().map(Role::id).sorted().toList(),
                said.decideBy(),
                said.thenPublish(),
                said.deciderName(),
                said.decidedAt(),
                said.objection(),
                said.issuedAt(),
                said.withdrawnAt(),
                said.withdrawnBecause(),
                said.corrects(),
                said.reached(),
                said.mayBeDecidedBy(me));
    }
}
