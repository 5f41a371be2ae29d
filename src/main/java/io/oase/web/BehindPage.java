package io.oase.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind a figure.
 *
 * @param back the report it belongs to
 * @param count how many, in words
 * @param solving whether these are resolved matters
 * @param timed whether something was measured
 */
record BehindPage(
        String back,
        String title,
        String lead,
        String count,
        boolean solving,
        boolean timed,
        List<Line> lines,
        @Nullable String more) {
    /** One measured time and its conversation; what is not there is empty. */
    record Line(
            String url,
            String title,
            String person,
            String channel,
            Moment at,
            String took,
            String open,
            String delay,
            String how,
            String by,
            boolean late,
            String contacts,
            String answers) {}
}
