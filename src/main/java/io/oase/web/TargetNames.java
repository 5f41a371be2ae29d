package io.oase.web;

import io.oase.target.Target;
import org.jspecify.annotations.Nullable;

/** What targets are called: as somebody named them, or, for one that ships and nobody renamed, in the reader's language. */
record TargetNames(Reader reader) {
    String of(Target target) {
        return of(target.name(), target.shipped());
    }

    String of(String name, @Nullable String shipped) {
        return name.isEmpty() && shipped != null ? reader.say("target.shipped." + shipped) : name;
    }
}
