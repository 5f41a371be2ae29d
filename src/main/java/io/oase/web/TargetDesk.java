package io.oase.web;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.channel.Channel;
import io.oase.channel.Channels;
import io.oase.channel.Networks;
import io.oase.channel.RemotePost;
import io.oase.people.Account;
import io.oase.target.Calendars;
import io.oase.target.ClockKind;
import io.oase.target.Impact;
import io.oase.target.Step;
import io.oase.target.Target;
import io.oase.target.Targets;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lays out the form of a target, with what saving it would do beside it. */
final class TargetDesk {
    private final Face face;
    private final Shells shells;
    private final Targets targets;
    private final Calendars calendars;
    private final Channels channels;
    private final Networks networks;

    TargetDesk(Face face, Shells shells, Targets targets, Calendars calendars, Channels channels, Networks networks) {
        this.face = face;
        this.shells = shells;
        this.targets = targets;
        this.calendars = calendars;
        this.channels = channels;
        this.networks = networks;
    }

    /** What a new one begins with: an answer within four hours of opening time. */
    TargetForm blank(Account me) {
        MultivaluedHashMap<String, String> typed = new MultivaluedHashMap<>();
        typed.putSingle("calendar", String.valueOf(calendars.all(me).get(0).id()));
        for (String kind : List.of("first_response", "next_response")) {
            typed.putSingle("time." + kind, "4");
            typed.putSingle("unit." + kind, "h");
        }
        typed.putSingle("step.0.percent", "75");
        typed.putSingle("step.0.tell", "assignee");
        return new TargetForm(typed);
    }

    /**
     * The page.
     *
     * @param stored the one that is changed; null for a new one
     * @param wrong what is wrong, by the paths of the verb
     * @param problem why it was not saved; null when nothing was tried
     */
    Response page(
            Visit visit,
            Account me,
            int status,
            @Nullable Target stored,
            TargetForm form,
            Map<String, Said> wrong,
            @Nullable Said problem) {
        Reader reader = visit.reader();
        String id = stored == null ? "" : String.valueOf(stored.id());
        String title = stored == null ? reader.say("targets.add") : new TargetNames(reader).of(stored);
        TargetPage page = new TargetPage(
                id,
                title,
                "/targets/" + (stored == null ? "new" : id),
                stored == null ? "" : String.valueOf(stored.no()),
                problem == null ? null : reader.say(problem),
                stored != null && form.text("name").isEmpty() ? "" : form.text("name"),
                error(reader, wrong, "name"),
                TargetPlaces.of(reader, targets.all(me), stored == null ? null : stored.id())
                        .choices(form.text("position")),
                error(reader, wrong, "position"),
                channelChoices(reader, form, stored),
                networks.all().stream()
                        .map(network -> network.declaration())
                        .map(network -> choice(form, "networks", network.id(), network.name()))
                        .toList(),
                kinds().map(kind -> choice(form, "kinds", kind, reader.say("targets.kind." + kind)))
                        .toList(),
                List.of(
                        choice(form, "private", "", reader.say("targets.anyreader")),
                        choice(form, "private", "false", reader.say("targets.public")),
                        choice(form, "private", "true", reader.say("targets.private"))),
                Stream.concat(
                                Stream.of(choice(form, "priority_from", "", reader.say("targets.anypriority"))),
                                IntStream.rangeClosed(1, 2)
                                        .mapToObj(each -> choice(
                                                form,
                                                "priority_from",
                                                String.valueOf(each),
                                                reader.say("targets.priorityfrom", reader.say("priority." + each)))))
                        .toList(),
                form.text("tags"),
                form.text("languages"),
                form.text("followers_from"),
                List.of(
                        choice(form, "crisis", "", reader.say("targets.anycrisis")),
                        choice(form, "crisis", "true", reader.say("targets.incrisis")),
                        choice(form, "crisis", "false", reader.say("targets.nocrisis"))),
                wrong.entrySet().stream()
                        .filter(entry -> entry.getKey().startsWith("match."))
                        .map(entry -> reader.say(entry.getValue()))
                        .toList(),
                calendars.all(me).stream()
                        .map(calendar -> choice(form, "calendar", String.valueOf(calendar.id()), calendar.name()))
                        .toList(),
                error(reader, wrong, "calendar"),
                error(reader, wrong, "times"),
                Arrays.stream(ClockKind.values())
                        .map(kind -> time(reader, form, wrong, kind))
                        .toList(),
                IntStream.range(0, form.rows())
                        .mapToObj(row -> step(reader, form, wrong, row))
                        .toList(),
                wrong.isEmpty()
                        ? effect(reader, me, stored == null ? null : stored.id(), form)
                        : TargetPage.Effect.UNKNOWN,
                stored == null ? "" : retirement(reader, me, stored.id()));
        return Pages.html(status, face.page(visit, "target", title, shells.around(visit, me, "targets"), page));
    }

    /** Those there are, and those the target names that have been removed since: only a person takes one of them out. */
    private List<Choice> channelChoices(Reader reader, TargetForm form, @Nullable Target stored) {
        List<Channel> all = channels.list();
        Stream<Choice> present =
                all.stream().map(channel -> choice(form, "channels", String.valueOf(channel.id()), channel.name()));
        Stream<Choice> removed = stored == null
                ? Stream.of()
                : stored.match().channels().stream()
                        .filter(id -> all.stream().noneMatch(channel -> channel.id() == id))
                        .sorted()
                        .map(id -> choice(
                                form,
                                "channels",
                                String.valueOf(id),
                                reader.say("targets.removed", channels.get(id).name())));
        return Stream.concat(present, removed).toList();
    }

    private String retirement(Reader reader, Account me, long id) {
        return new TargetEffects(reader).count(targets.impactWithout(me, id));
    }

    /** What saving would do; nothing while something is wrong, which saving says. */
    TargetPage.Effect effect(Reader reader, Account me, @Nullable Long id, TargetForm form) {
        TargetForm.Read read = form.read();
        if (!read.wrong().isEmpty()) {
            return TargetPage.Effect.UNKNOWN;
        }
        try {
            Impact impact = targets.impact(me, id, read.body(), read.position());
            TargetPlaces places = TargetPlaces.of(reader, targets.all(me), id);
            Integer chosen = read.position() != null ? read.position() : places.present();
            int place = chosen == null ? targets.usualPlace(me, read.body()) : chosen;
            return new TargetEffects(reader)
                    .of(impact, places.sentence(place), form.text("name"), targets.doubts(read.body()));
        } catch (Refused.Invalid invalid) {
            return TargetPage.Effect.UNKNOWN;
        }
    }

    private static TargetPage.TimeRow time(Reader reader, TargetForm form, Map<String, Said> wrong, ClockKind kind) {
        String id = kind.id();
        String path = "times." + id;
        String error = error(reader, wrong, path);
        return new TargetPage.TimeRow(
                id,
                reader.say("clock." + id),
                reader.say("targets.hint." + id),
                form.text("time." + id),
                List.of(
                        choice(form, "unit." + id, "min", reader.say("targets.unit.min")),
                        choice(form, "unit." + id, "h", reader.say("targets.unit.h")),
                        choice(form, "unit." + id, "d", reader.say("targets.unit.d"))),
                List.of(
                        choice(form, "counting." + id, "opening", reader.say("targets.counting.opening")),
                        choice(form, "counting." + id, "clock", reader.say("targets.counting.clock"))),
                error == null ? error(reader, wrong, path + ".counting") : error);
    }

    private static TargetPage.StepRow step(Reader reader, TargetForm form, Map<String, Said> wrong, int row) {
        String error = null;
        int place = (int) IntStream.range(0, row).filter(form::filled).count();
        if (form.filled(row)) {
            error = error(reader, wrong, "steps." + place + ".percent");
            error = error == null ? error(reader, wrong, "steps." + place + ".tell") : error;
        }
        return new TargetPage.StepRow(
                row,
                form.text("step." + row + ".percent"),
                Arrays.stream(Step.Audience.values())
                        .map(who -> who.name().toLowerCase(Locale.ROOT))
                        .map(who -> choice(form, "step." + row + ".tell", who, reader.say("targets.tell." + who)))
                        .toList(),
                form.chosen("step." + row + ".pass", "true"),
                error);
    }

    private static Stream<String> kinds() {
        return Arrays.stream(RemotePost.Kind.values()).map(kind -> kind.name().toLowerCase(Locale.ROOT));
    }

    private static Choice choice(TargetForm form, String name, String value, String label) {
        return new Choice(value, label, form.chosen(name, value));
    }

    private static @Nullable String error(Reader reader, Map<String, Said> wrong, String path) {
        Said said = wrong.get(path);
        return said == null ? null : reader.say(said);
    }
}
