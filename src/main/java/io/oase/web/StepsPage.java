package io.oase.web;

import io.oase.activation.Activation;
import io.oase.guide.Item;
import io.oase.people.Account;
import io.oase.people.Right;
import io.oase.playbook.Playbook;
import io.oase.playbook.Worded;
import io.oase.web.Row.Due;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done in a crisis, by whom and by when.
 *
 * @param parts what whoever looks plays, with what that part does
 * @param progress how much is done, in words
 * @param mayTick whether whoever looks can say what became of a step
 */
public record StepsPage(
        ActivationTabs head,
        long id,
        List<Mine> parts,
        String progress,
        int done,
        int all,
        boolean mayTick,
        List<Line> steps,
        List<String> errors) {
    public StepsPage {
        parts = List.copyOf(parts);
        steps = List.copyOf(steps);
        errors = List.copyOf(errors);
    }

    /** A part of whoever looks. */
    public record Mine(String name, String does) {}

    /**
     * One step.
     *
     * @param state {@code open}, {@code done} or {@code skipped}
     * @param how to do it; empty: its title says it
     * @param due null where it is not open any more
     * @param asks what to write down once it is done; empty: nothing
     * @param typed what was typed and refused
     * @param said what was written down or why it was skipped; empty: nothing
     * @param changed what became of it, by whom and when; empty: nothing yet
     * @param waits that others come first; empty: none does
     */
    public record Line(
            long activation,
            String id,
            String state,
            boolean open,
            boolean done,
            boolean skipped,
            String title,
            String how,
            String role,
            String who,
            boolean nobody,
            boolean mine,
            @Nullable Due due,
            String asks,
            String typed,
            String said,
            String changed,
            String waits,
            boolean mayTick) {}

    /**
     * Of an activation.
     *
     * @param wrong id of the step whose form was refused; empty: none
     * @param typed into it
     */
    static StepsPage of(
            Reader reader,
            Activation activation,
            Account me,
            List<Item> items,
            List<Mine> parts,
            String wrong,
            String typed,
            List<String> errors) {
        boolean may = activation.inForce() && me.may(Right.ANSWER);
        int done = (int)
                items.stream().filter(item -> item.state() != Item.State.OPEN).count();
        return new StepsPage(
                ActivationTabs.of(reader, activation, "steps"),
                activation.id(),
                parts,
                reader.say("crisis.steps.progress", done, items.size()),
                done,
                items.size(),
                may,
                items.stream()
                        .map(item -> line(
                                reader,
                                activation,
                                me,
                                item,
                                may,
                                item.step().id().equals(wrong) ? typed : ""))
                        .toList(),
                errors);
    }

    private static Line line(Reader reader, Activation activation, Account me, Item item, boolean may, String typed) {
        CrisisView view = new CrisisView(reader, activation);
        Locale locale = reader.language().locale();
        Playbook.Step step = item.step();
        boolean open = item.state() == Item.State.OPEN;
        Duration whole = Duration.between(activation.startedAt(), item.dueAt());
        return new Line(
                activation.id(),
                step.id(),
                item.state().id(),
                open,
                item.state() == Item.State.DONE,
                item.state() == Item.State.SKIPPED,
                step.title().in(locale),
                text(step.how(), locale),
                item.part().role().name().in(locale),
                view.players(item.part()),
                item.part().players().isEmpty(),
                item.part().players().stream().anyMatch(each -> each.id() == me.id()),
                open && activation.inForce()
                        ? view.due(
                                item.dueAt(),
                                item.dueAt().minus(whole.dividedBy(4)),
                                reader.say("crisis.steps.due", item.dueAt()))
                        : null,
                text(step.evidence(), locale),
                typed,
                item.state() == Item.State.DONE ? item.evidence() : item.because(),
                changed(reader, item),
                open && !item.waitsFor().isEmpty()
                        ? reader.say(
                                "crisis.steps.after",
                                item.waitsFor().stream()
                                        .map(each -> each.title().in(locale))
                                        .collect(Collectors.joining(" · ")))
                        : "",
                may);
    }

    private static String changed(Reader reader, Item item) {
        return item.changedAt() == null || item.state() == Item.State.OPEN
                ? ""
                : reader.say(
                        "crisis.steps." + item.state().id() + "by",
                        String.valueOf(item.changerName()),
                        item.changedAt());
    }

    private static String text(@Nullable Worded text, Locale locale) {
        return text == null ? "" : text.in(locale);
    }
}
