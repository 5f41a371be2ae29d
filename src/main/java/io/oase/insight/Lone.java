package io.oase.insight;

import java.util.HashSet;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Teams of one person: their figures are that person's, and hidden where figures by colleague are. */
final class Lone {
    private Lone() {}

    /** Those with fewer than two members who work here. */
    static Set<Long> teams(Handle db) {
        return new HashSet<>(db.createQuery("""
                        SELECT t.id FROM team t
                         WHERE (SELECT count(*) FROM team_member m JOIN account a ON a.id = m.account_id
                                 WHERE m.team_id = t.id AND a.active) < 2
                        """).mapTo(Long.class).list());
    }
}
