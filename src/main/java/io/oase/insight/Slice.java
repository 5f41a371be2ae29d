package io.oase.insight;

import io.oase.target.ClockKind;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Which figure is looked behind.
 *
 * @param kind of which measured time; of no importance for resolved matters and automatic answers
 * @param hour only what began in this hour of the week (24 times the weekday, Monday is 0, and the hour); null: all
 * @param zone whose hours these are
 */
public record Slice(Part part, ClockKind kind, @Nullable Integer hour, ZoneId zone) {}
