package io.oase.target;

import io.oase.base.Said;
import io.oase.people.Words;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What things are called here: one line of visible characters. */
final class PlainLine {
    /** Characters a name may have. */
    static final int LONGEST = 80;

    private PlainLine() {}

    /** The name without white space around it; what is wrong with it is put down by its path. */
    static String checked(Map<String, Said> wrong, String path, @Nullable String typed) {
        String name = typed == null ? "" : typed.strip();
        if (name.isEmpty()) {
            wrong.put(path, Said.of("calendar.required"));
        } else if (name.length() > LONGEST) {
            wrong.put(path, Said.of("calendar.name_long", LONGEST));
        } else if (!Words.isPlain(name, false) || name.codePoints().noneMatch(Character::isLetterOrDigit)) {
            wrong.put(path, Said.of("calendar.name_plain"));
        }
        return name;
    }
}
