package io.oase.web;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.oase.statement.Looks.Look;
import io.oase.statement.Round;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A round of answers as the JSON API shows it.
 *
 * @param answers some of them, in their order; in a list of rounds always empty
 * @param nextCursor to go on; null at the end
 */
@JsonNaming(SnakeCaseStrategy.class)
record RoundJson(
        long id,
        long statement,
        int version,
        ConversationJson.Colleague by,
        boolean drill,
        @Nullable String then,
        String state,
        int total,
        int prepared,
        int waiting,
        int done,
        int refused,
        int left,
        int awaitingApproval,
        Instant createdAt,
        @Nullable Instant begunAt,
        @Nullable Instant finishedAt,
        List<AnswerJson> answers,
        @Nullable String nextCursor) {

    /**
     * One answer of it.
     *
     * @param text as it will read or was handed over
     * @param state prepared, waiting, done, drill (nothing was sent), refused, left
     * @param why why it could not be sent, or cannot; null: it was, or can
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record AnswerJson(
            long conversation,
            String person,
            String channel,
            String language,
            int variant,
            String state,
            String text,
            @Nullable Long reply,
            @Nullable String why) {}

    static RoundJson of(Round round, List<Look> looks, int limit, Reader reader) {
        return new RoundJson(
                round.id(),
                round.statementId(),
                round.version(),
                new ConversationJson.Colleague(round.accountId(), round.accountName()),
                round.drill(),
                round.then() == null ? null : round.then().name().toLowerCase(Locale.ROOT),
                round.state().name().toLowerCase(Locale.ROOT),
                round.total(),
                round.prepared(),
                round.waiting(),
                round.done(),
                round.refused(),
                round.left(),
                round.asked(),
                round.createdAt(),
                round.begunAt(),
                round.finishedAt(),
                looks.stream().map(each -> answer(each, reader)).toList(),
                looks.size() < limit || looks.isEmpty()
                        ? null
                        : String.valueOf(looks.get(looks.size() - 1).answer().place()));
    }

    private static AnswerJson answer(Look look, Reader reader) {
        Round.Answer answer = look.answer();
        return new AnswerJson(
                answer.conversationId(),
                answer.person(),
                answer.channelName(),
                answer.language(),
                answer.variant(),
                answer.state(),
                look.text(),
                answer.replyId(),
                look.trouble() == null ? null : reader.say(look.trouble()));
    }
}
