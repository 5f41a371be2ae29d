package io.oase.channel;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.channel.Declaration.Field;
import io.oase.people.SignOff;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Checks what somebody typed against what a network declares. */
final class ChannelForm {
    private static final int LONGEST_VALUE = 4_000;

    private ChannelForm() {}

    /** Declared settings that were given, stripped; unknown ones are refused. */
    static Map<String, String> clean(Declaration declaration, Map<String, String> given) {
        return clean(declaration.settings(), given, "settings.");
    }

    /** The same for secrets. */
    static Map<String, String> cleanSecrets(Declaration declaration, Map<String, String> given) {
        return clean(declaration.secrets(), given, "secrets.");
    }

    /** Refuses what is required and missing, and addresses that are none. */
    static void check(Declaration declaration, Map<String, String> settings, Map<String, String> secrets) {
        Map<String, Said> wrong = new HashMap<>();
        missing(declaration.settings(), settings, "settings.", wrong);
        missing(declaration.secrets(), secrets, "secrets.", wrong);
        if (!wrong.isEmpty()) {
            throw new Refused.Invalid(wrong);
        }
    }

    /** Refuses a sign-off template that cannot work. */
    static void checkSignOff(String template) {
        SignOff.trouble(template).ifPresent(said -> {
            throw new Refused.Invalid("signOff", said);
        });
    }

    /** How often to read, in seconds; refused when that is more often than every five seconds or less than once a day. */
    static int pollSeconds(int wanted) {
        if (wanted < 5 || wanted > 86_400) {
            throw new Refused.Invalid("pollSeconds", Said.of("channel.poll_seconds"));
        }
        return wanted;
    }

    private static Map<String, String> clean(List<Field> fields, Map<String, String> given, String prefix) {
        Map<String, String> clean = new HashMap<>();
        Map<String, Said> wrong = new HashMap<>();
        given.forEach((key, value) -> {
            if (fields.stream().noneMatch(field -> field.key().equals(key))) {
                wrong.put(prefix + key, Said.of("channel.unknown_field", key));
            } else if (value.length() > LONGEST_VALUE) {
                wrong.put(prefix + key, Said.of("channel.value_too_long", LONGEST_VALUE));
            } else if (!value.isBlank()) {
                clean.put(key, value.strip());
            }
        });
        if (!wrong.isEmpty()) {
            throw new Refused.Invalid(wrong);
        }
        return clean;
    }

    private static void missing(List<Field> fields, Map<String, String> given, String prefix, Map<String, Said> wrong) {
        for (Field field : fields) {
            if (field.required() && !given.containsKey(field.key())) {
                wrong.put(prefix + field.key(), Said.of("channel.required"));
            }
        }
    }
}
