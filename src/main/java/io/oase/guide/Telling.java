package io.oase.guide;

import io.oase.activation.Activation;
import io.oase.notice.Notice;
import io.oase.notice.Notices;
import io.oase.people.Right;
import io.oase.people.Role;
import io.oase.playbook.Playbook;
import io.oase.playbook.Worded;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Tells those whom it concerns what they have to do in a crisis, in the transaction in which it becomes so. */
public final class Telling {
    private static final Duration PUNCTUAL = Duration.ofMinutes(1);

    private final Notices notices;

    public Telling(Notices notices) {
        this.notices = notices;
    }

    /** They play a part now, or stand in. */
    void given(Handle db, Activation activation, Playbook.PartRole part, Collection<Long> whom, String by, Instant at) {
        if (!whom.isEmpty()) {
            Map<String, Object> data = words("part", activation, part.name());
            data.put("by", by);
            send(
                    db,
                    activation,
                    Notice.PART_GIVEN,
                    part.id() + ":" + at.toEpochMilli(),
                    "/roles",
                    data,
                    false,
                    whom,
                    at);
        }
    }

    /** A step should have been done by then. */
    void stepLate(Handle db, Activation activation, Playbook.Step step, Instant due, Instant at) {
        Set<Long> whom = new LinkedHashSet<>();
        add(whom, Casting.reachable(db, activation.id(), step.role()));
        add(whom, activation.leadId());
        if (whom.isEmpty()) {
            whom.addAll(mayActivate(db));
        }
        Map<String, Object> data = words("step", activation, step.title());
        data.put("due_at", due);
        boolean late = due.plus(PUNCTUAL).isBefore(at);
        String what = "step:" + step.id() + ":" + due.toEpochMilli();
        send(db, activation, Notice.STEP_LATE, what, "/steps", data, late, whom, at);
    }

    /** People were told to hear from us, or should, by then. */
    void updateDue(Handle db, Activation activation, Instant due, Instant at) {
        update(db, activation, Notice.UPDATE_DUE, due, at);
    }

    /** They did not. */
    void updateLate(Handle db, Activation activation, Instant due, Instant at) {
        update(db, activation, Notice.UPDATE_LATE, due, at);
    }

    private void update(Handle db, Activation activation, String kind, Instant due, Instant at) {
        Set<Long> whom = new LinkedHashSet<>();
        add(whom, activation.leadId());
        add(whom, Casting.reachable(db, activation.id(), "drafter"));
        add(whom, Casting.reachable(db, activation.id(), "publisher"));
        if (whom.isEmpty()) {
            whom.addAll(mayActivate(db));
        }
        send(
                db,
                activation,
                kind,
                "update:" + due.toEpochMilli(),
                "/facts",
                Map.of("due_at", due),
                kind.equals(Notice.UPDATE_LATE) && due.plus(PUNCTUAL).isBefore(at),
                whom,
                at);
    }

    /** Nothing has been said for a long time. */
    void forgotten(Handle db, Activation activation, Duration silent, Instant at) {
        Set<Long> whom = new LinkedHashSet<>(mayActivate(db));
        add(whom, activation.leadId());
        Map<String, Object> data = Map.of("minutes", silent.toMinutes());
        String what = "forgotten:" + at.toEpochMilli();
        send(db, activation, Notice.CRISIS_FORGOTTEN, what, "", data, false, whom, at);
    }

    /** They write the review. */
    void reviewGiven(Handle db, Activation activation, long owner, Instant due, String by, Instant at) {
        Map<String, Object> data = Map.of("due_at", due, "by", by);
        String what = "review:" + owner + ":" + at.toEpochMilli();
        send(db, activation, Notice.REVIEW_GIVEN, what, "/review", data, false, List.of(owner), at);
    }

    /** It should be there by now. */
    void reviewDue(Handle db, Activation activation, long owner, Instant due, Instant at) {
        boolean late = due.plus(PUNCTUAL).isBefore(at);
        String what = "review-due:" + due.toEpochMilli();
        send(db, activation, Notice.REVIEW_DUE, what, "/review", Map.of("due_at", due), late, List.of(owner), at);
    }

    private void send(
            Handle db,
            Activation activation,
            String kind,
            String what,
            String page,
            Map<String, Object> data,
            boolean late,
            Collection<Long> whom,
            Instant at) {
        Map<String, Object> all = new HashMap<>(data);
        all.putAll(words("title", activation, activation.playbook().title()));
        all.put("drill", activation.drill());
        all.put("place", "/activations/" + activation.id() + page);
        notices.send(
                db,
                new Notice("activation:" + activation.id() + ":" + kind + ":" + what, kind, null, all, late),
                whom,
                at);
    }

    /** In each language; for whoever reads none of them, in the first of the playbook. */
    private static Map<String, Object> words(String name, Activation activation, Worded text) {
        Locale first = Locale.forLanguageTag(activation.playbook().languages().get(0));
        return Notice.worded(name, text.in(), text.in(first));
    }

    private static void add(Set<Long> whom, @Nullable Long one) {
        if (one != null) {
            whom.add(one);
        }
    }

    private static List<Long> mayActivate(Handle db) {
        return db.createQuery("SELECT id FROM account WHERE active AND role = ANY(:roles) ORDER BY id")
                .bind(
                        "roles",
                        Arrays.stream(Role.values())
                                .filter(role -> role.rights().contains(Right.ACTIVATE))
                                .map(Role::id)
                                .toArray(String[]::new))
                .mapTo(Long.class)
                .list();
    }
}
