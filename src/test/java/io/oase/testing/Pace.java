package io.oase.testing;

import org.jdbi.v3.core.Jdbi;

/** How fast many are answered. It keeps networks from being flooded; a test has no day to wait for it. */
public final class Pace {
    private Pace() {}

    /** From now on each channel of this database has room for the next answer at once. */
    public static void lift(Jdbi db) {
        db.useHandle(handle -> {
            handle.execute("""
                    CREATE FUNCTION at_once() RETURNS trigger LANGUAGE plpgsql AS
                    $$BEGIN NEW.next_at = '-infinity'; RETURN NEW; END$$
                    """);
            handle.execute(
                    "CREATE TRIGGER at_once BEFORE UPDATE ON channel_pace FOR EACH ROW EXECUTE FUNCTION at_once()");
        });
    }
}
