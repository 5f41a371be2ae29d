package io.oase.people;

import com.github.mustachejava.MustacheException;
import io.oase.base.Said;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads and fills sign-off templates. What a template can do is decided by trying it: it is filled for agents with and
 * without a title, and the name and the text must come out each time.
 */
final class SignOffTemplate {
    /** Stands for the text while a template is filled; private use, which no name can contain. */
    private static final String TEXT = "\uE000";

    private static final String NAME = "\uE001";

    private static final Set<String> SLOTS =
            Set.of("text", "agent.firstName", "agent.name", "agent.title", "agent.initials");

    private SignOffTemplate() {}

    static Optional<Said> trouble(String template) {
        if (template.length() > SignOff.LONGEST_TEMPLATE) {
            return Optional.of(Said.of("sign-off.too-long", SignOff.LONGEST_TEMPLATE));
        }
        if (!Words.isPlain(template, true)) {
            return Optional.of(Said.of("people.control-characters"));
        }
        try {
            return unsaid(template, "").or(() -> unsaid(template, "T"));
        } catch (SlotsOnly.Refusal refusal) {
            return Optional.of(refusal.said());
        } catch (MustacheException broken) {
            return Optional.of(Said.of("sign-off.broken"));
        }
    }

    /**
     * The filled template.
     *
     * @return one part, or two where the text stands between them
     */
    static String[] render(String template, Map<String, Object> agent) {
        return fill(template, agent).split(TEXT, 2);
    }

    private static Optional<Said> unsaid(String template, String title) {
        String filled = fill(template, Map.of("firstName", NAME, "name", NAME, "initials", NAME, "title", title));
        if (!filled.contains(NAME)) {
            return Optional.of(Said.of("sign-off.nameless"));
        }
        int first = filled.indexOf(TEXT);
        if (filled.indexOf(TEXT, first + 1) > first && first >= 0) {
            return Optional.of(Said.of("sign-off.text-twice"));
        }
        SlotsOnly reader = new SlotsOnly("sign-off", SLOTS);
        reader.fill(template, Map.of());
        boolean meant = reader.used().contains("text");
        return meant && first < 0 ? Optional.of(Said.of("sign-off.text-left-out")) : Optional.empty();
    }

    private static String fill(String template, Map<String, Object> agent) {
        Map<String, Object> slots = new HashMap<>();
        slots.put("text", TEXT);
        slots.put("agent", agent);
        return new SlotsOnly("sign-off", SLOTS).fill(template, slots);
    }
}
