package io.oase.reply;

import io.oase.base.Said;
import io.oase.channel.Channels;
import io.oase.channel.Connector;
import io.oase.channel.Connectors;
import io.oase.channel.KnownPost;
import io.oase.channel.Trouble;
import io.oase.db.DatabaseAway;
import io.oase.db.Json;
import io.oase.inbox.Facts;
import io.oase.ingest.Ingest;
import io.oase.reply.Sending.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes one claimed reply, part by part, each as an answer to the one before. */
final class Publishing {
    private static final Logger LOG = LoggerFactory.getLogger(Publishing.class);

    private final Jdbi db;
    private final Channels channels;
    private final Connectors connectors;
    private final Sending sending;
    private final Receipts receipts;
    private final Endings endings;
    private final SecondLook secondLook;
    private final LongConsumer shutOut;
    private volatile boolean stopping;

    Publishing(
            Jdbi db,
            Channels channels,
            Connectors connectors,
            Ingest ingest,
            Facts facts,
            Clock clock,
            LongConsumer shutOut,
            Duration settle) {
        this.db = db;
        this.channels = channels;
        this.connectors = connectors;
        this.sending = new Sending(db, facts, clock, settle);
        this.receipts = new Receipts(db, ingest, clock);
        this.endings = new Endings(db, facts, clock);
        this.secondLook = new SecondLook(db, facts, clock);
        this.shutOut = shutOut;
    }

    /** From now on a reply is given back before its next part, and a new one at once. */
    void stop() {
        stopping = true;
    }

    /** Publishes what is left of a reply, and notes how it ended. */
    void publish(OutboxDao.Claim claim) {
        if (!secondLook.stillRight(claim)) {
            return;
        }
        Optional<ClaimedReply> begun = db.inTransaction(handle -> begin(handle, claim));
        if (begun.isEmpty()) {
            return;
        }
        ClaimedReply work = begun.get();
        try {
            Connector connector = connectors.of(work.channel());
            KnownPost parent = work.parent();
            for (PartDao.Row part : work.parts()) {
                if (part.publishedAt() != null) {
                    parent = work.own(part.remoteKey(), part.ref());
                    continue;
                }
                if (stopping) {
                    db.useHandle(handle -> OutboxDao.release(handle, claim));
                    return;
                }
                Outcome outcome = sending.send(connector, claim, part, work.outgoing(part, parent));
                if (!(outcome instanceof Outcome.Out out)) {
                    endings.unsent(work, outcome);
                    return;
                }
                receipts.store(work, part, out.published(), parent);
                parent = work.own(out.published().key(), Json.of(out.published().ref()));
            }
            endings.published(work);
        } catch (Trouble trouble) {
            endings.trouble(work, trouble);
            if (trouble.kind() == Trouble.Kind.NEEDS_RECONNECTION) {
                shutOut.accept(work.channel().id());
            }
        } catch (RuntimeException unforeseen) {
            if (DatabaseAway.is(unforeseen)) {
                throw unforeseen;
            }
            LOG.error("Reply {} could not be published", claim.replyId(), unforeseen);
            endings.trouble(work, new Trouble(Trouble.Kind.BAD_ANSWER, Said.of("trouble.unforeseen"), true, null));
        }
    }

    private Optional<ClaimedReply> begin(Handle handle, OutboxDao.Claim claim) {
        long id = claim.replyId();
        if (!OutboxDao.hold(handle, claim)) {
            return Optional.empty();
        }
        Reply reply = ReplyDao.find(handle, id).orElseThrow();
        if (!ReplyDao.move(handle, id, Reply.State.PUBLISHING, Reply.State.QUEUED, Reply.State.PUBLISHING)) {
            OutboxDao.remove(handle, id);
            return Optional.empty();
        }
        long channelId = handle.createQuery("SELECT channel_id FROM conversation WHERE id = :id")
                .bind("id", reply.conversationId())
                .mapTo(Long.class)
                .one();
        String then = handle.createQuery("SELECT coalesce(then_state, '') FROM reply WHERE id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .one();
        String language = handle.createQuery("SELECT coalesce(language, '') FROM conversation WHERE id = :id")
                .bind("id", reply.conversationId())
                .mapTo(String.class)
                .one();
        return Optional.of(new ClaimedReply(
                claim,
                reply,
                channels.get(channelId),
                ReplyDao.knownPost(handle, reply.postId()),
                PartDao.rows(handle, id),
                then,
                language.isEmpty() ? null : language));
    }
}
