package io.oase.channel.bluesky;

import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How the notification list is paged without loss. Its cursor is the sort time of a page's last entry, and the next page
 * is strictly below it: of entries that share one time, those behind the border would be skipped for ever. So the next
 * page is asked for from just above that time; the few entries seen twice are known by their address.
 */
final class Cursor {
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");

    private Cursor() {}

    /**
     * The cursor for the next page; null when there is none.
     *
     * @param sent the cursor of the page that was read; null for the first page
     * @param received the cursor that page came with; null on the last page
     */
    static @Nullable String next(@Nullable String sent, @Nullable String received) {
        if (received == null || received.isEmpty() || received.equals(sent)) {
            return null;
        }
        if (!isTime(received)) {
            return received;
        }
        if (sent != null && isTime(sent) && received.compareTo(sent) > 0) {
            return null; // a server that pages in a circle
        }
        String above = justAbove(received);
        // A whole page of one single time: only the strict border gets us further down.
        return sent != null && above.equals(sent) ? received : above;
    }

    /** Whether it says a time in the form that servers use. */
    static boolean isTime(String cursor) {
        return TIME.matcher(cursor).matches() && Fields.time(cursor) != null;
    }

    private static String justAbove(String cursor) {
        return Fields.millis(Instant.parse(cursor).plusMillis(1));
    }
}
