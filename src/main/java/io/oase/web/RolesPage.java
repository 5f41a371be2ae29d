package io.oase.web;

import io.oase.activation.Activation;
import io.oase.guide.Part;
import io.oase.people.Account;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Who plays which part in a crisis.
 *
 * @param mayCast whether whoever looks says so
 * @param history who played what from when to when, the latest first, in words
 */
public record RolesPage(
        ActivationTabs head, long id, boolean mayCast, List<Line> parts, List<String> history, List<String> errors) {
    public RolesPage {
        parts = List.copyOf(parts);
        history = List.copyOf(history);
        errors = List.copyOf(errors);
    }

    /**
     * One part.
     *
     * @param who plays it and who stands in, in words
     * @param nobody whether nobody does
     * @param seats to be filled, the holder’s first; empty where whoever looks may not
     */
    public record Line(
            long activation, String id, String name, String does, String who, boolean nobody, List<Seat> seats) {
        public Line {
            seats = List.copyOf(seats);
        }
    }

    /** A place to be filled; those the playbook thinks of stand first. */
    public record Seat(String id, String label, List<Choice> fitting, List<Choice> others) {
        public Seat {
            fitting = List.copyOf(fitting);
            others = List.copyOf(others);
        }
    }

    static RolesPage of(
            Reader reader,
            Activation activation,
            boolean mayCast,
            List<Part> parts,
            List<Part.Spell> history,
            List<Account> people,
            List<String> errors) {
        boolean may = mayCast && activation.inForce();
        return new RolesPage(
                ActivationTabs.of(reader, activation, "roles"),
                activation.id(),
                may,
                parts.stream()
                        .map(part -> line(reader, activation, part, may, people))
                        .toList(),
                history.stream()
                        .sorted((one, other) -> other.since().compareTo(one.since()))
                        .map(spell -> spell(reader, activation, spell))
                        .toList(),
                errors);
    }

    private static Line line(Reader reader, Activation activation, Part part, boolean may, List<Account> people) {
        Locale locale = reader.language().locale();
        List<Seat> seats = new ArrayList<>();
        int wanted = may ? Math.min(Math.max(2, part.players().size() + 1), 10) : 0;
        for (int place = 0; place < wanted; place++) {
            long now = place < part.players().size() ? part.players().get(place).id() : 0;
            seats.add(new Seat(
                    part.role().id() + "-" + place,
                    reader.say(place == 0 ? "crisis.roles.holder" : "crisis.roles.deputy", place),
                    choices(people, now, part, true),
                    choices(people, now, part, false)));
        }
        return new Line(
                activation.id(),
                part.role().id(),
                part.role().name().in(locale),
                part.role().does().in(locale),
                new CrisisView(reader, activation).players(part),
                part.players().isEmpty(),
                seats);
    }

    private static List<Choice> choices(List<Account> people, long now, Part part, boolean fitting) {
        return people.stream()
                .filter(each -> part.role().from().contains(each.role().id()) == fitting)
                .map(each -> new Choice(String.valueOf(each.id()), each.name(), each.id() == now))
                .toList();
    }

    private static String spell(Reader reader, Activation activation, Part.Spell spell) {
        String part = activation.playbook().roles().stream()
                .filter(each -> each.id().equals(spell.role()))
                .findFirst()
                .map(each -> each.name().in(reader.language().locale()))
                .orElse(spell.role());
        String named = spell.place() == 0 ? spell.name() : reader.say("crisis.roles.standsin", spell.name());
        return spell.until() == null
                ? reader.say("crisis.roles.since", part, named, spell.since())
                : reader.say("crisis.roles.was", part, named, spell.since(), spell.until());
    }
}
