package io.oase.insight;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Which target a version belongs to, and what targets are called, those out of force included. */
final class Targeting {
    private final Map<Long, Long> byVersion;

    private Targeting(Map<Long, Long> byVersion) {
        this.byVersion = byVersion;
    }

    static Targeting read(Handle db) {
        return new Targeting(
                db.createQuery("SELECT id, target_id FROM target_version").mapTo(Version.class).list().stream()
                        .collect(Collectors.toMap(Version::id, Version::targetId)));
    }

    /** Row. */
    record Version(long id, long targetId) {}

    /** The target of a version; 0 for none. */
    long of(long version) {
        return version == 0 ? 0 : byVersion.getOrDefault(version, 0L);
    }

    static List<NamedTarget> names(Handle db) {
        return db.createQuery("""
                        SELECT DISTINCT ON (t.position, t.id) t.id, coalesce(v.body ->> 'name', '') AS name, v.body ->> 'shipped' AS shipped,
                               t.retired_at IS NOT NULL AS retired
                          FROM target t JOIN target_version v ON v.target_id = t.id
                         ORDER BY t.position, t.id, v.no DESC
                        """).mapTo(NamedTarget.class).list();
    }
}
