package io.oase.testing;

import io.oase.statement.Known;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Handle;

/** Facts as a test fills them in, the same for every activation. */
public final class FactsKnown implements Known {
    private final Map<String, String> all = new ConcurrentHashMap<>();
    private final AtomicLong revision = new AtomicLong();

    /** Fills one in: by its id in every language, by id, a dot and a language in that one. */
    public void put(String fact, String value) {
        all.put(fact, value);
        revision.incrementAndGet();
    }

    /** Takes one away. */
    public void remove(String fact) {
        all.remove(fact);
        revision.incrementAndGet();
    }

    @Override
    public Map<String, String> values(Handle db, long activation, Locale in, ZoneId zone) {
        Map<String, String> values = new HashMap<>();
        all.forEach((name, value) -> {
            int dot = name.indexOf('.');
            if (dot < 0) {
                values.put(name, value);
            } else if (name.substring(dot + 1).equals(in.getLanguage())) {
                values.put(name.substring(0, dot), value);
            }
        });
        return values;
    }

    @Override
    public long revision(Handle db, long activation) {
        return revision.get();
    }
}
