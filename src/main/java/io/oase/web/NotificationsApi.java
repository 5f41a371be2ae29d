package io.oase.web;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.dropwizard.auth.Auth;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.notice.Choice;
import io.oase.notice.Notice;
import io.oase.notice.Preference;
import io.oase.notice.Quiet;
import io.oase.notice.Way;
import io.oase.people.Account;
import io.oase.target.Zones;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/me/notifications}: how the token's account wants to hear of what it is told. */
@Path("/api/v1/me/notifications")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class NotificationsApi {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final Hearing hearing;

    NotificationsApi(Hearing hearing) {
        this.hearing = hearing;
    }

    /** What is on here at all, for everybody. */
    record WaysJson(boolean push, boolean mail) {}

    /** One kind. */
    record ChoiceJson(boolean counts, boolean push, String mail, boolean urgent) {}

    /** Hours in which nothing disturbs. */
    record QuietJson(String from, String to, List<String> days) {}

    /** All of it, with every kind there is. */
    @JsonNaming(SnakeCaseStrategy.class)
    record NotificationsJson(
            String zone,
            @Nullable QuietJson quiet,
            List<String> digestTimes,
            boolean details,
            Map<String, ChoiceJson> choices,
            WaysJson ways) {}

    /** As it is. */
    @GET
    public NotificationsJson read(@Auth Me me) {
        return json(me.account(), hearing.preferences().of(me.account()));
    }

    /** One kind, as it is wanted. */
    record WantedChoice(
            @Nullable Boolean counts,
            @Nullable Boolean push,
            @Nullable String mail,
            @Nullable Boolean urgent) {
        private Choice choice(String above) {
            return new Choice(
                    Body.given(above + ".counts", counts),
                    Body.given(above + ".push", push),
                    Parsing.mailing(above + ".mail", Body.given(above + ".mail", mail)),
                    Body.given(above + ".urgent", urgent));
        }
    }

    /** Quiet hours, as they are wanted. */
    record WantedQuiet(
            @Nullable String from,
            @Nullable String to,
            @Nullable List<String> days) {
        private Quiet quiet() {
            Set<java.time.DayOfWeek> on = new HashSet<>();
            Body.given("quiet.days", days).forEach(day -> on.add(Parsing.day("quiet.days", day)));
            return new Quiet(
                    Parsing.clock("quiet.from", Body.given("quiet.from", from)),
                    Parsing.clock("quiet.to", Body.given("quiet.to", to)),
                    on);
        }
    }

    /** All of it, as it is wanted; kinds that are left out are as they are for most. */
    @JsonNaming(SnakeCaseStrategy.class)
    record WantedNotifications(
            @Nullable String zone,
            @Nullable WantedQuiet quiet,
            @Nullable List<String> digestTimes,
            @Nullable Boolean details,
            @Nullable Map<String, WantedChoice> choices)
            implements Body {
        private Preference preference() {
            Map<String, Choice> chosen = new HashMap<>();
            Body.given("choices", choices)
                    .forEach((kind, choice) -> chosen.put(
                            kind, Body.given("choices." + kind, choice).choice("choices." + kind)));
            List<LocalTime> times = Body.given("digest_times", digestTimes).stream()
                    .map(time -> Parsing.clock("digest_times", Body.given("digest_times", time)))
                    .toList();
            return new Preference(
                    chosen,
                    Zones.find(Body.given("zone", zone))
                            .orElseThrow(() -> new Refused.Invalid("zone", Said.of("notifications.zone.unknown"))),
                    quiet == null ? null : quiet.quiet(),
                    times,
                    Body.given("details", details));
        }
    }

    /** Puts all of it in place of what it was. */
    @PUT
    public NotificationsJson change(@Auth Me me, @Nullable WantedNotifications wanted) {
        return json(
                me.account(),
                hearing.preferences().change(me.account(), Body.given(wanted).preference()));
    }

    private NotificationsJson json(Account me, Preference preference) {
        Map<String, ChoiceJson> choices = new TreeMap<>();
        Notice.KINDS.forEach(kind -> {
            Choice choice = preference.choice(kind, me.role());
            choices.put(
                    kind,
                    new ChoiceJson(
                            choice.counts(),
                            choice.push(),
                            choice.mail().name().toLowerCase(Locale.ROOT),
                            choice.urgent()));
        });
        Quiet quiet = preference.quiet();
        return new NotificationsJson(
                preference.zone().getId(),
                quiet == null
                        ? null
                        : new QuietJson(
                                CLOCK.format(quiet.from()),
                                CLOCK.format(quiet.to()),
                                quiet.days().stream()
                                        .sorted()
                                        .map(day -> day.name().substring(0, 3).toLowerCase(Locale.ROOT))
                                        .toList()),
                preference.digestTimes().stream().map(CLOCK::format).toList(),
                preference.wordy(),
                choices,
                new WaysJson(
                        hearing.preferences().leaves(Way.PUSH),
                        hearing.preferences().leaves(Way.EMAIL)));
    }
}
