package io.oase.insight;

import org.jspecify.annotations.Nullable;

/**
 * A target by its present name.
 *
 * @param name empty for a shipped one that nobody renamed
 * @param shipped key of a shipped target's name; null for others
 * @param retired whether it is out of force
 */
public record NamedTarget(long id, String name, @Nullable String shipped, boolean retired) {}
