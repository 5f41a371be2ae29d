package io.oase.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** How long things took that many do at the same time, in milliseconds, by what they are. */
final class Timings {
    private final Map<String, List<Double>> took = new ConcurrentHashMap<>();

    /** Does something and notes how long it took; nothing when it fails. */
    <T> T of(String what, Supplier<T> work) {
        long began = System.nanoTime();
        T done = work.get();
        note(what, (System.nanoTime() - began) / 1e6);
        return done;
    }

    void note(String what, double milliseconds) {
        List<Double> all = took.computeIfAbsent(what, name -> new ArrayList<>());
        synchronized (all) {
            all.add(milliseconds);
        }
    }

    /** What was only for warming up. */
    void forget() {
        took.clear();
    }

    List<Double> all(String what) {
        List<Double> all = took.getOrDefault(what, List.of());
        synchronized (all) {
            return List.copyOf(all);
        }
    }
}
