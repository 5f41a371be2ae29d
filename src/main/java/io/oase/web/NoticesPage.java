package io.oase.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody was told, latest first.
 *
 * @param unread whether any of it is not read
 * @param upTo number of the newest they see; 0 when there is none
 * @param more address of what is older; null when there is nothing
 */
public record NoticesPage(
        List<NoticeRow> rows,
        boolean unread,
        long upTo,
        @Nullable String more,
        Shell.Bell bell) {
    public NoticesPage {
        rows = List.copyOf(rows);
    }
}
