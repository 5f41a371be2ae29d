package io.oase.web;

import io.oase.activation.Activation;
import io.oase.guide.Review;
import io.oase.web.Row.Due;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is learnt from a crisis.
 *
 * @param html its text, safe
 * @param about whose it is and by when, or that it is closed, in words
 * @param due null once it is closed
 * @param mayWrite whether whoever looks can write it
 * @param text to be changed
 * @param version that the text was
 * @param drill whether the crisis was a rehearsal
 */
public record ReviewPage(
        ActivationTabs head,
        long id,
        String html,
        String about,
        @Nullable Due due,
        boolean mayWrite,
        boolean closed,
        String text,
        int version,
        boolean drill,
        List<Choice> owners,
        String dueDay,
        String earliest,
        List<Version> versions,
        List<String> errors) {
    public ReviewPage {
        owners = List.copyOf(owners);
        versions = List.copyOf(versions);
        errors = List.copyOf(errors);
    }

    /** One version of its text; {@code url} leads to it. */
    public record Version(String words, String url, boolean current) {}

    /** @param shown the version to be read */
    static ReviewPage of(
            Reader reader,
            Activation activation,
            Review review,
            List<Review.Version> versions,
            Review.Version shown,
            boolean mayWrite,
            String typed,
            List<Choice> owners,
            List<String> errors) {
        boolean closed = review.closedAt() != null;
        CrisisView view = new CrisisView(reader, activation);
        return new ReviewPage(
                ActivationTabs.of(reader, activation, "review"),
                activation.id(),
                Marked.html(shown.text()),
                closed
                        ? reader.say(
                                "crisis.review.closed",
                                String.valueOf(review.closerName()),
                                String.valueOf(review.closedAt()))
                        : reader.say("crisis.review.owner", review.ownerName(), review.dueAt()),
                closed
                        ? null
                        : view.due(
                                review.dueAt(),
                                review.dueAt().minus(Duration.ofDays(1)),
                                reader.say("crisis.review.due", review.dueAt())),
                mayWrite && !closed,
                closed,
                typed.isEmpty() ? review.text() : typed,
                review.version(),
                activation.drill(),
                owners,
                reader.day(review.dueAt()).toString(),
                reader.day(reader.now()).plusDays(1).toString(),
                versions.stream()
                        .map(each -> new Version(
                                each.byName() == null
                                        ? reader.say("crisis.review.draft", each.version(), each.at())
                                        : reader.say("crisis.review.version", each.version(), each.byName(), each.at()),
                                "/activations/" + activation.id() + "/review?version=" + each.version(),
                                each.version() == shown.version()))
                        .toList(),
                errors);
    }
}
