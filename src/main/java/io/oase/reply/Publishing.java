package io.oase.reply;

import io.oase.base.Said;
import io.oase.channel.Channel;
import io.oase.channel.Channels;
import io.oase.channel.Connector;
import io.oase.channel.Connector.Published;
import io.oase.channel.Connector.Search;
import io.oase.channel.Connectors;
import io.oase.channel.KnownPost;
import io.oase.channel.Outgoing;
import io.oase.channel.RemotePerson;
import io.oase.channel.RemotePost;
import io.oase.channel.Trouble;
import io.oase.channel.Visibility;
import io.oase.db.Json;
import io.oase.inbox.ConversationDao;
import io.oase.inbox.ConversationState;
import io.oase.inbox.Fact;
import io.oase.inbox.Fact.Kind;
import io.oase.inbox.Facts;
import io.oase.ingest.Ingest;
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
 * Publishes one claimed reply, part by part. Before a part is sent it is noted that it may be out; whoever finds such a note
 * without a receipt (time-out, crash, another node) looks on the network first and never sends blindly.
 */
final class Publishing {
    static final Duration LEASE = Duration.ofMinutes(3);

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
    private final String node;

    Publishing(
            Jdbi db, Channels channels, Connectors connectors, Ingest ingest, Facts facts, Clock clock, String node) {
        this.db = db;
        this.channels = channels;
        this.connectors = connectors;
        this.ingest = ingest;
        this.facts = facts;
        this.clock = clock;
        this.node = node;
    }

    /** Publishes what is left of a reply, and notes how it ended. */
    void publish(OutboxDao.Claim claim) {
        Optional<Work> begun = db.inTransaction(handle -> begin(handle, claim.replyId()));
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
                Optional<Published> published = publish(connector, work, part, parent);
                if (published.isEmpty()) {
                    return;
                }
                record(work, part, published.get(), parent);
                parent = work.own(published.get().key(), Json.of(published.get().ref()));
            }
            finish(work);
        } catch (Trouble trouble) {
            trouble(work, claim, trouble);
        } catch (RuntimeException unforeseen) {
            LOG.error("Reply {} could not be published", claim.replyId(), unforeseen);
            trouble(work, claim, new Trouble(Trouble.Kind.BAD_ANSWER, Said.of("trouble.unforeseen"), true, null));
        }
    }

    private Optional<Work> begin(Handle handle, long id) {
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
                reply,
                channels.get(channelId),
                ReplyDao.knownPost(handle, reply.postId()),
                ReplyDao.partRows(handle, id),
                then,
                language.isEmpty() ? null : language));
    }

    /** Sends one part, or finds it; empty when this worker has to stop. */
    private Optional<Published> publish(Connector connector, Work work, ReplyDao.PartRow part, KnownPost parent) {
        long id = work.reply.id();
        Outgoing outgoing = new Outgoing(
                part.key(),
                part.body(),
                Visibility.valueOf(work.reply.visibility().toUpperCase(Locale.ROOT)),
                parent,
                work.language,
                work.reply.createdAt());
        if (part.attempted()) {
            Search search = connector.find(outgoing);
            if (search instanceof Search.Found found) {
                return Optional.of(found.published());
            }
            if (search instanceof Search.CannotTell) {
                unknown(work, Said.of("reply.cannot_tell"));
                return Optional.empty();
            }
        }
        boolean ours = db.inTransaction(handle -> {
            boolean held = OutboxDao.extend(handle, id, node, clock.instant().plus(LEASE));
            if (held) {
                ReplyDao.attempted(handle, id, part.no(), true);
            }
            return held;
        });
        if (!ours) {
            LOG.info("Reply {} is published by somebody else", id);
            return Optional.empty();
        }
        try {
            return Optional.of(connector.publish(outgoing));
        } catch (Trouble trouble) {
            if (!trouble.outcomeUnknown()) {
                db.useHandle(handle -> ReplyDao.attempted(handle, id, part.no(), false));
            }
            throw trouble;
        }
    }

    private void record(Work work, ReplyDao.PartRow part, Published published, KnownPost parent) {
        Instant now = clock.instant();
        db.useTransaction(handle -> {
            ConversationDao.lock(handle, work.reply.conversationId());
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
                    .visibility(Visibility.valueOf(work.reply.visibility().toUpperCase(Locale.ROOT)))
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

    private void trouble(Work work, OutboxDao.Claim claim, Trouble trouble) {
        LOG.warn("Reply {} was not published: {}", claim.replyId(), trouble.getMessage());
        Instant now = clock.instant();
        if (trouble.outcomeUnknown()) {
            if (claim.attempts() >= MOST_SEARCHES) {
                unknown(work, trouble.said());
            } else {
                later(work, trouble, now.plus(backOff(claim.attempts())), Reply.State.PUBLISHING);
            }
        } else if (trouble.kind().passing() && claim.attempts() < MOST_ATTEMPTS) {
            Instant again = now.plus(backOff(claim.attempts()));
            Instant asked = trouble.retryAt().orElse(again);
            later(work, trouble, asked.isAfter(again) ? asked : again, Reply.State.QUEUED);
        } else {
            end(work, Reply.State.FAILED, Kind.REPLY_FAILED, trouble.said());
        }
    }

    private void later(Work work, Trouble trouble, Instant dueAt, Reply.State state) {
        db.useTransaction(handle -> {
            ReplyDao.trouble(handle, work.reply.id(), state, trouble.said());
            OutboxDao.later(handle, work.reply.id(), dueAt);
        });
    }

    private void unknown(Work work, Said said) {
        end(work, Reply.State.UNKNOWN, Kind.REPLY_UNKNOWN, said);
    }

    private void end(Work work, Reply.State state, Kind kind, Said said) {
        Instant now = clock.instant();
        db.useTransaction(handle -> {
            ConversationDao.lock(handle, work.reply.conversationId());
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
            Reply reply,
            Channel channel,
            KnownPost parent,
            List<ReplyDao.PartRow> parts,
            String then,
            @Nullable String language) {
        /** One of our own parts, as what the next part answers. */
        KnownPost own(@Nullable String key, @Nullable Json ref) {
            return new KnownPost(
                    Optional.ofNullable(key).orElseThrow(),
                    Optional.ofNullable(channel.selfHandle()).orElse(""),
                    true,
                    Visibility.valueOf(reply.visibility().toUpperCase(Locale.ROOT)),
                    parent.warning(),
                    ref == null ? Map.of() : ref.strings());
        }
    }
}
