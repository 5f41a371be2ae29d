package io.oase.guide;

import io.oase.activation.Activation;
import io.oase.activation.Activations;
import io.oase.activation.Beginning;
import io.oase.activation.Course;
import io.oase.activation.Happening;
import io.oase.activation.Timeline;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.people.Account;
import io.oase.people.Right;
import io.oase.playbook.Playbook;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What is to be done, by whom and by when; whoever answers may tick it, since in a crisis whoever did it is the one to say so. */
public final class Checklist implements Course {
    /** Longer is a document, not what was seen. */
    static final int LONGEST = 2000;

    private static final int LOT = 50;

    private final Jdbi db;
    private final Activations activations;
    private final Telling telling;
    private final Clock clock;

    public Checklist(Jdbi db, Activations activations, Telling telling, Clock clock) {
        this.db = db;
        this.activations = activations;
        this.telling = telling;
        this.clock = clock;
    }

    /** Steps of its severity and those of which something became, the first due first. */
    public List<Item> steps(Account by, long id) {
        by.require(Right.READ_INBOX);
        return db.withHandle(handle -> steps(handle, activations.find(handle, id)));
    }

    /** The same for whoever works in a transaction. */
    public static List<Item> steps(Handle handle, Activation activation) {
        Map<String, StepDao.Row> rows = StepDao.all(handle, activation.id()).stream()
                .collect(Collectors.toMap(StepDao.Row::step, Function.identity()));
        Map<String, Part> parts = Casting.parts(handle, activation).stream()
                .collect(Collectors.toMap(part -> part.role().id(), Function.identity()));
        List<Item> items = new ArrayList<>();
        for (Playbook.Step step : activation.playbook().steps()) {
            StepDao.Row row = rows.get(step.id());
            Part part = parts.get(step.role());
            if (row != null && part != null && row.state() != Item.State.LEFT_OUT) {
                items.add(new Item(
                        step,
                        row.state(),
                        row.dueAt(),
                        row.lateTold(),
                        row.evidence(),
                        row.because(),
                        row.changedAt(),
                        row.changerName(),
                        part,
                        row.state() == Item.State.OPEN ? open(activation.playbook(), step, rows) : List.of()));
            }
        }
        items.sort(Comparator.comparing(Item::dueAt));
        return items;
    }

    private static List<Playbook.Step> open(Playbook playbook, Playbook.Step step, Map<String, StepDao.Row> rows) {
        return playbook.steps().stream()
                .filter(each -> step.after().contains(each.id()))
                .filter(each -> {
                    StepDao.Row row = rows.get(each.id());
                    return row != null && row.state() == Item.State.OPEN;
                })
                .toList();
    }

    /**
     * It is done. What comes first may still be open; the list says so, and whoever did it knows better.
     *
     * @param evidence what the playbook wants written down
     * @throws Refused.Invalid naming {@code evidence} when that is wanted and missing, or too long
     * @throws Refused.Conflict when somebody was faster, or it is over
     */
    public Item done(Account by, long id, String step, String evidence) {
        return change(by, id, step, (handle, activation, item, now) -> {
            requireOpen(item);
            String seen = words("evidence", evidence);
            if (item.step().evidence() != null && seen.isEmpty()) {
                throw new Refused.Invalid("evidence", Said.of("guide.step.evidence"));
            }
            StepDao.change(handle, id, step, Item.State.DONE, seen, "", by.id(), now);
            Map<String, String> data = new HashMap<>(Map.of("step", step));
            if (!seen.isEmpty()) {
                data.put("evidence", seen);
            }
            Timeline.write(handle, id, by.id(), Happening.STEP_DONE, data, now);
        });
    }

    /**
     * It will not be done.
     *
     * @throws Refused.Invalid naming {@code because} when that is missing or too long
     * @throws Refused.Conflict when somebody was faster, or it is over
     */
    public Item skip(Account by, long id, String step, String because) {
        return change(by, id, step, (handle, activation, item, now) -> {
            requireOpen(item);
            String why = words("because", because);
            if (why.isEmpty()) {
                throw new Refused.Invalid("because", Said.of("guide.step.because"));
            }
            StepDao.change(handle, id, step, Item.State.SKIPPED, "", why, by.id(), now);
            Timeline.write(handle, id, by.id(), Happening.STEP_SKIPPED, Map.of("step", step, "because", why), now);
        });
    }

    /**
     * It has to be done again, or at all.
     *
     * @throws Refused.Conflict when it is open, or it is over
     */
    public Item reopen(Account by, long id, String step) {
        return change(by, id, step, (handle, activation, item, now) -> {
            if (item.state() == Item.State.OPEN) {
                throw new Refused.Conflict(Said.of("guide.step.is_open"), List.of());
            }
            StepDao.change(handle, id, step, Item.State.OPEN, "", "", by.id(), now);
            Timeline.write(
                    handle,
                    id,
                    by.id(),
                    Happening.STEP_REOPENED,
                    Map.of("step", step, "was", item.state().id()),
                    now);
        });
    }

    private interface Change {
        void make(Handle handle, Activation activation, Item item, Instant now);
    }

    private Item change(Account by, long id, String step, Change change) {
        by.require(Right.ANSWER);
        return db.inTransaction(handle -> {
            Activation activation = activations.hold(handle, id);
            change.make(handle, activation, item(handle, activation, step), clock.instant());
            return item(handle, activation, step);
        });
    }

    private static Item item(Handle handle, Activation activation, String step) {
        return steps(handle, activation).stream()
                .filter(each -> each.step().id().equals(step))
                .findFirst()
                .orElseThrow(() -> new Refused.NotFound(Said.of("guide.no_step", step)));
    }

    private static void requireOpen(Item item) {
        if (item.state() != Item.State.OPEN) {
            throw new Refused.Conflict(
                    Said.of("guide.step." + item.state().id(), String.valueOf(item.changerName())), List.of());
        }
    }

    static String words(String field, String typed) {
        String words = typed.strip();
        if (words.length() > LONGEST) {
            throw new Refused.Invalid(field, Said.of("guide.long", LONGEST));
        }
        return words;
    }

    @Override
    public void begun(Handle handle, Activation activation, Beginning beginning, Instant at) {
        ask(handle, activation, activation.startedAt());
    }

    /** What is asked for only now counts its time from now. */
    @Override
    public void levelChanged(Handle handle, Activation activation, int before, Instant at) {
        ask(handle, activation, at);
    }

    private static void ask(Handle handle, Activation activation, Instant from) {
        for (Playbook.Step step : activation.playbook().steps()) {
            if (step.isFor(activation.level())) {
                StepDao.open(handle, activation.id(), step.id(), from.plus(Duration.ofMinutes(step.due())));
            } else {
                StepDao.leaveOut(handle, activation.id(), step.id());
            }
        }
    }

    /** Says of some that they are late, each once, however many nodes look; says of how many. */
    int callOut() {
        return Ringing.each(
                db.withHandle(handle -> StepDao.late(handle, clock.instant(), LOT)),
                late -> db.inTransaction(handle -> callOut(handle, late, clock.instant())));
    }

    /** The activation is locked first, as everybody does who ticks: what somebody has just done is not late. */
    private boolean callOut(Handle handle, StepDao.Late late, Instant now) {
        Activation activation;
        try {
            activation = activations.hold(handle, late.activation());
        } catch (Refused.Conflict over) {
            return false;
        }
        if (!StepDao.tell(handle, late.activation(), late.step(), now)) {
            return false;
        }
        Item item = item(handle, activation, late.step());
        Timeline.write(handle, activation.id(), null, Happening.STEP_LATE, Map.of("step", late.step()), now);
        telling.stepLate(handle, activation, item.step(), item.dueAt(), now);
        return true;
    }
}
