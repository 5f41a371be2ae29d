package io.oase.web;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.dropwizard.auth.Auth;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.insight.Day;
import io.oase.insight.Days;
import io.oase.target.Zones;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/reports/day}: the team's day at a glance. */
@Path("/api/v1/reports/day")
@Produces(MediaType.APPLICATION_JSON)
public final class DayApi {
    private final Days days;
    private final Clock clock;

    DayApi(Days days, Clock clock) {
        this.days = days;
        this.clock = clock;
    }

    /** An hour in which something came in or went out. */
    record HourJson(int hour, int received, int answered, int resolved) {}

    /** What somebody did, and what they have now. */
    record PersonJson(ConversationJson.Colleague account, int answered, int resolved, int notes, int open) {}

    /** How things stand now. */
    record NowJson(int open, int unassigned, int late) {}

    /** A day. */
    @JsonNaming(SnakeCaseStrategy.class)
    record DayJson(
            String date,
            String zone,
            int received,
            int answered,
            int resolved,
            NowJson now,
            List<HourJson> hours,
            @Nullable List<PersonJson> people) {
        static DayJson of(Day day) {
            return new DayJson(
                    day.date().toString(),
                    day.zone().getId(),
                    day.received(),
                    day.answered(),
                    day.resolved(),
                    new NowJson(day.open(), day.unassigned(), day.late()),
                    day.hours().stream()
                            .map(each -> new HourJson(each.hour(), each.received(), each.answered(), each.resolved()))
                            .toList(),
                    day.people() == null
                            ? null
                            : day.people().stream()
                                    .map(each -> new PersonJson(
                                            new ConversationJson.Colleague(each.id(), each.name()),
                                            each.answered(),
                                            each.resolved(),
                                            each.notes(),
                                            each.open()))
                                    .toList());
        }
    }

    /** A day by the clock of a zone. */
    @GET
    public DayJson read(
            @Auth Me me,
            @QueryParam("date") @Nullable String date,
            @QueryParam("zone") @DefaultValue("UTC") String zone) {
        ZoneId where = Zones.find(zone).orElseThrow(() -> new Refused.Invalid("zone", Said.of("calendar.zone", zone)));
        LocalDate day = date == null ? LocalDate.ofInstant(clock.instant(), where) : DayPages.date("date", date);
        return DayJson.of(days.read(me.account(), day, where));
    }
}
