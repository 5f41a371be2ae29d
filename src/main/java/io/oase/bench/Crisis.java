package io.oase.bench;

import io.oase.activation.Activation;
import io.oase.activation.Activations;
import io.oase.activation.Beginning;
import io.oase.activation.Gathering;
import io.oase.activation.Preview;
import io.oase.activation.Stopping;
import io.oase.activation.Telling;
import io.oase.activation.Urging;
import io.oase.people.Account;
import io.oase.playbook.Library;
import io.oase.playbook.Shipped;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** How long it takes to put a playbook in force while very much is open. */
final class Crisis {
    private static final String PLAYBOOK = "service-outage";
    private static final int WAITING = 500;

    private final Workshop workshop;
    private final Library library;
    private final Activations activations;
    private final Gathering gathering;
    private final Preview preview;

    Crisis(Workshop workshop) throws IOException {
        this.workshop = workshop;
        Shipped.copyTo(workshop.playbooks);
        library = workshop.library;
        library.look();
        activations = workshop.activations;
        activations.follow(new Stopping(workshop.holds, workshop.channels));
        activations.follow(new Urging(workshop.urgency));
        activations.follow(new Telling(workshop.notices));
        gathering = workshop.gathering;
        preview = new Preview(workshop.db, workshop.holds, workshop.channels, workshop.clock);
    }

    /**
     * What it took, in milliseconds.
     *
     * @param open conversations that were
     * @param held answers that were stopped
     * @param shown until what it would do was known
     * @param begun until the commit that every open page hears of
     * @param gathered conversations, and {@code gathering} how long that took beside everything else
     * @param renewing until each of them was promised the times of the severity
     */
    record Took(
            long open,
            long held,
            double shown,
            double begun,
            long gathered,
            double gathering,
            double renewing,
            double ended) {}

    Took run(Account admin) {
        long open = count("SELECT count(*) FROM conversation WHERE state <> 'resolved'");
        queue(admin);
        double shown = millis(
                () -> preview.of(admin, library.current(PLAYBOOK).orElseThrow().playbook()));
        double begun = millis(
                () -> activations.begin(admin, new Beginning(PLAYBOOK, null, 1, false, "", null, null, Map.of())));
        Activation crisis = activations.inForce(admin).get(0);
        long held = count("SELECT count(*) FROM reply WHERE state = 'held'");
        double gathered = millis(gathering::lookThroughOne);
        double renewed = millis(() -> {
            while (workshop.renewing.renewSome()) {
                // Until nothing is asked for.
            }
        });
        long many = count("SELECT count(*) FROM gathered");
        double ended = millis(() -> workshop.db.useTransaction(
                handle -> activations.end(handle, admin, crisis.id(), List.of(), workshop.clock.instant())));
        while (workshop.renewing.renewSome()) {
            // As it was, for what is measured next.
        }
        workshop.db.useHandle(handle -> handle.execute("UPDATE reply SET state = 'withdrawn' WHERE state = 'held'"));
        return new Took(open, held, shown, begun, many, gathered, renewed, ended);
    }

    /** Answers that wait to be sent. */
    private void queue(Account author) {
        workshop.db.useHandle(handle -> handle.createUpdate("""
                        WITH fresh AS (
                            INSERT INTO reply (conversation_id, post_id, author_id, body, visibility, state, seen_post_id, automatic, created_at)
                            SELECT c.id, p.id, :author, 'On its way', 'public', 'queued', p.id, false, now()
                              FROM (SELECT id FROM conversation WHERE state = 'open' AND NOT private ORDER BY id DESC LIMIT :waiting) c
                             CROSS JOIN LATERAL (SELECT max(id) AS id FROM post WHERE conversation_id = c.id) p
                            RETURNING id)
                        INSERT INTO outbox (reply_id, due_at) SELECT id, now() + interval '1 day' FROM fresh
                        """)
                .bind("author", author.id())
                .bind("waiting", WAITING)
                .execute());
    }

    private static double millis(Runnable work) {
        long began = System.nanoTime();
        work.run();
        return (System.nanoTime() - began) / 1e6;
    }

    private long count(String sql) {
        return workshop.db.withHandle(
                handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }
}
