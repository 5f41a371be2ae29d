package io.oase.web;

import io.oase.base.Said;
import io.oase.notice.Preference;
import io.oase.notice.PushDevice;
import io.oase.notice.Quiet;
import io.oase.notice.TeamWebhook;
import io.oase.people.Role;
import io.oase.people.Team;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sample pages of how people want to hear of things. */
record NoticeSamples(Reader reader) {
    /** @param on whether everything is set up; else nothing is, and the form comes back refused */
    NotificationsPage notifications(boolean on) {
        Quiet nights =
                new Quiet(LocalTime.of(18, 0), LocalTime.of(8, 0), EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));
        Preference preference = new Preference(
                Map.of(), reader.zone(), on ? nights : null, List.of(LocalTime.of(8, 0), LocalTime.of(14, 0)), false);
        MultivaluedHashMap<String, String> typed = new MultivaluedHashMap<>(Map.of("zone", "Mars/Olympus"));
        Given given = on
                ? Given.done(reader.say("account.saved"))
                : new Given(
                        typed,
                        Map.of(
                                "zone",
                                reader.say("notifications.zone.unknown"),
                                "quiet",
                                reader.say("notice.preference.days")),
                        reader.say("refused.invalid"),
                        null);
        return NotificationViews.page(
                reader,
                NotificationsForm.of(preference, Role.LEAD, "Europe/Berlin"),
                given,
                on,
                on ? "BCVxsr7N_eNgVRqvHtD0zTZsEc6" : null,
                on ? devices() : List.of());
    }

    private List<PushDevice> devices() {
        return List.of(
                new PushDevice(
                        1,
                        "Firefox, Linux",
                        "aa",
                        reader.now().minus(Duration.ofDays(20)),
                        reader.now().minusSeconds(4000),
                        null),
                new PushDevice(
                        2,
                        "Safari, iPhone",
                        "bb",
                        reader.now().minus(Duration.ofDays(3)),
                        null,
                        Said.of("notice.push.refused", "web.push.example.org", 403)));
    }

    TeamChatsPage chats(boolean any) {
        return new TeamChatsPage(
                1,
                "Billing",
                any ? reader.say("chats.tested", "Mattermost, Town Square") : null,
                null,
                any ? "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw" : null,
                any
                        ? List.of(
                                TeamChatViews.card(reader, hook(1, "Mattermost, Town Square", true, false)),
                                TeamChatViews.card(reader, hook(2, "Slack, #billing", false, true)))
                        : List.of());
    }

    TeamChatPage chat() {
        return TeamChatViews.form(
                reader,
                new Team(1, "Billing", List.of()),
                null,
                "/teams/1/chats",
                reader.say("chats.add"),
                new Given(
                        new MultivaluedHashMap<>(Map.of("name", "Mattermost")),
                        Map.of("url", reader.say("notice.team.url"), "kinds", reader.say("notice.team.kinds")),
                        reader.say("refused.invalid"),
                        null));
    }

    private TeamWebhook hook(long id, String name, boolean active, boolean failing) {
        return new TeamWebhook(
                id,
                1,
                name,
                "chat.example.org",
                Set.of("target_near", "target_missed", "team"),
                "de",
                false,
                active,
                1,
                reader.now().minus(Duration.ofHours(2)),
                failing ? reader.now().minus(Duration.ofHours(1)) : null,
                failing ? Said.of("notice.team.status", "chat.example.org", 404) : null);
    }
}
