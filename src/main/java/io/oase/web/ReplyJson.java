package io.oase.web;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.oase.reply.Reply;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A reply as the JSON API shows it; {@code trouble} says in words why it is not out. */
@JsonNaming(SnakeCaseStrategy.class)
record ReplyJson(
        long id,
        long conversationId,
        long postId,
        ConversationJson.Colleague author,
        ConversationJson.@Nullable Colleague firstAuthor,
        String text,
        String visibility,
        boolean automatic,
        PrewrittenJson.@Nullable OriginJson prewritten,
        String state,
        @Nullable String trouble,
        Instant createdAt,
        @Nullable Instant dueAt,
        @Nullable Instant publishedAt,
        List<PartJson> parts,
        @Nullable ApprovalJson approval) {
    static ReplyJson of(Reply reply, Reader reader) {
        return new ReplyJson(
                reply.id(),
                reply.conversationId(),
                reply.postId(),
                new ConversationJson.Colleague(reply.authorId(), reply.authorName()),
                reply.firstAuthor() == null
                        ? null
                        : new ConversationJson.Colleague(
                                reply.firstAuthor().id(), reply.firstAuthor().name()),
                reply.body(),
                reply.visibility(),
                reply.automatic(),
                PrewrittenJson.OriginJson.of(reply.origin()),
                reply.state().name().toLowerCase(Locale.ROOT),
                reply.trouble().map(reader::say).orElse(null),
                reply.createdAt(),
                reply.dueAt(),
                reply.publishedAt(),
                reply.parts().stream()
                        .map(part -> new PartJson(part.no(), part.body(), part.url(), part.publishedAt()))
                        .toList(),
                ApprovalJson.of(reply.approval(), reader));
    }

    /** One post of it, as it is or will be published. */
    @JsonNaming(SnakeCaseStrategy.class)
    record PartJson(
            int no,
            String text,
            @Nullable String url,
            @Nullable Instant publishedAt) {}
}
