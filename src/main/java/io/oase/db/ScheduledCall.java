package io.oase.db;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of a key. Quartz stores this class's name in the database, so it must not be renamed. */
@DisallowConcurrentExecution
final class ScheduledCall implements Job {
    private final Runs runs;

    ScheduledCall(Runs runs) {
        this.runs = runs;
    }

    @Override
    public void execute(JobExecutionContext context) {
        runs.run(context.getJobDetail().getKey().getName());
    }

    /** What runs on this node at present. */
    static final class Runs {
        private static final Logger LOG = LoggerFactory.getLogger(Schedule.class);
        private static final Duration UNTIL_RETRY = Duration.ofSeconds(30);
        private static final Duration UNTIL_NEXT_LOOK = Duration.ofSeconds(2);

        private final Consumer<String> run;
        private final Set<Thread> threads = new HashSet<>();
        private BiConsumer<String, Instant> retry = (key, when) -> {};
        private boolean stopping;

        Runs(Consumer<String> run) {
            this.run = run;
        }

        void retryWith(BiConsumer<String, Instant> at) {
            retry = at;
        }

        void run(String key) {
            enter();
            try {
                run.accept(key);
            } catch (RuntimeException e) {
                if (DatabaseAway.is(e)) {
                    LOG.warn("{} goes on when the database is back: {}", key, e.getMessage());
                    runAgainLater(key, UNTIL_NEXT_LOOK);
                } else {
                    LOG.error("{} failed and is tried again in {} s", key, UNTIL_RETRY.toSeconds(), e);
                    runAgainLater(key, UNTIL_RETRY);
                }
            } finally {
                leave();
            }
        }

        synchronized void stop(Duration patience) {
            stopping = true;
            var deadline = System.nanoTime() + patience.toNanos();
            try {
                for (var left = patience.toNanos();
                        !threads.isEmpty() && left > 0;
                        left = deadline - System.nanoTime()) {
                    TimeUnit.NANOSECONDS.timedWait(this, Math.max(left, 1_000_000));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            threads.forEach(Thread::interrupt);
        }

        /** A key without a next time would never run again, so this goes on until the database has taken it. */
        private void runAgainLater(String key, Duration wait) {
            while (true) {
                try {
                    retry.accept(
                            key,
                            Instant.ofEpochMilli(System.currentTimeMillis()).plus(wait));
                    return;
                } catch (RuntimeException e) {
                    LOG.warn("{} could not be scheduled again, trying on: {}", key, e.getMessage());
                    if (!waitABit()) {
                        return;
                    }
                }
            }
        }

        private synchronized boolean waitABit() {
            try {
                if (!stopping) {
                    TimeUnit.SECONDS.timedWait(this, 2);
                }
            } catch (InterruptedException e) {
                return false;
            }
            return !stopping;
        }

        private synchronized void enter() {
            threads.add(Thread.currentThread());
        }

        private synchronized void leave() {
            threads.remove(Thread.currentThread());
            notifyAll();
        }
    }
}
