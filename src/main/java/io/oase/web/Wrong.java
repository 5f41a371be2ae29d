package io.oase.web;

import io.oase.base.Refused;
import io.oase.base.Said;
import java.util.List;
import java.util.Map;

/**
 * What of a form cannot be used, above it; the script marks the field it is about.
 *
 * @param field name of the field
 * @param words why, and what would do
 */
public record Wrong(String field, String words) {
    /** Each of those that were refused. */
    static List<Wrong> of(Reader reader, Refused.Invalid refused) {
        return of(reader, refused.fields());
    }

    /** Each, by the name of its field. */
    static List<Wrong> of(Reader reader, Map<String, Said> fields) {
        return fields.entrySet().stream()
                .map(each -> new Wrong(each.getKey(), reader.say(each.getValue())))
                .toList();
    }
}
