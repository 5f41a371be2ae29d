package io.oase.target;

import io.oase.db.Json;
import io.oase.db.RoundTrip;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Rows of {@code target} and its versions. A version never changes, so each is read into a {@link Target} once. */
final class TargetDao {
    private final Map<Long, Target> versions = new ConcurrentHashMap<>();

    /** A target, null for none, and the version of the calendar it counts in. */
    record InForce(@Nullable Target target, long calendarVersion) {}

    /**
     * Every target that is in force, in order, each with the newest version of its calendar; last, without a target, the
     * calendar that counts where none applies.
     */
    List<InForce> inForce(Handle db) {
        List<InForce> inForce = new ArrayList<>();
        RoundTrip trip = new RoundTrip(db);
        inForce(trip, inForce::addAll);
        trip.send();
        return inForce;
    }

    /** The same, asked along with something else. */
    void inForce(RoundTrip trip, Consumer<List<InForce>> answered) {
        trip.ask(
                """
                        SELECT t.position, t.id, v.id AS version_id, v.no, v.body, t.urgent_since,
                               (SELECT max(id) FROM calendar_version WHERE calendar_id = (v.body ->> 'calendar')::bigint) AS calendar_version
                          FROM target t
                         CROSS JOIN LATERAL (SELECT id, no, body FROM target_version WHERE target_id = t.id ORDER BY no DESC LIMIT 1) v
                         WHERE t.retired_at IS NULL
                         UNION ALL
                        SELECT NULL, NULL, NULL, NULL, NULL, NULL, max(id) FROM calendar_version
                         WHERE calendar_id = (SELECT min(id) FROM calendar WHERE retired_at IS NULL)
                         ORDER BY position NULLS LAST, id
                        """,
                Map.of(),
                Row.class,
                rows -> answered.accept(rows.stream()
                        .map(row -> new InForce(row.target(this), row.calendarVersion))
                        .toList()));
    }

    /** Names of the targets in force that count in a calendar; those that ship and have none are numbered. */
    static List<String> countingIn(Handle db, long calendar) {
        return db.createQuery("""
                        SELECT coalesce(nullif(v.body ->> 'name', ''), '#' || t.position)
                          FROM target t
                         CROSS JOIN LATERAL (SELECT body FROM target_version WHERE target_id = t.id ORDER BY no DESC LIMIT 1) v
                         WHERE t.retired_at IS NULL AND t.urgent_since IS NULL AND (v.body ->> 'calendar')::bigint = :calendar
                         ORDER BY t.position
                        """)
                .bind("calendar", calendar)
                .mapTo(String.class)
                .list();
    }

    /** A version, in force or not; empty when there is none. */
    Optional<Target> version(Handle db, long version) {
        Target known = versions.get(version);
        return known != null
                ? Optional.of(known)
                : db.createQuery("""
                                SELECT NULL::int AS position, v.target_id AS id, v.id AS version_id, v.no, v.body, t.urgent_since,
                                       0::bigint AS calendar_version
                                  FROM target_version v JOIN target t ON t.id = v.target_id WHERE v.id = :id
                                """)
                        .bind("id", version)
                        .mapTo(Row.class)
                        .findOne()
                        .map(row -> row.target(this));
    }

    /** Whether one of the list asks if a conversation belongs to a crisis. */
    static boolean askAboutCrises(Handle db) {
        return db.createQuery("""
                        SELECT EXISTS (SELECT FROM target t
                                        CROSS JOIN LATERAL (SELECT body FROM target_version WHERE target_id = t.id ORDER BY no DESC LIMIT 1) v
                                        WHERE t.retired_at IS NULL AND v.body #> '{match,crisis}' <> 'null')
                        """).mapTo(Boolean.class).one();
    }

    /** Others who change targets wait until this transaction ends; those who read them do not. */
    static void oneAtATime(Handle db) {
        db.execute("LOCK TABLE target IN SHARE ROW EXCLUSIVE MODE");
    }

    /** A new target at a place of the list; answers its id. */
    long insert(Handle db, int position, Instant now) {
        return db.createQuery("INSERT INTO target (position, created_at) VALUES (:position, :now) RETURNING id")
                .bind("position", position)
                .bind("now", now)
                .mapTo(Long.class)
                .one();
    }

    /** A new version of a target. */
    void insertVersion(Handle db, long target, TargetBody body, @Nullable Long by, Instant now) {
        db.createUpdate("""
                        INSERT INTO target_version (target_id, no, body, created_at, created_by)
                        SELECT :target, coalesce(max(no), 0) + 1, :body, :now, :by FROM target_version WHERE target_id = :target
                        """)
                .bind("target", target)
                .bind("body", Json.of(body))
                .bind("now", now)
                .bind("by", by)
                .execute();
    }

    /** Moves a target in the list. */
    void place(Handle db, long target, int position) {
        db.createUpdate("UPDATE target SET position = :position WHERE id = :id AND position <> :position")
                .bind("id", target)
                .bind("position", position)
                .execute();
    }

    /** It applies to nothing any more. */
    void retire(Handle db, long target, Instant now) {
        db.createUpdate("UPDATE target SET retired_at = :now WHERE id = :id AND retired_at IS NULL")
                .bind("id", target)
                .bind("now", now)
                .execute();
    }

    record Row(
            @Nullable Integer position,
            @Nullable Long id,
            @Nullable Long versionId,
            @Nullable Integer no,
            @Nullable Json body,
            @Nullable Instant urgentSince,
            long calendarVersion) {
        @Nullable
        Target target(TargetDao dao) {
            return id == null || versionId == null || no == null || body == null
                    ? null
                    : dao.versions.computeIfAbsent(
                            versionId, version -> body.as(TargetBody.class).target(id, version, no, urgentSince));
        }
    }
}
