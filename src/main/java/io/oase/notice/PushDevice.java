package io.oase.notice;

import io.oase.base.Said;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A browser somebody wants to be told in.
 *
 * @param name by which they know it: {@code Firefox, Linux}
 * @param mark by which the browser itself knows it: SHA-256 of its address, in hexadecimal digits
 * @param usedAt when its push service last took something for it; null: never
 * @param trouble why the last push failed; null: it did not
 */
public record PushDevice(
        long id,
        String name,
        String mark,
        Instant createdAt,
        @Nullable Instant usedAt,
        @Nullable Said trouble) {}
