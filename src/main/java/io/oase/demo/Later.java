package io.oase.demo;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/** Runs something after a while. Passed in, so that tests turn time by hand. */
public interface Later extends AutoCloseable {
    /** Runs {@code what} once, when {@code wait} has passed. After {@link #close} nothing runs any more. */
    void in(Duration wait, Runnable what);

    @Override
    void close();

    /** Real time, on one daemon thread. */
    static Later onOneThread() {
        var threads = Executors.newSingleThreadScheduledExecutor(task -> {
            var thread = new Thread(task, "demo-people");
            thread.setDaemon(true);
            return thread;
        });
        return new Later() {
            @Override
            public void in(Duration wait, Runnable what) {
                if (!threads.isShutdown()) {
                    var unused = threads.schedule(() -> tolerate(what), wait.toMillis(), TimeUnit.MILLISECONDS);
                }
            }

            @Override
            public void close() {
                threads.shutdownNow();
            }
        };
    }

    /** One line that goes wrong does not silence the town. */
    private static void tolerate(Runnable what) {
        try {
            what.run();
        } catch (RuntimeException e) {
            LoggerFactory.getLogger(Later.class).warn("Somebody on the make-believe network lost their words", e);
        }
    }
}
