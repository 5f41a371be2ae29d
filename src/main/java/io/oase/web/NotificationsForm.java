package io.oase.web;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.notice.Choice;
import io.oase.notice.Mailing;
import io.oase.notice.Notice;
import io.oase.notice.Preference;
import io.oase.notice.Preferences;
import io.oase.notice.Quiet;
import io.oase.people.Role;
import io.oase.target.Zones;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The form about notifications, as it stands or as it was typed.
 *
 * @param choices by kind, only of kinds that stood in the form
 * @param quiet whether there are quiet hours
 * @param times of mails with everything unread; blank: not used
 */
record NotificationsForm(
        Map<String, Choice> choices,
        boolean quiet,
        String from,
        String to,
        Set<DayOfWeek> days,
        String zone,
        List<String> times,
        boolean wordy) {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    static NotificationsForm of(Preference preference, Role role, String browserZone) {
        Quiet hours = preference.quiet();
        return new NotificationsForm(
                Notice.KINDS.stream().collect(Collectors.toMap(kind -> kind, kind -> preference.choice(kind, role))),
                hours != null,
                hours == null ? "18:00" : CLOCK.format(hours.from()),
                hours == null ? "08:00" : CLOCK.format(hours.to()),
                hours == null ? EnumSet.allOf(DayOfWeek.class) : hours.days(),
                hours == null && preference.choices().isEmpty()
                        ? browserZone
                        : preference.zone().getId(),
                padded(preference.digestTimes().stream().map(CLOCK::format).toList()),
                preference.wordy());
    }

    static NotificationsForm of(MultivaluedMap<String, String> form) {
        Map<String, Choice> choices = new HashMap<>();
        all(form, "kind")
                .forEach(kind -> choices.put(
                        kind,
                        new Choice(
                                form.containsKey("counts." + kind),
                                form.containsKey("push." + kind),
                                mailing(Pages.typed(form, "mail." + kind)),
                                form.containsKey("urgent." + kind))));
        return new NotificationsForm(
                choices,
                form.containsKey("quiet"),
                Pages.typed(form, "from"),
                Pages.typed(form, "to"),
                all(form, "day").stream()
                        .flatMap(day -> Stream.of(DayOfWeek.values())
                                .filter(each -> each.name().equals(day)))
                        .collect(Collectors.toSet()),
                Pages.typed(form, "zone"),
                padded(all(form, "digest")),
                form.containsKey("wordy"));
    }

    /**
     * What it means.
     *
     * @param before what kinds that did not stand in the form go on with
     */
    Preference preference(Preference before) {
        Map<String, Choice> chosen = new HashMap<>(before.choices());
        choices.forEach((kind, choice) -> {
            if (Notice.KINDS.contains(kind)) {
                chosen.put(kind, choice);
            }
        });
        List<LocalTime> digests = times.stream()
                .filter(time -> !time.isBlank())
                .map(time -> Parsing.clock("digest_times", time))
                .toList();
        return new Preference(
                chosen,
                Zones.find(zone).orElseThrow(() -> new Refused.Invalid("zone", Said.of("notifications.zone.unknown"))),
                quiet ? new Quiet(Parsing.clock("quiet", from), Parsing.clock("quiet", to), days) : null,
                digests,
                wordy);
    }

    private static List<String> padded(List<String> times) {
        List<String> all = new ArrayList<>(times.subList(0, Math.min(times.size(), Preferences.MOST_DIGESTS)));
        while (all.size() < Preferences.MOST_DIGESTS) {
            all.add("");
        }
        return all;
    }

    private static Mailing mailing(String word) {
        return Arrays.stream(Mailing.values())
                .filter(each -> each.name().equalsIgnoreCase(word))
                .findFirst()
                .orElse(Mailing.NONE);
    }

    private static List<String> all(MultivaluedMap<String, String> form, String name) {
        return Objects.requireNonNullElse(form.get(name), List.of());
    }
}
