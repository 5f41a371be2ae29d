package io.oase.guide;

import io.oase.activation.Activation;
import io.oase.activation.Activations;
import io.oase.activation.Happening;
import io.oase.activation.Timeline;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.db.Rows;
import io.oase.people.Account;
import io.oase.people.Right;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** By when people hear from us again: promising it, ringing before it is late, and saying so when it is. */
public final class Promising {
    private final Jdbi db;
    private final Activations activations;
    private final Telling telling;
    private final Clock clock;

    public Promising(Jdbi db, Activations activations, Telling telling, Clock clock) {
        this.db = db;
        this.activations = activations;
        this.telling = telling;
        this.clock = clock;
    }

    /** How much time there is. */
    public Countdown read(Account by, long id) {
        by.require(Right.READ_INBOX);
        return db.withHandle(handle -> read(handle, activations.find(handle, id)));
    }

    /** The same for whoever works in a transaction. */
    public static Countdown read(Handle handle, Activation activation) {
        return handle.createQuery("""
                        SELECT started_at, updated_at, promised_at, next_update_at, update_due_at, rung_for, late_for, forgotten_at
                          FROM activation WHERE id = :id
                        """)
                .bind("id", activation.id())
                .map((row, context) -> new Countdown(
                        Rows.time(row, "started_at"),
                        Rows.instant(row, "updated_at"),
                        Rows.instant(row, "promised_at"),
                        Rows.instant(row, "next_update_at"),
                        Rows.instant(row, "update_due_at"),
                        activation.severity().updateEvery(),
                        Rows.instant(row, "rung_for"),
                        Rows.instant(row, "late_for"),
                        Rows.instant(row, "forgotten_at")))
                .one();
    }

    /**
     * Says when people hear from us again.
     *
     * @throws Refused.Invalid naming {@code at} when that has passed
     * @throws Refused.NotAllowed unless they may put playbooks in force or play a part in this one
     */
    public Countdown promise(Account by, long id, Instant at) {
        by.require(Right.ANSWER);
        return db.inTransaction(handle -> {
            Activation activation = activations.hold(handle, id);
            Casting.requirePart(handle, by, activation);
            Instant now = clock.instant();
            requireAhead("at", at, now);
            promise(handle, by.id(), id, at, now);
            return read(handle, activation);
        });
    }

    /** The same in the caller’s transaction, by whoever may. Once something was said, it takes the place of the cadence. */
    public void promise(Handle handle, @Nullable Long by, long id, Instant at, Instant now) {
        handle.createUpdate("""
                        UPDATE activation SET next_update_at = :at, promised_at = :now, late_told = false,
                               update_due_at = CASE WHEN updated_at IS NULL THEN update_due_at ELSE :at END
                         WHERE id = :id
                        """).bind("id", id).bind("at", at).bind("now", now).execute();
        Timeline.write(handle, id, by, Happening.UPDATE_PROMISED, Map.of("at", at), now);
    }

    /**
     * Something was said in public, in the caller’s transaction: the time counts anew.
     *
     * @param by who said it; null: it went out by itself
     * @param next when people were told to hear from us again; null: they were not told
     */
    public void said(Handle handle, @Nullable Long by, long id, @Nullable Instant next, Instant now) {
        Activation activation = activations.find(handle, id);
        boolean repeated = next != null && next.equals(activation.nextUpdateAt());
        handle.createUpdate("""
                        UPDATE activation SET updated_at = :now, update_due_at = :due, next_update_at = NULL, promised_at = NULL,
                               late_told = false, forgotten_at = NULL WHERE id = :id
                        """)
                .bind("id", id)
                .bind("now", now)
                .bind("due", now.plus(Duration.ofMinutes(activation.severity().updateEvery())))
                .execute();
        if (repeated) {
            handle.execute(
                    "UPDATE activation SET next_update_at = ?, update_due_at = ?, promised_at = ? WHERE id = ?",
                    next,
                    next,
                    now,
                    id);
        } else if (next != null) {
            promise(handle, by, id, next, now);
        }
    }

    /** Rings and calls out what is due; says how often. Two nodes do it once. */
    int callOut() {
        List<Long> inForce = db.withHandle(
                handle -> handle.createQuery("SELECT id FROM activation WHERE ended_at IS NULL ORDER BY id")
                        .mapTo(Long.class)
                        .list());
        return Ringing.each(inForce, id -> {
            Instant now = clock.instant();
            return db.withHandle(handle -> isDue(read(handle, activations.find(handle, id)), now))
                    && db.inTransaction(handle -> callOut(handle, id, now));
        });
    }

    private static boolean isDue(Countdown time, Instant now) {
        return passed(time.ringsAt().orElse(null), now)
                || passed(time.ahead().orElse(null), now)
                || passed(time.forgottenFrom(), now);
    }

    /** Whoever promised or ended it in the meantime has it locked: what is late is looked at again. */
    private boolean callOut(Handle handle, long id, Instant now) {
        Activation activation;
        try {
            activation = activations.hold(handle, id);
        } catch (Refused.Conflict over) {
            return false;
        }
        Countdown time = read(handle, activation);
        Instant ahead = time.ahead().orElse(null);
        if (passed(time.forgottenFrom(), now)) {
            handle.execute("UPDATE activation SET forgotten_at = ? WHERE id = ?", now, id);
            telling.forgotten(handle, activation, Duration.between(time.silentSince(), now), now);
        }
        if (ahead != null && passed(ahead, now)) {
            handle.execute("UPDATE activation SET late_for = ?, late_told = true WHERE id = ?", ahead, id);
            Timeline.write(handle, id, null, Happening.UPDATE_LATE, Map.of("at", ahead), now);
            telling.updateLate(handle, activation, ahead, now);
        } else if (ahead != null && passed(time.ringsAt().orElse(null), now)) {
            handle.execute("UPDATE activation SET rung_for = ? WHERE id = ?", ahead, id);
            telling.updateDue(handle, activation, ahead, now);
        }
        return isDue(time, now);
    }

    private static boolean passed(@Nullable Instant moment, Instant now) {
        return moment != null && !now.isBefore(moment);
    }

    /** @throws Refused.Invalid naming the field when it has passed */
    static void requireAhead(String field, Instant at, Instant now) {
        if (!at.isAfter(now)) {
            throw new Refused.Invalid(field, Said.of("guide.promise.past"));
        }
    }
}
