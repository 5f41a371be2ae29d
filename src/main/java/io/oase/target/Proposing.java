package io.oase.target;

import io.oase.target.TargetDao.InForce;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Tries out what another list of targets would do, and changes nothing. */
final class Proposing {
    private final Jdbi db;
    private final TargetDao targets;
    private final Calendars calendars;

    Proposing(Jdbi db, TargetDao targets, Calendars calendars) {
        this.db = db;
        this.targets = targets;
        this.calendars = calendars;
    }

    /** What a change of the list would do to open conversations. */
    Impact impact(UnaryOperator<TargetList> change) {
        return db.withHandle(handle -> Impact.of(handle, targets, proposed(handle, change)));
    }

    /** What would be in force: what goes before the list, the list, and last that nothing is promised. */
    private List<InForce> proposed(Handle handle, UnaryOperator<TargetList> change) {
        List<InForce> present = targets.inForce(handle);
        List<InForce> proposed = new ArrayList<>(present.stream()
                .filter(each -> each.target() != null && each.target().urgentSince() != null)
                .toList());
        for (Target target : change.apply(TargetList.of(present)).targets()) {
            proposed.add(new InForce(
                    target,
                    calendars.latest(handle, target.calendarId()).orElseThrow().id()));
        }
        proposed.add(present.get(present.size() - 1));
        return proposed;
    }
}
