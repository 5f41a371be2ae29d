package io.oase.prewritten;

import org.jspecify.annotations.Nullable;

/** A part of a prewritten text. */
sealed interface Piece {
    /** Stands as it is. */
    record Words(String text) implements Piece {}

    /**
     * Left open.
     *
     * @param written between the braces, as it stays where it cannot be filled
     * @param fallback what stands there where it is not known; null where nothing may
     */
    record Open(Slot slot, String written, @Nullable String fallback) implements Piece {}

    /** Another prewritten text stands here. */
    record Snippet(String name) implements Piece {}
}
