package io.oase.web;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.dropwizard.auth.Auth;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.target.Calendar;
import io.oase.target.CalendarReading;
import io.oase.target.Calendars;
import io.oase.target.OpeningTime;
import io.oase.target.OpeningTime.Reckoned;
import io.oase.target.Stretch;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/calendars/{id}/due}: when would a post of this moment be due, with so much opening time? */
@Path("/api/v1/calendars/{id}/due")
@Produces(MediaType.APPLICATION_JSON)
public final class CalendarDueApi {
    /** More is counted all the same, and not listed. */
    private static final int MOST_STRETCHES = 1_000;

    private final Calendars calendars;

    CalendarDueApi(Calendars calendars) {
        this.calendars = calendars;
    }

    /**
     * The answer.
     *
     * @param at from when on it counts
     * @param minutes of opening time there are
     * @param dueAt null when the calendar does not open often enough
     * @param missingMinutes what would be left after all that will ever be open; null when it is due one day
     * @param counted what is open in between, in order; of an answer without a due time nothing
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record Due(
            Instant at,
            long minutes,
            @Nullable Instant dueAt,
            @Nullable Long missingMinutes,
            List<Stretch> counted) {}

    /** Reckons with the latest version of the calendar. */
    @GET
    public Due due(
            @Auth Me me,
            @PathParam("id") long id,
            @QueryParam("at") @Nullable String at,
            @QueryParam("minutes") @Nullable Long minutes) {
        Calendar calendar = calendars.get(me.account(), id).calendar();
        Instant start = moment(calendar, Body.given("at", at));
        long span = Body.given("minutes", minutes);
        if (span < 1 || span > TypedSpan.LONGEST.toMinutes()) {
            throw new Refused.Invalid("minutes", Said.of("target.minutes", TypedSpan.LONGEST.toMinutes()));
        }
        Reckoned reckoned = new OpeningTime(calendar).after(start, Duration.ofMinutes(span), List.of());
        return reckoned instanceof Reckoned.Due due
                ? new Due(
                        start,
                        span,
                        due.at(),
                        null,
                        due.counted().stream().limit(MOST_STRETCHES).toList())
                : new Due(
                        start, span, null, ((Reckoned.Never) reckoned).missing().toMinutes(), List.of());
    }

    private static Instant moment(Calendar calendar, String at) {
        Instant moment = Parsing.time("at", at);
        LocalDate day = LocalDate.ofInstant(moment, calendar.zone());
        if (day.isBefore(CalendarReading.FIRST) || day.isAfter(CalendarReading.LAST)) {
            throw new Refused.Invalid(
                    "at", Said.of("api.years", CalendarReading.FIRST.getYear(), CalendarReading.LAST.getYear()));
        }
        return moment;
    }
}
