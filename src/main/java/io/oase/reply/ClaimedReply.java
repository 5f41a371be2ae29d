package io.oase.reply;

import io.oase.channel.Channel;
import io.oase.channel.KnownPost;
import io.oase.channel.Outgoing;
import io.oase.channel.Visibility;
import io.oase.db.Json;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A claimed reply with what it takes to publish it.
 *
 * @param parent the post it answers
 * @param parts all of them, in order; those that are out have a receipt
 * @param then state the conversation has afterwards, in lower case; empty: it stays open
 * @param language of the conversation; null when it is not known
 */
record ClaimedReply(
        OutboxDao.Claim claim,
        Reply reply,
        Channel channel,
        KnownPost parent,
        List<PartDao.Row> parts,
        String then,
        @Nullable String language) {
    Outgoing outgoing(PartDao.Row part, KnownPost answered) {
        return new Outgoing(part.key(), part.body(), visibility(), answered, language, prepared());
    }

    /** What waited for a second pair of eyes is said when it was approved, not when it was written. */
    private Instant prepared() {
        Approval approval = reply.approval();
        return approval == null || approval.endedAt() == null ? reply.createdAt() : approval.endedAt();
    }

    Visibility visibility() {
        return Visibility.valueOf(reply.visibility().toUpperCase(Locale.ROOT));
    }

    /** One of our own parts, as what the next part answers. */
    KnownPost own(@Nullable String key, @Nullable Json ref) {
        return new KnownPost(
                Optional.ofNullable(key).orElseThrow(),
                Optional.ofNullable(channel.selfHandle()).orElse(""),
                true,
                visibility(),
                parent.warning(),
                ref == null ? Map.of() : ref.strings());
    }
}
