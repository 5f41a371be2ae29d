package io.oase.alert;

import java.util.List;

/** What is watched at this moment. */
@FunctionalInterface
public interface Topics {
    /** All of it, each {@link Watched#key} once. Asked often; quick. */
    List<Watched> watched();
}
