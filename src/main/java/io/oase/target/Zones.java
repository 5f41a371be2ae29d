package io.oase.target;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Time zones by name, as the IANA database has them. */
public final class Zones {
    private static final Map<String, String> BY_NAME = ZoneId.getAvailableZoneIds().stream()
            .filter(id -> !id.startsWith("SystemV/"))
            .collect(Collectors.toUnmodifiableMap(id -> id.toLowerCase(Locale.ROOT), Function.identity()));

    private Zones() {}

    /** The zone of this name; case does not matter, and a blank may stand for the underscore. */
    public static Optional<ZoneId> find(String typed) {
        String name = typed.strip().replace(' ', '_').toLowerCase(Locale.ROOT);
        return Optional.ofNullable(BY_NAME.get(name)).map(ZoneId::of);
    }

    /** Those named after a place, to choose from, by name. */
    public static List<String> places() {
        return BY_NAME.values().stream()
                .filter(id ->
                        id.matches("(Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.*"))
                .sorted()
                .toList();
    }
}
