package io.oase.web;

import io.oase.base.Said;
import io.oase.notice.Family;
import io.oase.notice.Mailing;
import io.oase.notice.Notice;
import io.oase.notice.PushDevice;
import io.oase.notice.Way;
import io.oase.people.Account;
import io.oase.target.Zones;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes the page about notifications. */
final class NotificationViews {
    private NotificationViews() {}

    static NotificationsPage page(Reader reader, Hearing hearing, Account me, NotificationsForm form, Given given) {
        return page(
                reader,
                form,
                given,
                hearing.preferences().leaves(Way.EMAIL),
                hearing.devices().publicKey().orElse(null),
                hearing.devices().list(me));
    }

    static NotificationsPage page(
            Reader reader,
            NotificationsForm form,
            Given given,
            boolean mailOn,
            @Nullable String pushKey,
            List<PushDevice> devices) {
        return new NotificationsPage(
                given.done(),
                given.typed().isEmpty() ? null : given.problem(),
                given.typed().isEmpty() ? given.problem() : null,
                Arrays.stream(Family.values())
                        .map(family -> group(reader, family, form))
                        .filter(group -> !group.rows().isEmpty())
                        .toList(),
                mailOn,
                pushKey,
                devices.stream().map(device -> device(reader, device)).toList(),
                form.quiet(),
                form.from(),
                form.to(),
                Arrays.stream(DayOfWeek.values())
                        .map(day -> new Choice(
                                day.name(),
                                day.getDisplayName(
                                        TextStyle.SHORT, reader.language().locale()),
                                form.days().contains(day)))
                        .toList(),
                given.field(reader, "zone", "notifications.zone", "", "text", form.zone(), true),
                Zones.places(),
                IntStream.range(0, form.times().size())
                        .mapToObj(i ->
                                new NotificationsPage.Time(i + 1, form.times().get(i)))
                        .toList(),
                form.wordy(),
                given.error("quiet"),
                given.error("digest_times"));
    }

    /** What a kind is called; one without words of its own goes by its family. */
    static String kind(Reader reader, String kind) {
        String key = "notice.kind." + kind;
        return reader.language().has(key)
                ? reader.say(key)
                : reader.say("notice.family." + Family.of(kind).id()) + " (" + kind + ")";
    }

    /** Every kind, by family and name. */
    static List<String> kinds() {
        return Notice.KINDS.stream()
                .sorted(Comparator.comparing(Family::of).thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private static NotificationsPage.Group group(Reader reader, Family family, NotificationsForm form) {
        return new NotificationsPage.Group(
                reader.say("notice.family." + family.id()),
                kinds().stream()
                        .filter(kind ->
                                Family.of(kind) == family && form.choices().containsKey(kind))
                        .map(kind -> row(reader, kind, form))
                        .toList());
    }

    private static NotificationsPage.Row row(Reader reader, String kind, NotificationsForm form) {
        io.oase.notice.Choice choice = Objects.requireNonNull(form.choices().get(kind));
        return new NotificationsPage.Row(
                kind,
                kind(reader, kind),
                choice.counts(),
                choice.push(),
                Arrays.stream(Mailing.values())
                        .map(mailing -> new Choice(
                                mailing.name(),
                                reader.say(
                                        "notifications.mail." + mailing.name().toLowerCase(Locale.ROOT)),
                                choice.mail() == mailing))
                        .toList(),
                choice.urgent());
    }

    static NotificationsPage.Device device(Reader reader, PushDevice device) {
        Said trouble = device.trouble();
        return new NotificationsPage.Device(
                device.id(),
                device.name(),
                device.mark(),
                reader.say("notifications.device.made", device.createdAt()),
                device.usedAt() == null
                        ? reader.say("notifications.device.unused")
                        : reader.say("notifications.device.used", device.usedAt()),
                trouble == null ? null : reader.say(trouble));
    }
}
