package io.oase.acknowledge;

import com.github.mustachejava.MustacheException;
import io.oase.base.Said;
import io.oase.inbox.PersonName;
import io.oase.people.SlotsOnly;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is said, with slots: {@code {{person.firstName}}}, {@code {{until}}}, {@code {{hours}}}, {@code {{holiday}}}, {@code
 * {{stop}}}. A section on a slot stands only where the slot has words, so that one text serves whether or not a time can be
 * said. Pure.
 */
final class AcknowledgementText {
    static final int LONGEST = 1000;
    /** Whoever writes this word alone gets no more of them. */
    static final String STOP = "STOP";

    private static final Set<String> SLOTS = Set.of("person.firstName", "until", "hours", "holiday", "stop");

    private AcknowledgementText() {}

    /** What is wrong with a template; empty when nothing is. */
    static Optional<Said> trouble(String template) {
        if (template.length() > LONGEST) {
            return Optional.of(Said.of("acknowledge.too-long", LONGEST));
        }
        try {
            SlotsOnly reader = new SlotsOnly("acknowledge", SLOTS);
            reader.fill(template, Map.of());
            return reader.used().contains("stop")
                    ? Optional.empty()
                    : Optional.of(Said.of("acknowledge.no-stop", STOP));
        } catch (SlotsOnly.Refusal refused) {
            return Optional.of(refused.said());
        } catch (MustacheException broken) {
            return Optional.of(Said.of("acknowledge.broken"));
        }
    }

    /**
     * Filled.
     *
     * @param displayName what they call themselves; their first name is used where it looks like one
     * @param until by when they can expect an answer; empty for what cannot be said
     */
    static String fill(String template, String displayName, String until, String hours, String holiday) {
        return new SlotsOnly("acknowledge", SLOTS)
                .fill(
                        template,
                        Map.of(
                                "person",
                                Map.of("firstName", PersonName.first(displayName)),
                                "until",
                                until,
                                "hours",
                                hours,
                                "holiday",
                                holiday,
                                "stop",
                                STOP))
                .replaceAll("[ \\t]+", " ")
                .replaceAll(" ([,.!?])", "$1")
                .replaceAll(" ?\n ?", "\n")
                .strip();
    }
}
