package io.oase.insight;

import io.oase.target.ClockKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A report.
 *
 * @param at the moment it was made; what runs is counted up to it
 * @param whole the figures of each kind; a kind of which nothing began is absent
 * @param before the same of the period of the same length just before
 * @param earlier what began before the period and still runs; in none of the other figures
 * @param groups cut up by the dimension that was asked for
 * @param withheld keys of groups that are left out, since they are one person and figures by colleague are hidden
 * @param trend the figures of one kind, slice by slice
 * @param week the figures of that kind by hour of the week; null where nothing began
 * @param solving what it took until matters that began in the period were resolved
 * @param automatic answers that no person wrote, published in the period; null where the question leaves no room for them, see
 *     {@link Question#countsAutomatic}
 */
public record Report(
        Question question,
        Slicing slicing,
        Instant at,
        Map<ClockKind, Figures> whole,
        Map<ClockKind, Figures> before,
        Map<ClockKind, Figures> earlier,
        List<Group> groups,
        List<Long> withheld,
        List<Figures> trend,
        List<@Nullable Figures> week,
        Solving solving,
        @Nullable Long automatic) {}
