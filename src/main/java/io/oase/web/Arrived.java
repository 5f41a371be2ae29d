package io.oase.web;

import java.util.List;

/**
 * What just came, to be said in passing.
 *
 * @param toasts the newest, at most three
 */
public record Arrived(List<NoticeRow> toasts, Shell.Bell bell) {
    public Arrived {
        toasts = List.copyOf(toasts);
    }
}
