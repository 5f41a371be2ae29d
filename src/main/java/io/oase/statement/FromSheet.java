package io.oase.statement;

import io.oase.activation.Activation;
import io.oase.guide.FactSheet;
import io.oase.playbook.Playbook;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * The facts of an activation for its statements; and the time until the next update counts anew once something is said to people. The
 * press office speaks to others, and later.
 */
public final class FromSheet implements Known, Spoken {
    private final FactSheet sheet;

    public FromSheet(FactSheet sheet) {
        this.sheet = sheet;
    }

    @Override
    public Map<String, String> values(Handle db, long activation, Locale in, ZoneId zone) {
        return sheet.values(db, activation, in, zone);
    }

    @Override
    public long revision(Handle db, long activation) {
        return sheet.revision(db, activation);
    }

    @Override
    public void issued(Handle db, Activation activation, Statement statement, Instant at) {
        if (statement.audience() != Playbook.Audience.PRESS) {
            Long by = statement.deciderId() != null
                    ? statement.deciderId()
                    : statement.askedAt() == null ? Long.valueOf(statement.authorId()) : null;
            sheet.spoken(db, by, activation.id(), statement.texts().openFacts().contains(FactSheet.NEXT_UPDATE), at);
        }
    }
}
