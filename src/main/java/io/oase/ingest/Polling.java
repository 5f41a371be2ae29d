package io.oase.ingest;

import io.oase.channel.Channel;
import io.oase.channel.Channels;
import io.oase.channel.Coverage;
import io.oase.db.Schedule;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;

/** Keeps every active channel on the shared schedule: each has one next time, and is read on whichever node is free. */
public final class Polling {
    private static final String PREFIX = "poll:";
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
    private static final Duration SHORTLY = Duration.ofMillis(500);
    /** A minute of looking whether the poll before has ended. */
    private static final int MOST_LOOKS = 600;

    private final Channels channels;
    private final Poll poll;
    private final Clock clock;
    private final List<BiConsumer<Long, Poll.Outcome>> listeners = new CopyOnWriteArrayList<>();
    private final AtomicReference<Schedule> schedule = new AtomicReference<>();
    /** How often somebody asked for a channel to be read soon, until it was: a poll under way may have looked already. */
    private final Map<Long, Long> asked = new ConcurrentHashMap<>();

    public Polling(Channels channels, Poll poll, Clock clock) {
        this.channels = channels;
        this.poll = poll;
        this.clock = clock;
    }

    /** Begins: whatever is active and not planned yet is read now, and whatever is connected later at once. */
    public void on(Schedule shared) {
        schedule.set(shared);
        channels.onChange(this::plan);
        for (Channel channel : channels.list()) {
            if (channel.state() == Channel.State.ACTIVE
                    && shared.next(key(channel.id())).isEmpty()) {
                Coverage coverage = channels.coverage(channel.id());
                if (!coverage.needsPerson()) {
                    shared.now(key(channel.id()));
                }
            }
        }
    }

    /** From now on this one hears how each poll on this node ended: the channel's id, and the outcome. */
    public void listen(BiConsumer<Long, Poll.Outcome> listener) {
        listeners.add(listener);
    }

    /** What the schedule runs: one poll, and the plan for the next; soon again where somebody asked while it ran. */
    public void run(String key) {
        if (!key.startsWith(PREFIX)) {
            return;
        }
        long channel = Long.parseLong(key.substring(PREFIX.length()));
        Long before = asked.get(channel);
        Poll.Outcome outcome = poll(channel);
        if (before != null && !outcome.busy()) {
            asked.remove(channel, before);
        }
        Instant next = asked.containsKey(channel) ? clock.instant().plus(SHORTLY) : outcome.next();
        Schedule shared = schedule.get();
        if (next != null && shared != null) {
            shared.at(key, next.isBefore(clock.instant()) ? clock.instant() : next);
        }
    }

    /** Reads a channel at once, in the calling thread; after the poll that is under way, if there is one, and then anew. */
    public Poll.Outcome now(long channel) {
        Poll.Outcome outcome = poll(channel);
        for (int looks = 0; outcome.busy() && looks < MOST_LOOKS && waitABit(); looks++) {
            outcome = poll(channel);
        }
        Schedule shared = schedule.get();
        if (outcome.next() != null && shared != null && !outcome.busy()) {
            shared.at(key(channel), outcome.next());
        }
        return outcome;
    }

    /** Has a channel read as soon as a node is free, and does not wait for it: a first import takes its time. */
    public void soon(long channel) {
        Schedule shared = schedule.get();
        if (shared == null) {
            now(channel);
        } else {
            asked.merge(channel, 1L, Long::sum);
            shared.now(key(channel));
        }
    }

    private Poll.Outcome poll(long channel) {
        Poll.Outcome outcome = poll.poll(channel);
        listeners.forEach(listener -> listener.accept(channel, outcome));
        return outcome;
    }

    private static boolean waitABit() {
        LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        return !Thread.currentThread().isInterrupted();
    }

    private void plan(long channel) {
        Schedule shared = schedule.get();
        if (shared == null) {
            return;
        }
        if (channels.get(channel).state() == Channel.State.ACTIVE) {
            shared.now(key(channel));
        } else {
            shared.remove(key(channel));
        }
    }

    private static String key(long channel) {
        return PREFIX + channel;
    }
}
