package io.oase.reply;

import io.oase.base.Said;
import io.oase.channel.Trouble;
import io.oase.inbox.ConversationDao;
import io.oase.inbox.ConversationState;
import io.oase.inbox.Fact;
import io.oase.inbox.Fact.Kind;
import io.oase.inbox.Facts;
import io.oase.reply.Sending.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes how publishing a claimed reply ended: all of it is out, it is tried again later, or a person has to look. Only while the
 * claim stands: a worker that was taken for dead must not undo what its successor does.
 */
final class Endings {
    private static final Logger LOG = LoggerFactory.getLogger(Endings.class);
    private static final int MOST_ATTEMPTS = 12;
    private static final int MOST_SEARCHES = 6;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private final Jdbi db;
    private final Facts facts;
    private final Clock clock;

    Endings(Jdbi db, Facts facts, Clock clock) {
        this.db = db;
        this.facts = facts;
        this.clock = clock;
    }

    /** All parts are out. */
    void published(ClaimedReply work) {
        Instant now = clock.instant();
        whereItIs(work, (handle, row) -> {
            if (!OutboxDao.hold(handle, work.claim())) {
                return;
            }
            ReplyDao.published(handle, work.reply().id(), now);
            OutboxDao.remove(handle, work.reply().id());
            fact(
                    handle,
                    row,
                    work,
                    Kind.REPLY_PUBLISHED,
                    Map.of("reply", work.reply().id()),
                    now);
            if (!work.then().isEmpty() && row.state() == ConversationState.OPEN && nothingNewer(handle, work)) {
                ConversationState to = ConversationState.valueOf(work.then().toUpperCase(Locale.ROOT));
                ConversationDao.move(handle, row.id(), to, now);
                fact(handle, row, work, Kind.STATE_CHANGED, Map.of("from", "open", "to", work.then()), now);
            }
        });
    }

    /** A part is not out, and nothing went wrong. */
    void unsent(ClaimedReply work, Outcome outcome) {
        long id = work.reply().id();
        if (outcome instanceof Outcome.CannotTell) {
            unknown(work, Said.of("reply.cannot_tell"));
        } else if (outcome instanceof Outcome.TooSoon soon) {
            LOG.info(
                    "Reply {} may be out and is looked for again in {} s",
                    id,
                    soon.rest().toSeconds());
            Instant again = clock.instant().plus(soon.rest());
            db.useHandle(handle -> OutboxDao.later(handle, work.claim(), again));
        } else if (outcome instanceof Outcome.Held) {
            LOG.info("Reply {} is held", id);
        } else {
            LOG.info("Reply {} is published by somebody else", id);
        }
    }

    /** Something went wrong: it is tried again, or a person is asked. */
    void trouble(ClaimedReply work, Trouble trouble) {
        LOG.warn("Reply {} was not published: {}", work.reply().id(), trouble.getMessage());
        int attempts = work.claim().attempts();
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

    /** Somebody may have written while the reply was on its way, or come in by merging: then it stays open. */
    private static boolean nothingNewer(Handle handle, ClaimedReply work) {
        return handle.createQuery("""
                        SELECT NOT EXISTS (SELECT 1 FROM post p JOIN reply r ON r.id = :reply
                                            WHERE p.conversation_id = r.conversation_id AND p.id > r.seen_post_id AND p.addressed
                                              AND NOT p.own AND p.deleted_at IS NULL)
                           AND NOT EXISTS (SELECT 1 FROM conversation c JOIN reply r ON r.id = :reply
                                            WHERE c.id = r.conversation_id AND c.reshaped > r.seen_post_id)
                        """)
                .bind("reply", work.reply().id())
                .mapTo(Boolean.class)
                .one();
    }

    private void later(ClaimedReply work, Trouble trouble, Instant dueAt, Reply.State state) {
        db.useTransaction(handle -> {
            if (OutboxDao.hold(handle, work.claim())) {
                ReplyDao.trouble(handle, work.reply().id(), state, trouble.said());
                OutboxDao.later(handle, work.claim(), dueAt);
            }
        });
    }

    private void unknown(ClaimedReply work, Said said) {
        end(work, Reply.State.UNKNOWN, Kind.REPLY_UNKNOWN, said);
    }

    private void end(ClaimedReply work, Reply.State state, Kind kind, Said said) {
        Instant now = clock.instant();
        whereItIs(work, (handle, row) -> {
            if (!OutboxDao.hold(handle, work.claim())) {
                return;
            }
            ReplyDao.trouble(handle, work.reply().id(), state, said);
            OutboxDao.remove(handle, work.reply().id());
            fact(handle, row, work, kind, Map.of("reply", work.reply().id()), now);
        });
    }

    /** With the conversation locked in which the reply is now; merging and splitting may have moved it while it was sent. */
    private void whereItIs(ClaimedReply work, BiConsumer<Handle, ConversationDao.Row> ending) {
        boolean ended = false;
        while (!ended) {
            ended = db.inTransaction(handle -> {
                long id = work.reply().id();
                long there = Replies.get(handle, id).conversationId();
                ConversationDao.Row row = ConversationDao.lock(handle, there).orElseThrow();
                boolean still = Replies.get(handle, id).conversationId() == there;
                if (still) {
                    ending.accept(handle, row);
                }
                return still;
            });
        }
    }

    private void fact(
            Handle handle,
            ConversationDao.Row row,
            ClaimedReply work,
            Kind kind,
            Map<String, Object> data,
            Instant now) {
        facts.publish(handle, List.of(new Fact(row.id(), kind, work.reply().authorId(), data)), now);
    }

    /** Five seconds, doubling. */
    private static Duration backOff(int attempts) {
        Duration wait = Duration.ofSeconds(5L << Math.min(attempts - 1, 10));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }
}
