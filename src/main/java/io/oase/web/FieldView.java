package io.oase.web;

import io.oase.channel.Declaration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One field of a form.
 *
 * @param name in the form
 * @param type {@code text}, {@code url}, {@code email}, {@code password}, {@code list} (several lines) or {@code yes}
 * @param hint what to enter and where to find it; empty for none
 * @param example shown greyed in the empty field
 * @param value what stands in it; always empty for secrets
 * @param kept whether a secret is stored already and may be left empty
 * @param error what is wrong with it; null when nothing is
 */
public record FieldView(
        String name,
        String label,
        String hint,
        String type,
        String example,
        String value,
        boolean required,
        boolean kept,
        @Nullable String error) {

    /** A field a network declares, with the label and hint of its own bundle. */
    public static FieldView of(
            Reader reader,
            String network,
            Declaration.Field field,
            String value,
            boolean kept,
            @Nullable String error) {
        String key = "network." + network + "." + field.key();
        String hint = reader.language().has(key + ".hint") ? reader.say(key + ".hint") : "";
        String type =
                switch (field.kind()) {
                    case SECRET -> "password";
                    case YES_NO -> "yes";
                    default -> field.kind().name().toLowerCase(Locale.ROOT);
                };
        String shown = type.equals("password") ? "" : value;
        return new FieldView(
                field.key(), reader.say(key), hint, type, field.example(), shown, field.required(), kept, error);
    }

    /** Whether it takes several lines. */
    public boolean list() {
        return type.equals("list");
    }

    /** Whether it is ticked or not. */
    public boolean yes() {
        return type.equals("yes");
    }

    /** Whether it is ticked. */
    public boolean ticked() {
        return value.equals("true");
    }

    /** Whether it is one line of text. */
    public boolean line() {
        return !list() && !yes();
    }

    /** Whether what is typed is hidden. */
    public boolean password() {
        return type.equals("password");
    }
}
