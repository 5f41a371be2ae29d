package io.oase.people;

import io.oase.base.Refused;
import io.oase.base.Said;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name under which an answer stands, made from a template: {@code {{text}} ^{{agent.initials}}} or
 * {@code — {{agent.firstName}}, {{agent.title}}}. A template without {@code {{text}}} stands after the text: as it is
 * when it begins with white space, after a blank when it begins with ^, otherwise on a line of its own.
 *
 * <p>The text itself never goes through the template engine, so nothing in it can be taken for a slot.
 *
 * @param before what stands before the text; mostly empty
 * @param after what stands after the text, with the blank or line break that parts them
 */
public record SignOff(String before, String after) {
    /** What is used where neither the agent nor the channel says otherwise. */
    public static final String DEFAULT = " ^{{agent.initials}}";

    /** No template is longer, in characters. */
    public static final int LONGEST_TEMPLATE = 300;

    private static final Pattern DANGLING = Pattern.compile("[\\s,;:|·/(–—-]+$");

    /**
     * The sign-off of this agent on a channel. The agent's own template goes before the channel's. One that became
     * unusable after it was stored gives way to the next, since no answer may go out without a name or wait for one.
     *
     * @param channelTemplate what the channel says; empty for nothing
     */
    public static SignOff of(String channelTemplate, Account agent) {
        for (String template : new String[] {agent.signOff(), channelTemplate}) {
            if (!template.isBlank() && trouble(template).isEmpty()) {
                return made(template, agent);
            }
        }
        return made(DEFAULT, agent);
    }

    /** The text as it will be published: {@link #of} around it. */
    public static String compose(String channelTemplate, Account agent, String text) {
        return of(channelTemplate, agent).around(text);
    }

    /** What will stand after the text, for showing it in the composer. */
    public static String preview(String channelTemplate, Account agent) {
        return of(channelTemplate, agent).after();
    }

    /**
     * What is wrong with a template; empty when nothing is. A blank template is fine: it means the default. Refused are
     * unknown slots, everything that is not plain slots or sections, more than one {@code {{text}}}, and a template
     * that could leave out the agent's name or the text.
     */
    public static Optional<Said> trouble(String template) {
        return template.isBlank() ? Optional.empty() : SignOffTemplate.trouble(template);
    }

    /**
     * Lets a usable template pass.
     *
     * @param field name of the form field it came from
     * @throws Refused.Invalid with what {@link #trouble} says
     */
    public static void check(String field, String template) {
        trouble(template).ifPresent(said -> {
            throw new Refused.Invalid(field, said);
        });
    }

    /** Puts it around a text. */
    public String around(String text) {
        return before + text + after;
    }

    private static SignOff made(String template, Account agent) {
        String[] parts = SignOffTemplate.render(template, agent.slots());
        if (parts.length == 2) {
            return new SignOff(parts[0], tidy(parts[1], agent));
        }
        String mark = tidy(parts[0], agent);
        return new SignOff("", gap(mark) + mark);
    }

    /** An agent without a title gets no comma where the title would have stood. */
    private static String tidy(String mark, Account agent) {
        return agent.title().isBlank() ? DANGLING.matcher(mark).replaceFirst("") : mark.stripTrailing();
    }

    private static String gap(String mark) {
        if (Character.isWhitespace(mark.codePointAt(0))) {
            return "";
        }
        return mark.startsWith("^") ? " " : "\n";
    }
}
