package io.oase.statement;

import io.oase.activation.Happening;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.channel.Channels;
import io.oase.channel.Connectors;
import io.oase.db.DatabaseAway;
import io.oase.db.Lookout;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers many, one after the other, on all nodes together. The answer to one person and the note that they have it are one
 * transaction: a node that dies in the middle has answered each once or not at all, and another goes on.
 */
public final class Working implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Working.class);
    private static final int LOT = 20;

    private final Jdbi db;
    private final Answerers answerers;
    private final Channels channels;
    private final Connectors connectors;
    private final Clock clock;
    private final Lookout lookout = new Lookout("answer-rounds", this::doSome);

    Working(Jdbi db, Answerers answerers, Channels channels, Connectors connectors, Clock clock) {
        this.db = db;
        this.answerers = answerers;
        this.channels = channels;
        this.connectors = connectors;
        this.clock = clock;
    }

    /** Starts working. */
    public void start() {
        lookout.start();
    }

    /** There is something to do. */
    void wake() {
        lookout.wake();
    }

    /** Finishes the transaction it is in. */
    @Override
    public void close() {
        lookout.close();
    }

    /** Answers some of each round that is under way; false when no channel has room now. */
    public boolean doSome() {
        boolean any = false;
        for (long round : db.withHandle(RoundDao::running)) {
            boolean more = true;
            for (int i = 0; i < LOT && more; i++) {
                more = one(round);
                any |= more;
            }
            if (!more) {
                finish(round);
            }
        }
        return any;
    }

    private boolean one(long round) {
        return db.inTransaction(handle -> {
            Optional<AnswerDao.Item> next = AnswerDao.next(handle, round, clock.instant());
            next.ifPresent(item -> {
                handle.savepoint("answer");
                try {
                    answer(handle, round, item);
                } catch (Refused refused) {
                    handle.rollbackToSavepoint("answer");
                    AnswerDao.refused(handle, round, item.conversationId(), why(refused), clock.instant());
                } catch (RuntimeException unforeseen) {
                    if (DatabaseAway.is(unforeseen)) {
                        throw unforeseen;
                    }
                    handle.rollbackToSavepoint("answer");
                    Said said = Said.of("statement.unforeseen");
                    AnswerDao.refused(handle, round, item.conversationId(), said, clock.instant());
                    LOG.error("Round {} failed with conversation {}", round, item.conversationId(), unforeseen);
                }
            });
            return next.isPresent();
        });
    }

    /** The verb joins this transaction: JDBI gives a thread that has a handle the same one again. */
    private void answer(Handle handle, long round, AnswerDao.Item item) {
        Instant now = clock.instant();
        Long reply = answerers.answer(handle, round, item);
        AnswerDao.done(handle, round, item.conversationId(), reply, now);
        Standing.recount(handle, item.conversationId());
        if (reply != null) {
            int aMinute = connectors.answersPerMinute(channels.get(item.channelId()));
            AnswerDao.pace(
                    handle, item.channelId(), now.plus(Duration.ofMinutes(1).dividedBy(aMinute)));
        }
    }

    private void finish(long round) {
        db.useTransaction(handle -> {
            Instant now = clock.instant();
            if (RoundDao.finish(handle, round, now)) {
                Rounds.write(handle, null, Rounds.get(handle, round), Happening.ANSWERING_ENDED, now);
            }
        });
    }

    private static Said why(Refused refused) {
        return refused instanceof Refused.Invalid invalid
                ? invalid.fields().values().iterator().next()
                : refused.said();
    }
}
