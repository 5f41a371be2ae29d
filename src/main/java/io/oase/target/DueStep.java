package io.oase.target;

import io.oase.target.Step.Audience;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A step whose moment has come.
 *
 * @param at its moment
 * @param over whether that was past already when it came to be known: what came in late, or was promised for later until then
 */
record DueStep(Step step, Instant at, boolean over) {
    /**
     * The steps that are due, in order. Of those that were over when they came to be known only the last is taken, for everybody whom
     * any of them tells: nobody needs to hear in one second that something is nearly due, and that it is overdue.
     *
     * @param known when the first of these moments was reckoned
     * @param calendar what opening time is counted in
     */
    static List<DueStep> of(
            TargetClock clock, Instant first, Instant known, Target target, Calendar calendar, Instant now) {
        List<DueStep> steps = new ArrayList<>();
        TargetClock running = clock;
        Instant at = first;
        while (at != null && !at.isAfter(now)) {
            Step step = target.after(running.toldPercent()).orElseThrow();
            DueStep due = new DueStep(step, at, at.isBefore(known));
            if (due.over && !steps.isEmpty()) {
                due = due.with(steps.remove(steps.size() - 1).step);
            }
            steps.add(due);
            running = running.told(step.percent());
            at = Reckoning.of(running, target, calendar).alarmAt();
        }
        return steps;
    }

    private DueStep with(Step earlier) {
        Set<Audience> tell = EnumSet.noneOf(Audience.class);
        tell.addAll(earlier.tell());
        tell.addAll(step.tell());
        return new DueStep(new Step(step.percent(), tell, step.reassign() || earlier.reassign()), at, over);
    }
}
