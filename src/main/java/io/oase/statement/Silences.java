package io.oase.statement;

import io.oase.activation.Activations;
import io.oase.activation.Happening;
import io.oase.activation.Timeline;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.people.Account;
import io.oase.people.Right;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Choosing to say nothing in public now, which is a choice like any other. A public statement ends it. */
public final class Silences {
    private static final int LONGEST_REASON = 500;

    private final Jdbi db;
    private final Activations activations;
    private final Clock clock;

    Silences(Jdbi db, Activations activations, Clock clock) {
        this.db = db;
        this.activations = activations;
        this.clock = clock;
    }

    /** Nothing is said in public since then, and why. */
    public record Silence(String because, Instant since, String byName) {}

    /**
     * Chooses so, or gives another reason for it.
     *
     * @throws Refused.Invalid naming {@code because} when it is empty or too long
     */
    public Silence keep(Account by, long activation, String because) {
        by.require(Right.ACTIVATE);
        String why = because.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            throw new Refused.Invalid("because", Said.of("statement.because", LONGEST_REASON));
        }
        return db.inTransaction(handle -> {
            activations.hold(handle, activation);
            Instant now = clock.instant();
            broken(handle, activation, now);
            handle.execute(
                    "INSERT INTO public_silence (activation_id, because, since, by_id) VALUES (?, ?, ?, ?)",
                    activation,
                    why,
                    now,
                    by.id());
            Timeline.write(handle, activation, by.id(), Happening.SILENCE, Map.of("because", why), now);
            return find(handle, activation).orElseThrow();
        });
    }

    /** Chooses otherwise; where nothing was chosen, nothing happens. */
    public void end(Account by, long activation) {
        by.require(Right.ACTIVATE);
        db.useTransaction(handle -> {
            activations.hold(handle, activation);
            Instant now = clock.instant();
            if (broken(handle, activation, now)) {
                Timeline.write(
                        handle, activation, by.id(), Happening.SILENCE, Map.of("because", "", "ended", true), now);
            }
        });
    }

    /** The choice that holds now. */
    public Optional<Silence> now(Account by, long activation) {
        by.require(Right.READ_INBOX);
        return db.withHandle(handle -> find(handle, activation));
    }

    static boolean broken(Handle handle, long activation, Instant now) {
        return handle.execute(
                        "UPDATE public_silence SET broken_at = ? WHERE activation_id = ? AND broken_at IS NULL",
                        now,
                        activation)
                > 0;
    }

    private static Optional<Silence> find(Handle handle, long activation) {
        return handle.createQuery("""
                        SELECT s.because, s.since, a.name AS by_name FROM public_silence s JOIN account a ON a.id = s.by_id
                         WHERE s.activation_id = :activation AND s.broken_at IS NULL
                        """)
                .bind("activation", activation)
                .mapTo(Silence.class)
                .findOne();
    }
}
