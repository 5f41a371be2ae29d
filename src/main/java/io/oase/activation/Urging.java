package io.oase.activation;

import io.oase.playbook.Playbook;
import io.oase.target.ClockKind;
import io.oase.target.Urgency;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Promises the times of the severity to what an activation has gathered, and takes them back at its end; a drill promises nothing.
 * Targets of the usual list that ask for crises are looked at anew when one gathers, loses or ends.
 */
public final class Urging implements Course {
    private final Urgency urgency;

    public Urging(Urgency urgency) {
        this.urgency = urgency;
    }

    @Override
    public void begun(Handle db, Activation activation, Beginning beginning, Instant at) {
        promise(db, activation, at);
    }

    @Override
    public void levelChanged(Handle db, Activation activation, int before, Instant at) {
        Optional<Long> target = target(db, activation.id());
        Map<ClockKind, Integer> times = times(activation);
        if (target.isPresent() && !times.isEmpty()) {
            urgency.change(db, target.get(), name(activation), times, activation.level(), activation.starterId(), at);
        } else if (target.isPresent()) {
            urgency.end(db, target.get(), at);
            db.execute("UPDATE activation SET target_id = NULL WHERE id = ?", activation.id());
        } else {
            promise(db, activation, at);
            target(db, activation.id()).ifPresent(fresh -> {
                db.execute(
                        "INSERT INTO urgent_conversation SELECT conversation_id, ? FROM gathered WHERE activation_id = ?",
                        fresh,
                        activation.id());
                urgency.renew(db, at);
            });
        }
    }

    @Override
    public void joined(Handle db, Activation activation, Collection<Long> conversations, Instant at) {
        target(db, activation.id()).ifPresent(target -> {
            urgency.include(db, target, conversations);
            urgency.renew(db, at);
        });
        urgency.crisesChanged(db, at);
    }

    @Override
    public void letGo(Handle db, Activation activation, long conversation, Instant at) {
        target(db, activation.id()).ifPresent(target -> {
            urgency.exclude(db, target, List.of(conversation));
            urgency.renew(db, at);
        });
        urgency.crisesChanged(db, at);
    }

    @Override
    public void ended(Handle db, Activation activation, Instant at) {
        target(db, activation.id()).ifPresent(target -> urgency.end(db, target, at));
        urgency.crisesChanged(db, at);
    }

    /** The target of its severity; empty where the usual ones stay. */
    static Optional<Long> target(Handle db, long activation) {
        return db.createQuery("SELECT target_id FROM activation WHERE id = :id AND target_id IS NOT NULL")
                .bind("id", activation)
                .mapTo(Long.class)
                .findOne();
    }

    private void promise(Handle db, Activation activation, Instant at) {
        Map<ClockKind, Integer> times = times(activation);
        if (!activation.drill() && !times.isEmpty()) {
            long target = urgency.begin(db, name(activation), times, activation.level(), activation.starterId(), at);
            db.execute("UPDATE activation SET target_id = ? WHERE id = ?", target, activation.id());
        }
    }

    /** In the first language of the playbook: a target has one name. */
    private static String name(Activation activation) {
        String language = activation.playbook().languages().get(0);
        java.util.Locale locale = java.util.Locale.forLanguageTag(language);
        return activation.title() + " · " + activation.severity().name().in(locale);
    }

    private static Map<ClockKind, Integer> times(Activation activation) {
        Map<ClockKind, Integer> times = new EnumMap<>(ClockKind.class);
        Playbook.Times promised = activation.severity().targets();
        if (promised != null) {
            put(times, ClockKind.FIRST_RESPONSE, promised.firstResponse());
            put(times, ClockKind.NEXT_RESPONSE, promised.nextResponse());
            put(times, ClockKind.RESOLUTION, promised.resolution());
        }
        return times;
    }

    private static void put(
            Map<ClockKind, Integer> times, ClockKind kind, @org.jspecify.annotations.Nullable Integer minutes) {
        if (minutes != null) {
            times.put(kind, minutes);
        }
    }
}
