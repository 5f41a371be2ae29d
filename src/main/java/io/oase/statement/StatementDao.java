package io.oase.statement;

import com.fasterxml.jackson.core.type.TypeReference;
import io.oase.db.Json;
import io.oase.db.Rows;
import io.oase.people.Role;
import io.oase.playbook.Playbook;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Rows of {@code statement} and {@code statement_version}. */
final class StatementDao {
    private static final TypeReference<Map<String, List<String>>> TEXTS = new TypeReference<>() {};

    private static final String READ = """
            SELECT s.*, v.texts, v.filled, v.facts_revision, v.hash, a.name AS author_name, k.name AS asker_name, d.name AS decider_name,
                   w.name AS withdrawer_name,
                   ARRAY(SELECT e.by_id FROM statement_version e WHERE e.statement_id = s.id AND e.no <= coalesce(s.asked_no, s.no)) AS writers,
                   (SELECT count(*) FROM round_answer r WHERE r.statement_id = s.id AND r.state IN ('done', 'drill')) AS reached
              FROM statement s
              JOIN statement_version v ON v.statement_id = s.id AND v.no = s.no
              JOIN account a ON a.id = s.author_id
              LEFT JOIN account k ON k.id = s.asker_id
              LEFT JOIN account d ON d.id = s.decider_id
              LEFT JOIN account w ON w.id = s.withdrawer_id
            """;

    private StatementDao() {}

    static long insert(
            Handle db,
            long activation,
            Playbook.Statement template,
            List<String> channels,
            long author,
            @Nullable Long corrects,
            Instant now) {
        return db.createQuery("""
                        INSERT INTO statement (activation_id, template, phase, audience, channels, author_id, created_at, corrects)
                        VALUES (:activation, :template, :phase, :audience, :channels, :author, :now, :corrects) RETURNING id
                        """)
                .bind("activation", activation)
                .bind("template", template.id())
                .bind("phase", template.phase().id())
                .bind("audience", template.audience().id())
                .bindArray("channels", String.class, channels)
                .bind("author", author)
                .bind("now", now)
                .bind("corrects", corrects)
                .mapTo(Long.class)
                .one();
    }

    /** Writes the next version and makes it the latest. */
    static void version(
            Handle db, long id, int no, Wording texts, Wording filled, long revision, long by, Instant now) {
        db.createUpdate("""
                        INSERT INTO statement_version (statement_id, no, texts, filled, facts_revision, hash, at, by_id)
                        VALUES (:id, :no, :texts, :filled, :revision, :hash, :now, :by)
                        """)
                .bind("id", id)
                .bind("no", no)
                .bind("texts", Json.of(texts.in()))
                .bind("filled", Json.of(filled.in()))
                .bind("revision", revision)
                .bind("hash", filled.hash())
                .bind("now", now)
                .bind("by", by)
                .execute();
        db.execute("UPDATE statement SET no = ? WHERE id = ?", no, id);
    }

    /** Others who change it wait until this transaction ends. */
    static void lock(Handle db, long id) {
        db.createQuery("SELECT id FROM statement WHERE id = :id FOR UPDATE")
                .bind("id", id)
                .mapTo(Long.class)
                .findOne();
    }

    static Optional<Statement> find(Handle db, long id) {
        return db.createQuery(READ + " WHERE s.id = :id")
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** The latest first. */
    static List<Statement> of(Handle db, long activation, int most) {
        return db.createQuery(READ + " WHERE s.activation_id = :activation ORDER BY s.id DESC LIMIT :most")
                .bind("activation", activation)
                .bind("most", most)
                .map((row, context) -> read(row))
                .list();
    }

    static List<Statement.Version> versions(Handle db, long id) {
        return db.createQuery("""
                        SELECT v.no, v.texts, v.filled, v.hash, v.at, a.name FROM statement_version v JOIN account a ON a.id = v.by_id
                         WHERE v.statement_id = :id ORDER BY v.no
                        """)
                .bind("id", id)
                .map((row, context) -> new Statement.Version(
                        row.getInt("no"),
                        wording(row, "texts"),
                        wording(row, "filled"),
                        Objects.requireNonNull(row.getString("hash")),
                        Rows.time(row, "at"),
                        Objects.requireNonNull(row.getString("name"))))
                .list();
    }

    static List<Statement.Elsewhere> elsewhere(Handle db, long id) {
        return db.createQuery("""
                        SELECT e.url, e.at, a.name AS by_name FROM statement_elsewhere e JOIN account a ON a.id = e.by_id
                         WHERE e.statement_id = :id ORDER BY e.id LIMIT 50
                        """)
                .bind("id", id)
                .mapTo(Statement.Elsewhere.class)
                .list();
    }

    /** Of those in force, the ones whose time to decide is over and that nothing was done about. */
    static List<Long> overdue(Handle db, Instant now, int most) {
        return db.createQuery("""
                        SELECT s.id FROM statement s JOIN activation v ON v.id = s.activation_id
                         WHERE s.state = 'asked' AND NOT s.late_told AND s.decide_by <= :now AND v.ended_at IS NULL
                         ORDER BY s.decide_by LIMIT :most
                        """)
                .bind("now", now)
                .bind("most", most)
                .mapTo(Long.class)
                .list();
    }

    private static Statement read(ResultSet row) throws SQLException {
        return new Statement(
                row.getLong("id"),
                row.getLong("activation_id"),
                Objects.requireNonNull(row.getString("template")),
                Playbook.Phase.valueOf(upper(row, "phase")),
                Playbook.Audience.valueOf(upper(row, "audience")),
                List.of((String[]) row.getArray("channels").getArray()),
                Statement.State.valueOf(upper(row, "state")),
                row.getInt("no"),
                wording(row, "texts"),
                wording(row, "filled"),
                row.getLong("facts_revision"),
                Objects.requireNonNull(row.getString("hash")),
                row.getLong("author_id"),
                Objects.requireNonNull(row.getString("author_name")),
                Rows.time(row, "created_at"),
                Set.copyOf(List.of((Long[]) row.getArray("writers").getArray())),
                Rows.instant(row, "asked_at"),
                row.getString("asker_name"),
                roles((String[]) row.getArray("approvers").getArray()),
                Rows.instant(row, "decide_by"),
                row.getBoolean("then_publish"),
                row.getBoolean("late_told"),
                Rows.integer(row, "decider_id"),
                row.getString("decider_name"),
                Rows.instant(row, "decided_at"),
                Rows.text(row, "objection"),
                Rows.instant(row, "issued_at"),
                Rows.instant(row, "withdrawn_at"),
                row.getString("withdrawer_name"),
                Rows.text(row, "withdrawn_because"),
                Rows.integer(row, "corrects"),
                row.getInt("reached"));
    }

    private static Set<Role> roles(String[] ids) {
        return Arrays.stream(ids).flatMap(id -> Role.of(id).stream()).collect(Collectors.toSet());
    }

    private static String upper(ResultSet row, String column) throws SQLException {
        return Rows.text(row, column).toUpperCase(Locale.ROOT);
    }

    private static Wording wording(ResultSet row, String column) throws SQLException {
        return new Wording(new Json(Rows.text(row, column)).as(TEXTS));
    }

    /** Somebody put it up for approval; or, without one, lets it be said. */
    static void asked(Handle db, long id, long by, Playbook.@Nullable Approve approve, Instant now) {
        Integer within = approve == null ? null : approve.within();
        db.createUpdate("""
                        UPDATE statement SET state = CASE WHEN :asks THEN 'asked' ELSE state END, asker_id = :by, asked_no = no,
                               asked_at = CASE WHEN :asks THEN :now::timestamptz END, approvers = :approvers, decide_by = :until,
                               then_publish = :publish, late_told = false, decider_id = NULL, decided_at = NULL, objection = ''
                         WHERE id = :id
                        """)
                .bind("id", id)
                .bind("asks", approve != null)
                .bind("by", by)
                .bind("now", now)
                .bindArray("approvers", String.class, approve == null ? List.of() : approve.by())
                .bind("until", within == null ? null : now.plus(Duration.ofMinutes(within)))
                .bind("publish", approve != null && within != null && "publish".equals(approve.then()))
                .execute();
    }

    /** It stands there, too. */
    static void elsewhere(Handle db, long id, String url, long by, Instant now) {
        db.execute(
                "INSERT INTO statement_elsewhere (statement_id, url, at, by_id) VALUES (?, ?, ?, ?)", id, url, now, by);
    }
}
