package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.insight.Day;
import io.oase.insight.Days;
import io.oase.people.Account;
import io.oase.people.People;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code /day}: what came in, what went out, who did what, and how things stand. */
@Path("/day")
public final class DayPages {
    private static final int HEIGHT = 120;
    private static final int HOUR = 30;
    private static final int BAR = 11;

    private final Face face;
    private final Visits visits;
    private final Shells shells;
    private final Days days;
    private final People people;

    public DayPages(Face face, Visits visits, Shells shells, Days days, People people) {
        this.face = face;
        this.visits = visits;
        this.shells = shells;
        this.days = days;
        this.people = people;
    }

    /** A day; today where none is said. */
    @GET
    public Response show(
            @Context ContainerRequestContext request, @Auth Me me, @QueryParam("date") @Nullable String date) {
        Visit visit = visits.of(request);
        Reader reader = visit.reader();
        LocalDate today = LocalDate.ofInstant(reader.now(), reader.zone());
        Day day = days.read(me.account(), date == null || date.isBlank() ? today : date("date", date), reader.zone());
        DayPage page = new DayPage(
                reader.by(
                        "day.pattern",
                        day.date().atTime(12, 0).atZone(reader.zone()).toInstant()),
                "/day?date=" + day.date().minusDays(1),
                day.date().equals(today) ? null : "/day?date=" + day.date().plusDays(1),
                List.of(
                        figure(reader, day.received(), "day.received", null),
                        figure(reader, day.answered(), "day.answered", null),
                        figure(reader, day.resolved(), "day.resolved", null)),
                List.of(
                        figure(reader, day.open(), "day.open", "/inbox/open"),
                        figure(reader, day.unassigned(), "day.unassigned", "/inbox/unassigned"),
                        figure(reader, day.late(), "day.late", "/inbox/due")),
                bars(reader, day),
                Stream.of(0, 6, 12, 18)
                        .map(hour -> new DayPage.Mark(hour * HOUR, reader.say("day.hour", hour)))
                        .toList(),
                day.people() == null ? null : persons(day.people()));
        Shell shell = shells.around(visit, me.account(), "day");
        return Pages.html(200, face.page(visit, "day", reader.say("day.title"), shell, page));
    }

    /** @throws Refused.Invalid naming the field */
    static LocalDate date(String field, String word) {
        try {
            return LocalDate.parse(word);
        } catch (DateTimeParseException none) {
            throw new Refused.Invalid(field, Said.of("api.date"));
        }
    }

    private static DayPage.Figure figure(Reader reader, int value, String key, @Nullable String url) {
        return new DayPage.Figure(String.valueOf(value), reader.say(key, value), url);
    }

    static List<DayPage.Bar> bars(Reader reader, Day day) {
        int most = day.hours().stream()
                .mapToInt(hour -> Math.max(hour.received(), hour.answered()))
                .max()
                .orElse(0);
        List<DayPage.Bar> bars = new ArrayList<>();
        for (Day.Hour hour : day.hours()) {
            if (hour.received() + hour.answered() > 0) {
                int in = height(hour.received(), most);
                int out = height(hour.answered(), most);
                int x = hour.hour() * HOUR + 3;
                String words = reader.say("day.bar", hour.hour(), hour.received(), hour.answered());
                bars.add(new DayPage.Bar(x, HEIGHT - in, in, x + BAR + 1, HEIGHT - out, out, words));
            }
        }
        return bars;
    }

    /** Something is never nothing. */
    private static int height(int count, int most) {
        return count == 0 ? 0 : Math.max(2, (int) Math.round((double) count * (HEIGHT - 4) / most));
    }

    private List<DayPage.Person> persons(List<Day.Person> did) {
        Map<Long, Account> accounts =
                people.byIds(did.stream().map(Day.Person::id).toList());
        return did.stream()
                .map(each -> new DayPage.Person(
                        accounts.containsKey(each.id())
                                ? Faces.of(accounts.get(each.id()))
                                : Faces.of(each.id(), each.name(), null),
                        each.name(),
                        each.answered(),
                        each.resolved(),
                        each.notes(),
                        each.open(),
                        "/inbox/open?assignee=" + each.id()))
                .toList();
    }
}
