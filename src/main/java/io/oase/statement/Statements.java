package io.oase.statement;

import io.oase.activation.Activation;
import io.oase.activation.Activations;
import io.oase.activation.Happening;
import io.oase.activation.Timeline;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.people.Account;
import io.oase.people.Right;
import io.oase.playbook.Playbook;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Statements of an activation: writing them, and putting them up for approval. */
public final class Statements {
    private static final int MOST = 200;

    private final Jdbi db;
    private final Activations activations;
    private final Known known;
    private final ZoneId zone;
    private final Issuing issuing;
    private final Telling telling;
    private final Clock clock;

    Statements(
            Jdbi db, Activations activations, Known known, ZoneId zone, Issuing issuing, Telling telling, Clock clock) {
        this.db = db;
        this.activations = activations;
        this.known = known;
        this.zone = zone;
        this.issuing = issuing;
        this.telling = telling;
        this.clock = clock;
    }

    /**
     * Writes one from a text of the playbook.
     *
     * @param template id of that text
     * @param texts by language the variants; null: as the playbook has them
     * @throws Refused.Invalid naming {@code template} or {@code texts}
     */
    public Statement write(Account by, long activation, String template, @Nullable Map<String, List<String>> texts) {
        return write(by, activation, template, texts, null);
    }

    /** @param corrects the one it puts right; null for none */
    Statement write(
            Account by,
            long activation,
            String template,
            @Nullable Map<String, List<String>> texts,
            @Nullable Long corrects) {
        by.require(Right.ANSWER);
        return db.inTransaction(handle -> {
            Activation in = activations.hold(handle, activation);
            Playbook.Statement from = in.playbook()
                    .statement(template)
                    .orElseThrow(() -> new Refused.Invalid(
                            "template",
                            Said.of(
                                    "statement.no_template",
                                    String.join(
                                            ", ",
                                            in.playbook().statements().stream()
                                                    .map(Playbook.Statement::id)
                                                    .toList()))));
            Wording wording = Wording.typed(in.playbook(), texts == null ? from.text() : texts);
            Instant now = clock.instant();
            // What puts something right may be said wherever that was.
            List<String> channels =
                    corrects == null ? from.channels() : get(handle, corrects).channels();
            long id = StatementDao.insert(handle, activation, from, channels, by.id(), corrects, now);
            Filled filled = fill(handle, in, from.phase(), wording);
            StatementDao.version(handle, id, 1, wording, filled.words(), filled.revision(), by.id(), now);
            Statement statement = get(handle, id);
            written(handle, by, statement, now);
            return statement;
        });
    }

    /**
     * Writes it anew: whoever answers while it is a draft or came back, whoever may approve it while it waits for that.
     *
     * @param seen the version they had before them
     * @throws Refused.Conflict when there is a newer one, or it cannot be changed any more
     * @throws Refused.Invalid naming {@code texts}
     */
    public Statement edit(Account by, long id, int seen, Map<String, List<String>> texts) {
        by.require(Right.ANSWER);
        return change(id, (handle, in, statement) -> {
            requireSeen(statement, seen);
            if (!statement.open() && !statement.mayBeDecidedBy(by)) {
                throw new Refused.Conflict(Said.of("statement.closed"), List.of());
            }
            rewrite(handle, by, in, statement, Wording.typed(in.playbook(), texts));
        });
    }

    /**
     * Puts it up for approval, or, where its severity asks for none, lets it be said at once. Facts that changed since it was
     * written are put in.
     *
     * @param seen the version they had before them
     * @throws Refused.Invalid naming {@code facts} when required ones are not filled in
     */
    public Statement ask(Account by, long id, int seen) {
        by.require(Right.ANSWER);
        return change(id, (handle, in, before) -> {
            requireSeen(before, seen);
            if (!before.open()) {
                throw new Refused.Conflict(Said.of("statement.closed"), List.of());
            }
            fill(handle, in, before.phase(), before.texts()).require(by, in.playbook());
            Statement statement = rewrite(handle, by, in, before, before.texts());
            Instant now = clock.instant();
            Playbook.Approve approve = in.severity().approve();
            boolean asks = approve != null && approve.what().contains("statements");
            StatementDao.asked(handle, id, by.id(), asks ? approve : null, now);
            if (asks) {
                Statement asked = get(handle, id);
                Timeline.write(
                        handle,
                        in.id(),
                        by.id(),
                        Happening.STATEMENT_ASKED,
                        Map.of("statement", id, "version", asked.no(), "template", asked.template()),
                        now);
                telling.asked(handle, in, asked, now);
            } else {
                issuing.issue(handle, in, get(handle, id), by.id(), now);
            }
        });
    }

    /**
     * Notes down where else it was published, by hand.
     *
     * @throws Refused.Invalid naming {@code url}
     */
    public Statement elsewhere(Account by, long id, String url) {
        by.require(Right.ANSWER);
        String address = WebAddress.typed(url);
        return change(id, (handle, in, statement) -> {
            if (statement.state() != Statement.State.ISSUED) {
                throw new Refused.Conflict(Said.of("statement.not_issued"), List.of());
            }
            Instant now = clock.instant();
            StatementDao.elsewhere(handle, id, address, by.id(), now);
            Timeline.write(
                    handle,
                    in.id(),
                    by.id(),
                    Happening.STATEMENT_ELSEWHERE,
                    Map.of(
                            "statement",
                            id,
                            "version",
                            statement.no(),
                            "template",
                            statement.template(),
                            "url",
                            address),
                    now);
        });
    }

    /** All of an activation, the latest first. */
    public List<Statement> list(Account by, long activation) {
        by.require(Right.READ_INBOX);
        return db.withHandle(handle -> {
            activations.find(handle, activation);
            return StatementDao.of(handle, activation, MOST);
        });
    }

    /** One of an activation. */
    public Statement get(Account by, long activation, long id) {
        by.require(Right.READ_INBOX);
        return db.withHandle(handle -> {
            Statement statement = get(handle, id);
            if (statement.activationId() != activation) {
                throw new Refused.NotFound(Said.of("statement.not_found", id));
            }
            return statement;
        });
    }

    /** Its versions, the first first. */
    public List<Statement.Version> versions(Account by, long id) {
        by.require(Right.READ_INBOX);
        return db.withHandle(handle -> StatementDao.versions(handle, id));
    }

    /** Where else it stands, in the order in which that was noted down. */
    public List<Statement.Elsewhere> elsewhere(Account by, long id) {
        by.require(Right.READ_INBOX);
        return db.withHandle(handle -> StatementDao.elsewhere(handle, id));
    }

    /** Ids of facts that are still open for a text of the playbook, or for other words in its place. */
    public Set<String> missing(Account by, Activation in, Playbook.Phase phase, Wording texts) {
        by.require(Right.READ_INBOX);
        return db.withHandle(handle -> fill(handle, in, phase, texts).missing());
    }

    /** Whether facts have changed since, so that it would read otherwise now. */
    public boolean outdated(Account by, Activation in, Statement statement) {
        by.require(Right.READ_INBOX);
        return db.withHandle(handle -> known.revision(handle, in.id()) != statement.factsRevision()
                && !fill(handle, in, statement.phase(), statement.texts())
                        .words()
                        .equals(statement.filled()));
    }

    /** @throws Refused.NotFound when there is none */
    static Statement get(Handle handle, long id) {
        return StatementDao.find(handle, id)
                .orElseThrow(() -> new Refused.NotFound(Said.of("statement.not_found", id)));
    }

    /** @throws Refused.Conflict when there is a newer version */
    static void requireSeen(Statement statement, int seen) {
        if (statement.no() != seen) {
            throw new Refused.Conflict(Said.of("statement.newer", statement.no()), List.of());
        }
    }

    /** Writes the next version where anything would read otherwise. */
    Statement rewrite(Handle handle, Account by, Activation in, Statement statement, Wording wording) {
        Filled filled = fill(handle, in, statement.phase(), wording);
        if (wording.equals(statement.texts()) && filled.words().equals(statement.filled())) {
            return statement;
        }
        Instant now = clock.instant();
        int next = statement.no() + 1;
        StatementDao.version(handle, statement.id(), next, wording, filled.words(), filled.revision(), by.id(), now);
        Statement rewritten = get(handle, statement.id());
        written(handle, by, rewritten, now);
        return rewritten;
    }

    private static void written(Handle handle, Account by, Statement statement, Instant now) {
        Map<String, Object> data = Map.of(
                "statement",
                statement.id(),
                "version",
                statement.no(),
                "template",
                statement.template(),
                "language",
                String.join(", ", statement.texts().in().keySet()));
        Timeline.write(handle, statement.activationId(), by.id(), Happening.STATEMENT_WRITTEN, data, now);
    }

    Filled fill(Handle handle, Activation in, Playbook.Phase phase, Wording wording) {
        return Filled.of(handle, known, zone, in, phase, wording);
    }

    Activation activation(Handle handle, Statement statement) {
        return activations.find(handle, statement.activationId());
    }

    interface Step {
        void take(Handle handle, Activation in, Statement statement);
    }

    /** With the activation in force and locked, and the statement as it is then. */
    Statement change(long id, Step step) {
        return db.inTransaction(handle -> {
            Activation in = activations.hold(handle, get(handle, id).activationId());
            StatementDao.lock(handle, id);
            step.take(handle, in, get(handle, id));
            return get(handle, id);
        });
    }
}
