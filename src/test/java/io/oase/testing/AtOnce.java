package io.oase.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** Several people who do something in the same instant. */
public final class AtOnce {
    private AtOnce() {}

    /** What became of each verb, in their order: its answer, or what it threw. */
    public static List<Object> atOnce(List<? extends Callable<?>> verbs) throws InterruptedException {
        var start = new CyclicBarrier(verbs.size());
        var threads = Executors.newFixedThreadPool(verbs.size());
        try {
            List<Object> outcomes = new ArrayList<>();
            for (var outcome : threads.invokeAll(verbs.stream()
                    .<Callable<Object>>map(verb -> () -> {
                        start.await();
                        return verb.call();
                    })
                    .toList())) {
                try {
                    outcomes.add(outcome.get());
                } catch (ExecutionException e) {
                    outcomes.add(e.getCause());
                }
            }
            return outcomes;
        } finally {
            threads.shutdownNow();
        }
    }
}
