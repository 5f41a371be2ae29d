package io.oase.insight;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.people.Account;
import io.oase.people.Right;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jdbi.v3.core.Jdbi;

/** The team's day at a glance. Who did how much is only for those who may see figures of others, and only where those are shown. */
public final class Days {
    private final Jdbi db;
    private final AgentFigures agents;
    private final Clock clock;

    public Days(Jdbi db, AgentFigures agents, Clock clock) {
        this.db = db;
        this.agents = agents;
        this.clock = clock;
    }

    /**
     * A day.
     *
     * @param date not in the future
     * @throws Refused.Invalid naming {@code date}
     */
    public Day read(Account by, LocalDate date, ZoneId zone) {
        by.require(Right.READ_INBOX);
        Instant now = clock.instant();
        if (date.isAfter(LocalDate.ofInstant(now, zone)) || date.getYear() < 2000) {
            throw new Refused.Invalid("date", Said.of("insight.no_such_day"));
        }
        Instant from = date.atStartOfDay(zone).toInstant();
        Instant to = date.plusDays(1).atStartOfDay(zone).toInstant();
        boolean named = by.may(Right.SEE_FIGURES_OF_OTHERS) && !agents.hidden();
        return db.withHandle(handle -> {
            DayDao.Standing standing = DayDao.standing(handle, now);
            return new Day(
                    date,
                    zone,
                    standing.open(),
                    standing.unassigned(),
                    standing.late(),
                    DayDao.hours(handle, from, to, zone),
                    named ? DayDao.people(handle, from, to) : null);
        });
    }
}
