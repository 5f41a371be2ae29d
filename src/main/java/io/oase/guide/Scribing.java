package io.oase.guide;

import io.oase.activation.Activations;
import io.oase.activation.Happening;
import io.oase.activation.Timeline;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.db.Rows;
import io.oase.people.Account;
import io.oase.people.Right;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** Reading what happened, and writing down what no verb of ours did: whom somebody called, what was decided. */
public final class Scribing {
    /** Characters an entry may have. */
    public static final int LONGEST = 4000;

    private static final List<Happening> FLAGS =
            List.of(Happening.ACTIVATED, Happening.STATEMENT_ISSUED, Happening.STATEMENT_ELSEWHERE, Happening.ENDED);

    private final Jdbi db;
    private final Activations activations;
    private final Clock clock;

    public Scribing(Jdbi db, Activations activations, Clock clock) {
        this.db = db;
        this.activations = activations;
        this.clock = clock;
    }

    /**
     * What happened, from the first on.
     *
     * @param after id of the last one that is known; 0 for none
     */
    public List<Timeline.Entry> read(Account by, long id, long after, int limit) {
        by.require(Right.READ_INBOX);
        return db.withHandle(handle -> {
            activations.find(handle, id);
            return Timeline.read(handle, id, after, limit);
        });
    }

    /** The last that happened, the first of them first. */
    public List<Timeline.Entry> latest(Account by, long id, int limit) {
        by.require(Right.READ_INBOX);
        return db.withHandle(handle -> {
            activations.find(handle, id);
            long before = handle.createQuery("""
                            SELECT id FROM activation_event WHERE activation_id = :activation
                             ORDER BY id DESC OFFSET :limit LIMIT 1
                            """)
                    .bind("activation", id)
                    .bind("limit", limit)
                    .mapTo(Long.class)
                    .findOne()
                    .orElse(0L);
            return Timeline.read(handle, id, before, limit);
        });
    }

    /** When it began and ended, and when something was said, without details. */
    public List<Timeline.Entry> flags(Account by, long id) {
        by.require(Right.READ_INBOX);
        return db.withHandle(handle -> handle.createQuery("""
                        SELECT id, at, kind FROM activation_event
                         WHERE activation_id = :activation AND kind = ANY(:kinds) ORDER BY id
                        """)
                .bind("activation", id)
                .bindArray(
                        "kinds", String.class, FLAGS.stream().map(Happening::id).toList())
                .map((row, context) -> new Timeline.Entry(
                        row.getLong("id"),
                        Rows.time(row, "at"),
                        null,
                        null,
                        Happening.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                        Map.of()))
                .list());
    }

    /** A crisis in figures, as they are now. */
    public Figures figures(Account by, long id) {
        by.require(Right.READ_INBOX);
        return db.withHandle(handle -> Figures.of(handle, activations.find(handle, id), clock.instant()));
    }

    /** How many came and were answered when. */
    public Figures.Course course(Account by, long id) {
        by.require(Right.READ_INBOX);
        return db.withHandle(handle -> Figures.course(handle, activations.find(handle, id), clock.instant()));
    }

    /**
     * Writes something down, for good.
     *
     * @throws Refused.Invalid naming {@code text} when it is empty or too long
     * @throws Refused.Conflict when it is over: then the review is the place
     */
    public void write(Account by, long id, String text) {
        by.require(Right.ANSWER);
        String words = text.replace("\r\n", "\n").strip();
        if (words.isEmpty() || words.length() > LONGEST) {
            throw new Refused.Invalid("text", Said.of("guide.entry", LONGEST));
        }
        db.useTransaction(handle -> {
            activations.hold(handle, id);
            Timeline.write(handle, id, by.id(), Happening.ENTRY, Map.of("text", words), clock.instant());
        });
    }
}
