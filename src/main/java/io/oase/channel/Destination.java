package io.oase.channel;

import io.oase.channel.Declaration.Field;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Where a channel leads to. Pure. */
final class Destination {
    private Destination() {}

    /** Whether these settings lead elsewhere: an address among them is another one, or something required is. */
    static boolean differs(Declaration declaration, Map<String, String> before, Map<String, String> after) {
        return declaration.settings().stream()
                .filter(field -> field.required() || field.kind() == Field.Kind.URL)
                .map(Field::key)
                .anyMatch(key -> !Objects.equals(plain(before.get(key)), plain(after.get(key))));
    }

    /** The host of an address, or the bare host it is; empty where it is neither. */
    static String host(String address) {
        String whole = address.contains("://") ? address.strip() : "https://" + address.strip();
        try {
            URI uri = new URI(whole);
            return uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
        } catch (URISyntaxException e) {
            return "";
        }
    }

    private static String plain(@org.jspecify.annotations.Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
