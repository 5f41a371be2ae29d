package io.oase.web;

import io.oase.activation.Activation;
import io.oase.guide.Condition;
import io.oase.guide.StandingDown;
import java.util.List;
import java.util.Locale;

/**
 * How far a crisis is from being over, and ending it.
 *
 * @param mayTick whether whoever looks says what is true
 * @param mayEnd whether whoever looks can end it
 * @param ready whether it can be ended
 * @param held that answers are held about which nobody decided; empty: none is
 * @param open that steps are still open; empty: none is
 * @param owners who could write the review
 * @param due when it would be due, a day
 */
public record StandDownPage(
        ActivationTabs head,
        long id,
        boolean mayTick,
        boolean mayEnd,
        boolean ready,
        List<Line> conditions,
        String held,
        String open,
        List<Choice> owners,
        String due,
        String earliest,
        List<String> errors) {
    public StandDownPage {
        conditions = List.copyOf(conditions);
        owners = List.copyOf(owners);
        errors = List.copyOf(errors);
    }

    /** Something that has to be true; {@code said} by whom and when, empty: by nobody yet. */
    public record Line(long activation, String id, String text, boolean met, String said, boolean mayTick) {}

    static StandDownPage of(
            Reader reader,
            Activation activation,
            boolean mayTick,
            boolean mayEnd,
            StandingDown.Readiness ready,
            int openSteps,
            List<Choice> owners,
            String due,
            List<String> errors) {
        boolean may = mayTick && activation.inForce();
        return new StandDownPage(
                ActivationTabs.of(reader, activation, "stand-down"),
                activation.id(),
                may,
                mayEnd && activation.inForce(),
                ready.ready(),
                ready.conditions().stream()
                        .map(each -> line(reader, activation, each, may))
                        .toList(),
                ready.held() == 0 ? "" : reader.say("crisis.down.held", ready.held()),
                openSteps == 0 ? "" : reader.say("crisis.down.open", openSteps),
                owners,
                due.isEmpty() ? reader.day(ready.reviewDue()).toString() : due,
                reader.day(reader.now()).plusDays(1).toString(),
                errors);
    }

    private static Line line(Reader reader, Activation activation, Condition condition, boolean may) {
        Locale locale = reader.language().locale();
        return new Line(
                activation.id(),
                condition.text().id(),
                condition.text().text().in(locale),
                condition.met(),
                condition.metAt() == null
                        ? ""
                        : reader.say("crisis.down.said", String.valueOf(condition.byName()), condition.metAt()),
                may);
    }
}
