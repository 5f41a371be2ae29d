package io.oase.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.PriorityQueue;

/** A clock and what is to happen later, both moved by the test. */
final class HandDrivenTime extends Clock implements Later {
    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparing(Task::due).thenComparing(Task::order));
    private Instant now;
    private long order;

    HandDrivenTime(Instant start) {
        now = start;
    }

    /** Lets time pass; everything that is due in it happens, in order, at its time. */
    void pass(Duration time) {
        var end = instant().plus(time);
        for (var task = due(end); task != null; task = due(end)) {
            task.what().run();
        }
        set(end);
    }

    @Override
    public synchronized void in(Duration wait, Runnable what) {
        tasks.add(new Task(now.plus(wait), order++, what));
    }

    @Override
    public synchronized void close() {
        tasks.clear();
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    private synchronized Task due(Instant end) {
        if (tasks.isEmpty() || tasks.peek().due().isAfter(end)) {
            return null;
        }
        var task = tasks.poll();
        now = task.due();
        return task;
    }

    private synchronized void set(Instant end) {
        now = end;
    }

    private record Task(Instant due, long order, Runnable what) {}
}
