package io.oase.web;

import io.oase.base.Refused;
import io.oase.base.Said;
import org.jspecify.annotations.Nullable;

/** What a request to the JSON API carries: a record, read strictly by {@link StrictBodies}. */
interface Body {
    /** The body that has to be there. */
    static <B extends Body> B given(@Nullable B body) {
        if (body == null) {
            throw new Refused.Invalid("body", Said.of("api.required"));
        }
        return body;
    }

    /** The value that has to be there. */
    static <V> V given(String field, @Nullable V value) {
        if (value == null) {
            throw new Refused.Invalid(field, Said.of("api.required"));
        }
        return value;
    }
}
