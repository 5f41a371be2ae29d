package io.oase.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;

/**
 * What search is compared with: the same words looked for by ILIKE in the same posts, latest first, fifty at most. It knows no
 * stems, no umlauts and no typing errors, finds nothing in notes and tags, and makes no page of it.
 */
final class PlainSearch {
    private static final String POSTS = "SELECT id, conversation_id FROM post WHERE ";
    private static final String LATEST = " ORDER BY id DESC LIMIT 50";

    private final Jdbi db;

    PlainSearch(Jdbi db) {
        this.db = db;
    }

    /** Milliseconds by what is looked for, under the names that {@link Reading#others} gives it. */
    Map<String, List<Double>> time(int times) {
        SplittableRandom random = new SplittableRandom(3);
        Map<String, List<Double>> took = new LinkedHashMap<>();
        took.put("a rare name", time(times, POSTS + "body ILIKE ?" + LATEST, () -> like(Reading.name(random))));
        took.put("a common word", time(times, POSTS + "body ILIKE ?" + LATEST, () -> like("Schwimmbad")));
        took.put(
                "two words",
                time(times, POSTS + "body ILIKE ? AND body ILIKE ?" + LATEST, () -> like("Vertrag", "Umzug")));
        took.put("a handle", time(times, """
                SELECT c.id, c.id AS conversation_id FROM conversation c JOIN identity i ON i.id = c.identity_id
                 WHERE i.handle ILIKE ? ORDER BY c.id DESC LIMIT 50""", () -> like("person" + (1 + random.nextInt(999)))));
        return took;
    }

    private List<Double> time(int times, String sql, Supplier<Object[]> words) {
        List<Double> took = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            Object[] looked = words.get();
            long began = System.nanoTime();
            db.useHandle(handle -> handle.select(sql, looked).mapToMap().list());
            took.add((System.nanoTime() - began) / 1e6);
        }
        return took;
    }

    private static Object[] like(String... words) {
        Object[] patterns = new Object[words.length];
        for (int i = 0; i < words.length; i++) {
            patterns[i] = "%" + words[i] + "%";
        }
        return patterns;
    }
}
