package io.oase.bulk;

import org.jspecify.annotations.Nullable;

/**
 * A conversation somebody chose.
 *
 * @param seen the newest post they had seen; null where that is not known, which answering does not accept
 */
public record Chosen(long conversation, @Nullable Long seen) {}
