package io.oase.reply;

import io.oase.channel.Connectors;
import io.oase.channel.Visibility;
import io.oase.people.Account;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/**
 * Replies that no person writes. They go the way of all replies to the network, take nobody's conversation, answer nobody and
 * end with a mark that says what they are.
 */
public final class AutomaticReplies {
    private final Composer composer;
    private final Connectors connectors;
    private final Supplier<UUID> random;
    private final Runnable wakeOutbox;

    /** @param wakeOutbox called after a commit that put something into the outbox */
    public AutomaticReplies(Composer composer, Connectors connectors, Supplier<UUID> random, Runnable wakeOutbox) {
        this.composer = composer;
        this.connectors = connectors;
        this.random = random;
        this.wakeOutbox = wakeOutbox;
    }

    /**
     * Queues one, to be sent at once.
     *
     * @param onBehalf who had it sent
     * @param post what it answers
     * @param mark says that no person wrote it; stands on a line of its own behind the text
     * @return its id; empty where it cannot be published with the readers the post had, does not fit into one post, or automatic
     *     messages are stopped there
     */
    public OptionalLong queue(
            Handle db, Account onBehalf, long conversation, long post, String text, String mark, Instant now) {
        Composer.Options options = composer.options(db, conversation, post);
        Optional<Visibility> natural = options.audiences().stream().findFirst();
        boolean hushed = ReplyDao.knownPost(db, post).visibility() == Visibility.PRIVATE;
        if (natural.isEmpty()
                || hushed != (natural.get() == Visibility.PRIVATE)
                || Holds.stopsAutomatic(db, options.channel().id(), hushed)) {
            return OptionalLong.empty();
        }
        List<String> parts = composer.preview(options, text, natural.get(), words -> words + "\n" + mark)
                .parts();
        if (parts.size() != 1) {
            return OptionalLong.empty();
        }
        long id = ReplyDao.insert(
                db,
                new ReplyDao.Fresh(
                        conversation,
                        post,
                        onBehalf.id(),
                        Composer.clean(text),
                        natural.get(),
                        post,
                        null,
                        null,
                        null,
                        true,
                        Reply.State.QUEUED),
                now);
        String key = connectors.of(options.channel()).newKey(now, random.get());
        PartDao.insert(db, id, 1, key, parts.get(0));
        OutboxDao.insert(db, id, now);
        return OptionalLong.of(id);
    }

    /** Something was queued, and committed. */
    public void wake() {
        wakeOutbox.run();
    }
}
