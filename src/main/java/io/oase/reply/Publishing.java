package io.oase.reply;

import io.oase.base.Said;
import io.oase.channel.Channel;
import io.oase.channel.Channels;
import io.oase.channel.Connector;
import io.oase.channel.Connector.Published;
import io.oase.channel.Connectors;
import io.oase.channel.KnownPost;
import io.oase.channel.Outgoing;
import io.oase.channel.RemotePerson;
import io.oase.channel.RemotePost;
import io.oase.channel.Trouble;
import io.oase.channel.Visibility;
import io.oase.db.DatabaseAway;
import io.oase.db.Json;
import io.oase.inbox.ConversationDao;
import io.oase.inbox.ConversationState;
import io.oase.inbox.Fact;
import io.oase.inbox.Fact.Kind;
import io.oase.inbox.Facts;
import io.oase.ingest.Ingest;
import io.oase.reply.Sending.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes one claimed reply, part by part, and notes how it ended. Everything but a receipt is noted only while the claim
 * stands: a worker that was taken for dead must not undo what its successor does.
 */
final class Publishing {
    private static final Logger LOG = LoggerFactory.getLogger(Publishing.class);
    private static final int MOST_ATTEMPTS = 12;
    private static final int MOST_SEARCHES = 6;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private final Jdbi db;
    private final Channels channels;
    private final Connectors connectors;
    private final Ingest ingest;
    private final Facts facts;
    private final Clock clock;
    private final Sending sending;
    private volatile boolean stopping;

    Publishing(
            Jdbi db,
            Channels channels,
            Connectors connectors,
            Ingest ingest,
            Facts facts,
            Clock clock,
            Duration settle) {
        this.db = db;
        this.channels = channels;
        this.connectors = connectors;
        this.ingest = ingest;
        this.facts = facts;
        this.clock = clock;
        this.sending = new Sending(db, settle);
    }

    /** From now on a reply is given back before its next part, and a new one at once. */
    void stop() {
        stopping = true;
    }

    /** Publishes what is left of a reply, and notes how it ended. */
    void publish(OutboxDao.Claim claim) {
        Optional<Work> begun = db.inTransaction(handle -> begin(handle, claim));
        if (begun.isEmpty()) {
            return;
        }
        Work work = begun.get();
        try {
            Connector connector = connectors.of(work.channel);
            KnownPost parent = work.parent;
            for (ReplyDao.PartRow part : work.parts) {
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
                    put(work, outcome);
                    return;
                }
                record(work, part, out.published(), parent);
                parent = work.own(out.published().key(), Json.of(out.published().ref()));
            }
            finish(work);
        } catch (Trouble trouble) {
            trouble(work, trouble);
        } catch (RuntimeException unforeseen) {
            if (DatabaseAway.is(unforeseen)) {
                throw unforeseen;
            }
            LOG.error("Reply {} could not be published", claim.replyId(), unforeseen);
            trouble(work, new Trouble(Trouble.Kind.BAD_ANSWER, Said.of("trouble.unforeseen"), true, null));
        }
    }

    private Optional<Work> begin(Handle handle, OutboxDao.Claim claim) {
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
        return Optional.of(new Work(
                claim,
                reply,
                channels.get(channelId),
                ReplyDao.knownPost(handle, reply.postId()),
                ReplyDao.partRows(handle, id),
                then,
                language.isEmpty() ? null : language));
    }

    /** Nothing was sent this time. */
    private void put(Work work, Outcome outcome) {
        long id = work.reply.id();
        if (outcome instanceof Outcome.CannotTell) {
            unknown(work, Said.of("reply.cannot_tell"));
        } else if (outcome instanceof Outcome.TooSoon soon) {
            LOG.info(
                    "Reply {} may be out and is looked for again in {} s",
                    id,
                    soon.rest().toSeconds());
            Instant again = clock.instant().plus(soon.rest());
            db.useHandle(handle -> OutboxDao.later(handle, work.claim, again));
        } else {
            LOG.info("Reply {} is published by somebody else", id);
        }
    }

    private void record(Work work, ReplyDao.PartRow part, Published published, KnownPost parent) {
        Instant now = clock.instant();
        // The conversation is locked by ingest, after the people in it, in the same order as a poll does: else both
        // wait for
        // each other when it reads this very post.
        db.useTransaction(handle -> {
            ReplyDao.partPublished(
                    handle,
                    work.reply.id(),
                    part.no(),
                    published.key(),
                    published.url().orElse(null),
                    published.ref(),
                    now);
            RemotePost own = RemotePost.of(
                            published.key(),
                            RemotePerson.of(
                                    Optional.ofNullable(work.channel.selfKey()).orElse("self"),
                                    Optional.ofNullable(work.channel.selfHandle())
                                            .orElse(""),
                                    ""),
                            part.body(),
                            published.at())
                    .own(true)
                    .addressed(false)
                    .kind(RemotePost.Kind.REPLY)
                    .visibility(work.visibility())
                    .parent(parent.key())
                    .url(published.url().orElse(null))
                    .ref(published.ref())
                    .build();
            ingest.storeOwn(handle, work.channel, own, now);
        });
    }

    private void finish(Work work) {
        Instant now = clock.instant();
        db.useTransaction(handle -> {
            ConversationDao.Row row =
                    ConversationDao.lock(handle, work.reply.conversationId()).orElseThrow();
            if (!OutboxDao.hold(handle, work.claim)) {
                return;
            }
            ReplyDao.published(handle, work.reply.id(), now);
            OutboxDao.remove(handle, work.reply.id());
            fact(handle, work, Kind.REPLY_PUBLISHED, Map.of("reply", work.reply.id()), now);
            if (!work.then.isEmpty() && row.state() == ConversationState.OPEN && nothingNewer(handle, work)) {
                ConversationState to = ConversationState.valueOf(work.then.toUpperCase(Locale.ROOT));
                ConversationDao.move(handle, row.id(), to, now);
                fact(handle, work, Kind.STATE_CHANGED, Map.of("from", "open", "to", work.then), now);
            }
        });
    }

    /** Somebody may have written while the reply was on its way: then it stays open. */
    private static boolean nothingNewer(Handle handle, Work work) {
        return handle.createQuery("""
                        SELECT NOT EXISTS (SELECT 1 FROM post p JOIN reply r ON r.id = :reply
                                            WHERE p.conversation_id = r.conversation_id AND p.id > r.seen_post_id AND p.addressed
                                              AND NOT p.own AND p.deleted_at IS NULL)
                        """)
                .bind("reply", work.reply.id())
                .mapTo(Boolean.class)
                .one();
    }

    private void trouble(Work work, Trouble trouble) {
        LOG.warn("Reply {} was not published: {}", work.reply.id(), trouble.getMessage());
        int attempts = work.claim.attempts();
        Instant again = clock.instant().plus(backOff(attempts));
        Instant asked = trouble.retryAt().filter(at -> at.isAfter(again)).orElse(again);
        if (trouble.outcomeUnknown()) {
            if (attempts >= MOST_SEARCHES) {
                unknown(work, trouble.said());
            } else {
                later(work, trouble, asked, Reply.State.PUBLISHING);
            }
        } else if (trouble.kind().passing() && attempts < MOST_ATTEMPTS) {
            later(work, trouble, asked, Reply.State.QUEUED);
        } else {
            end(work, Reply.State.FAILED, Kind.REPLY_FAILED, trouble.said());
        }
    }

    private void later(Work work, Trouble trouble, Instant dueAt, Reply.State state) {
        db.useTransaction(handle -> {
            if (OutboxDao.hold(handle, work.claim)) {
                ReplyDao.trouble(handle, work.reply.id(), state, trouble.said());
                OutboxDao.later(handle, work.claim, dueAt);
            }
        });
    }

    private void unknown(Work work, Said said) {
        end(work, Reply.State.UNKNOWN, Kind.REPLY_UNKNOWN, said);
    }

    private void end(Work work, Reply.State state, Kind kind, Said said) {
        Instant now = clock.instant();
        db.useTransaction(handle -> {
            ConversationDao.lock(handle, work.reply.conversationId());
            if (!OutboxDao.hold(handle, work.claim)) {
                return;
            }
            ReplyDao.trouble(handle, work.reply.id(), state, said);
            OutboxDao.remove(handle, work.reply.id());
            fact(handle, work, kind, Map.of("reply", work.reply.id()), now);
        });
    }

    private void fact(Handle handle, Work work, Kind kind, Map<String, Object> data, Instant now) {
        facts.publish(handle, List.of(new Fact(work.reply.conversationId(), kind, work.reply.authorId(), data)), now);
    }

    /** Five seconds, doubling. */
    private static Duration backOff(int attempts) {
        Duration wait = Duration.ofSeconds(5L << Math.min(attempts - 1, 10));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private record Work(
            OutboxDao.Claim claim,
            Reply reply,
            Channel channel,
            KnownPost parent,
            List<ReplyDao.PartRow> parts,
            String then,
            @Nullable String language) {
        Outgoing outgoing(ReplyDao.PartRow part, KnownPost answered) {
            return new Outgoing(part.key(), part.body(), visibility(), answered, language, reply.createdAt());
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
}
