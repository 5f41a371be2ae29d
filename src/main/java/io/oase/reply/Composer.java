package io.oase.reply;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.channel.Channel;
import io.oase.channel.Channels;
import io.oase.channel.Connector;
import io.oase.channel.Connectors;
import io.oase.channel.KnownPost;
import io.oase.channel.TextRule;
import io.oase.channel.Visibility;
import io.oase.people.Account;
import io.oase.people.SignOff;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Turns what an agent wrote into what will stand on the network: addressing, words, numbers, sign-off. The sign-off is
 * added here and nowhere else, so that no client can leave it out; preview and publication are the same function.
 */
public final class Composer {
    private final Channels channels;
    private final Connectors connectors;

    public Composer(Channels channels, Connectors connectors) {
        this.channels = channels;
        this.connectors = connectors;
    }

    /**
     * What can be answered and how.
     *
     * @param postId the post that would be answered; 0 when none can be
     * @param handle of the person who would be answered
     * @param audiences who may read the answer, the natural choice first; empty where no answer can be published
     * @param self the account it comes from, as the network writes it; empty without one
     * @param post that post as the network knows it
     */
    public record Options(
            long postId, String handle, List<Visibility> audiences, String self, Channel channel, KnownPost post) {}

    /**
     * An answer as it would appear.
     *
     * @param length units used, counted as the network counts; of the whole text even when it is split
     * @param max the network's limit for one post
     * @param parts texts as they would be published; empty when even splitting cannot make it fit
     * @param lengths of the parts, counted in the same way
     */
    public record Preview(int length, int max, List<String> parts, List<Integer> lengths) {
        public Preview {
            parts = List.copyOf(parts);
            lengths = List.copyOf(lengths);
        }

        /** Whether it could be sent. */
        public boolean sendable() {
            return !parts.isEmpty();
        }
    }

    /** How the latest post from outside can be answered. */
    Options options(Handle db, long conversation, @Nullable Long post) {
        Target target = target(db, conversation, post)
                .orElseThrow(() -> new Refused.NotFound(Said.of("reply.nothing_to_answer")));
        Channel channel = channels.get(target.channelId());
        KnownPost known = ReplyDao.knownPost(db, target.postId());
        boolean connected = channel.state() != Channel.State.REMOVED;
        List<Visibility> audiences = connected ? connectors.of(channel).audiences(known) : List.of();
        String self = channel.selfHandle() == null ? "" : "@" + channel.selfHandle();
        return new Options(target.postId(), known.authorHandle(), audiences, self, channel, known);
    }

    /** The answer as it would appear. */
    Preview preview(Account author, Options options, String text, Visibility visibility) {
        return preview(
                options,
                text,
                visibility,
                words -> SignOff.compose(options.channel().signOff(), author, words));
    }

    /** The same, ending otherwise than with an agent's sign-off. */
    Preview preview(Options options, String text, Visibility visibility, Split.SignedEnd signOff) {
        return preview(connectors.of(options.channel()), options.post(), text, visibility, signOff);
    }

    /** What would answer somebody who wrote on a channel, in the way that is natural there. */
    Preview example(Account author, Channel channel, String handle, String text) {
        Connector connector = connectors.of(channel);
        KnownPost post = new KnownPost("", handle, false, Visibility.PUBLIC, null, Map.of());
        return preview(
                connector, post, text, Visibility.PUBLIC, words -> SignOff.compose(channel.signOff(), author, words));
    }

    private static Preview preview(
            Connector connector, KnownPost parent, String text, Visibility visibility, Split.SignedEnd signOff) {
        TextRule rule = connector.textRule(visibility);
        String addressing = connector.addressing(parent, visibility);
        String clean = clean(text);
        List<String> parts = clean.isEmpty() ? List.of() : Split.parts(addressing, clean, signOff, rule, Locale.ROOT);
        return new Preview(
                rule.length(addressing + signOff.of(clean)),
                rule.max(),
                parts,
                parts.stream().map(rule::length).toList());
    }

    /** As it is stored and sent: line ends unified, control characters gone, nothing around it. */
    static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.replace("\r\n", "\n").replace('\r', '\n').codePoints().forEach(point -> {
            if (point == '\n'
                    || point == '\t'
                    || !Character.isISOControl(point) && !(point >= 0xD800 && point <= 0xDFFF)) {
                clean.appendCodePoint(point);
            }
        });
        return clean.toString().strip();
    }

    private record Target(long postId, long channelId) {}

    /** The post asked for, or the latest one from outside that still stands. */
    private static Optional<Target> target(Handle db, long conversation, @Nullable Long post) {
        return db.createQuery("""
                        SELECT id AS post_id, channel_id FROM post
                         WHERE conversation_id = (SELECT coalesce(merged_into, id) FROM conversation WHERE id = :conversation) AND NOT own AND deleted_at IS NULL
                           AND (:post::bigint IS NULL OR id = :post)
                         ORDER BY addressed DESC, posted_at DESC, id DESC LIMIT 1
                        """)
                .bind("conversation", conversation)
                .bind("post", post)
                .map((row, context) -> new Target(row.getLong("post_id"), row.getLong("channel_id")))
                .findOne();
    }
}
