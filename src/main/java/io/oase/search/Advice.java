package io.oase.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to do where nothing was found.
 *
 * @param instead what was probably meant, as a whole search; null for no idea
 * @param unknown what is named in it and is nowhere: {@code channel:fo}
 */
public record Advice(@Nullable String instead, List<String> unknown) {
    public Advice {
        unknown = List.copyOf(unknown);
    }
}
