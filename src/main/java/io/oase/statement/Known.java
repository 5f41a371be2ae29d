package io.oase.statement;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** What is known of an activation: its facts. */
public interface Known {
    /** Each fact that is filled in, by id, as it is written in this language. */
    Map<String, String> values(Handle db, long activation, Locale in, ZoneId zone);

    /** Grows with every change of a fact. */
    long revision(Handle db, long activation);
}
