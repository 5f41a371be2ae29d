package io.oase.playbook;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Names a playbook gives its parts to that nobody has who works here: whoever is meant is not told. */
public final class Strangers {
    private Strangers() {}

    /** In the order of the playbook. Who may ask is the caller's to see to: what is missing tells who is there. */
    public static List<String> in(Handle db, Playbook playbook) {
        List<String> named = playbook.roles().stream()
                .flatMap(role -> role.people().stream())
                .distinct()
                .toList();
        if (named.isEmpty()) {
            return List.of();
        }
        Set<String> here = new HashSet<>(db.createQuery("SELECT name FROM account WHERE active AND name = ANY(:names)")
                .bind("names", named.toArray(String[]::new))
                .mapTo(String.class)
                .list());
        return named.stream().filter(name -> !here.contains(name)).toList();
    }
}
