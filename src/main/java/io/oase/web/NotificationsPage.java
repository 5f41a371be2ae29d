package io.oase.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How somebody wants to hear of what they are told.
 *
 * @param problem what is wrong with the form as a whole; null: nothing
 * @param deviceProblem what was in the way with a browser; null: nothing
 * @param mailOn whether mails are sent here at all
 * @param pushKey what a browser needs to be told; null: nothing is pushed here
 * @param quiet whether there are quiet hours
 * @param zones to choose from
 * @param quietProblem what is wrong with the quiet hours; null: nothing
 * @param timesProblem what is wrong with the times of mails; null: nothing
 */
public record NotificationsPage(
        @Nullable String done,
        @Nullable String problem,
        @Nullable String deviceProblem,
        List<Group> groups,
        boolean mailOn,
        @Nullable String pushKey,
        List<Device> devices,
        boolean quiet,
        String from,
        String to,
        List<Choice> days,
        FieldView zone,
        List<String> zones,
        List<Time> times,
        boolean wordy,
        @Nullable String quietProblem,
        @Nullable String timesProblem) {

    /** Kinds that are about the same. */
    public record Group(String label, List<Row> rows) {}

    /** One kind. */
    public record Row(String kind, String label, boolean counts, boolean push, List<Choice> mails, boolean urgent) {}

    /** When a mail with everything unread is wanted; {@code number} from 1. */
    public record Time(int number, String value) {}

    /**
     * A browser.
     *
     * @param mark by which the browser knows itself
     * @param made since when
     * @param used when something was last pushed there, in words
     * @param trouble why the last push failed; null: it did not
     */
    public record Device(
            long id,
            String name,
            String mark,
            String made,
            String used,
            @Nullable String trouble) {}
}
