package io.oase.statement;

import io.oase.activation.Activation;
import io.oase.activation.Happening;
import io.oase.activation.Timeline;
import io.oase.playbook.Playbook;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Makes a statement one that may be said. */
final class Issuing {
    private final Telling telling;
    private final List<Spoken> listeners = new CopyOnWriteArrayList<>();

    Issuing(Telling telling) {
        this.telling = telling;
    }

    void follow(Spoken listener) {
        listeners.add(listener);
    }

    /** @param actor null: the time to decide was over */
    void issue(Handle handle, Activation activation, Statement statement, @Nullable Long actor, Instant now) {
        handle.execute("UPDATE statement SET state = 'issued', issued_at = ? WHERE id = ?", now, statement.id());
        Timeline.write(
                handle,
                activation.id(),
                actor,
                Happening.STATEMENT_ISSUED,
                Map.of(
                        "statement",
                        statement.id(),
                        "version",
                        statement.no(),
                        "template",
                        statement.template(),
                        "by_itself",
                        actor == null),
                now);
        if (statement.audience() == Playbook.Audience.PUBLIC) {
            Silences.broken(handle, activation.id(), now);
        }
        Statement issued = StatementDao.find(handle, statement.id()).orElseThrow();
        if (statement.askedAt() != null && !Long.valueOf(statement.authorId()).equals(actor)) {
            telling.issued(handle, activation, issued, now);
        }
        listeners.forEach(each -> each.issued(handle, activation, issued, now));
    }
}
