package io.oase.statement;

import io.oase.activation.Happening;
import io.oase.base.Said;
import io.oase.channel.Channels;
import io.oase.channel.Connectors;
import io.oase.db.Piecework;
import io.oase.statement.AnswerDao.Item;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Answers many, one after the other, no faster than the network of each allows. */
final class Working implements Piecework.Trade<Item> {
    private final Answerers answerers;
    private final Channels channels;
    private final Connectors connectors;
    private final Clock clock;

    Working(Answerers answerers, Channels channels, Connectors connectors, Clock clock) {
        this.answerers = answerers;
        this.channels = channels;
        this.connectors = connectors;
        this.clock = clock;
    }

    @Override
    public List<Long> running(Handle handle) {
        return RoundDao.running(handle);
    }

    @Override
    public Optional<Item> next(Handle handle, long round) {
        return AnswerDao.next(handle, round, clock.instant());
    }

    @Override
    public void carry(Handle handle, long round, Item item) {
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

    @Override
    public void refuse(Handle handle, long round, Item item, Said why) {
        AnswerDao.refused(handle, round, item.conversationId(), why, clock.instant());
    }

    @Override
    public void finish(Handle handle, long round) {
        Instant now = clock.instant();
        if (RoundDao.finish(handle, round, now)) {
            Rounds.write(handle, null, Rounds.get(handle, round), Happening.ANSWERING_ENDED, now);
        }
    }
}
