package io.oase.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What far more people write about than usual.
 *
 * @param now those that go on, latest first
 * @param past those that are over
 * @param older address of more that are over; null when there are none
 * @param watched what is watched
 */
public record AlertsPage(
        List<Line> now, List<Line> past, @Nullable String older, List<Topic> watched) {
    public AlertsPage {
        now = List.copyOf(now);
        past = List.copyOf(past);
        watched = List.copyOf(watched);
    }

    /**
     * One of them.
     *
     * @param tone {@code late}, {@code quiet}
     * @param note who silenced it and why; empty where nobody did
     */
    public record Line(String url, String name, String tone, String state, String why, Moment at, String note) {}

    /**
     * Something watched.
     *
     * @param of the playbook it is from, in words; empty for everything
     */
    public record Topic(String name, String of, String words) {}
}
