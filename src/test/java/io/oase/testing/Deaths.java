package io.oase.testing;

import io.oase.inbox.Fact;
import io.oase.inbox.Facts;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Kills whatever is storing a page, before it is committed: every other time, as long as it is switched on. */
public final class Deaths implements Facts.Listener {
    private boolean on;
    private int times;

    /** What a process does not survive. */
    public static final class Killed extends Error {
        Killed() {
            super("killed", null, false, false);
        }
    }

    /** Begins or ends. */
    public void reign(boolean value) {
        on = value;
    }

    @Override
    public void heard(Handle db, List<Fact> facts, Instant at) {
        if (on && times++ % 2 == 0) {
            throw new Killed();
        }
    }
}
