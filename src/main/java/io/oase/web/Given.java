package io.oase.web;

import io.oase.base.Refused;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody typed into a form, and what is said about it.
 *
 * @param typed values by field; empty when the form is shown for the first time
 * @param errors field to what is wrong with it, in words
 * @param problem what is wrong as a whole; null when nothing is
 * @param done what was just done; null otherwise
 */
record Given(
        MultivaluedMap<String, String> typed,
        Map<String, String> errors,
        @Nullable String problem,
        @Nullable String done) {
    static final Given NOTHING = new Given(new MultivaluedHashMap<>(), Map.of(), null, null);

    /** The form is shown after something was done. */
    static Given done(String words) {
        return new Given(new MultivaluedHashMap<>(), Map.of(), null, words);
    }

    /** A form that comes back as it was typed, with what was refused beside its fields. */
    static Given refused(Reader reader, MultivaluedMap<String, String> typed, Refused refused) {
        Map<String, String> errors = new HashMap<>();
        if (refused instanceof Refused.Invalid invalid) {
            invalid.fields()
                    .forEach((field, said) -> errors.put(field.substring(field.indexOf('.') + 1), reader.say(said)));
        }
        return new Given(typed, errors, reader.say(refused.said()), null);
    }

    /** A form that comes back as it was typed, with one sentence above. */
    static Given problem(MultivaluedMap<String, String> typed, String words) {
        return new Given(typed, Map.of(), words, null);
    }

    /** What was typed, or what stands there otherwise. */
    String value(String name, String otherwise) {
        return typed.isEmpty() ? otherwise : Pages.typed(typed, name);
    }

    /** What is wrong with a field; null when nothing is. */
    @Nullable
    String error(String name) {
        return errors.get(name);
    }

    /**
     * A field with what was typed into it, or, when the form had no such field yet, with what stands there otherwise; passwords
     * never come back.
     *
     * @param label key of its name
     * @param hint key of what to enter; empty for none
     */
    FieldView field(
            Reader reader, String name, String label, String hint, String type, String otherwise, boolean required) {
        return new FieldView(
                name,
                reader.say(label),
                hint.isEmpty() ? "" : reader.say(hint),
                type,
                "",
                type.equals("password") ? "" : typed.containsKey(name) ? Pages.typed(typed, name) : otherwise,
                required,
                false,
                error(name));
    }
}
