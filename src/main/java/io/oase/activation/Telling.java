package io.oase.activation;

import io.oase.notice.Notice;
import io.oase.notice.Notices;
import io.oase.people.Right;
import io.oase.people.Role;
import io.oase.playbook.Playbook;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** Tells those whom the severity names that a playbook is in force, that it got worse or better, and that it is over. */
public final class Telling implements Course {
    private final Notices notices;

    public Telling(Notices notices) {
        this.notices = notices;
    }

    @Override
    public void begun(Handle db, Activation activation, Beginning beginning, Instant at) {
        Set<Long> told = audience(db, activation);
        told.remove(activation.starterId());
        send(db, activation, Notice.ACTIVATED, "begun", activation.starterName(), told, at);
        if (activation.glassBroken()) {
            send(
                    db,
                    activation,
                    Notice.GLASS_BROKEN,
                    "glass",
                    activation.starterName(),
                    those(db, roles(Right.ACTIVATE)),
                    at);
        }
    }

    @Override
    public void levelChanged(Handle db, Activation activation, int before, Instant at) {
        Timeline.Entry last = Timeline.last(db, activation.id());
        Set<Long> told = audience(db, activation);
        send(db, activation, Notice.LEVEL_CHANGED, "level:" + last.id(), name(last), told, at);
    }

    @Override
    public void ended(Handle db, Activation activation, Instant at) {
        String by = activation.enderName() == null ? "" : activation.enderName();
        send(db, activation, Notice.STOOD_DOWN, "ended", by, audience(db, activation), at);
    }

    /** Ids of those whom the severity of an activation names. */
    static Set<Long> audience(Handle db, Activation activation) {
        return audience(db, activation.playbook(), activation.severity());
    }

    /** Ids of those whom a severity names. */
    static Set<Long> audience(Handle db, Playbook playbook, Playbook.Level level) {
        Set<Long> all = new TreeSet<>();
        for (String who : level.tell()) {
            switch (who) {
                case "everyone" -> all.addAll(those(db, EnumSet.allOf(Role.class)));
                case "agents" -> all.addAll(those(db, Set.of(Role.AGENT)));
                case "leads" -> all.addAll(those(db, Set.of(Role.LEAD)));
                case "comms" -> all.addAll(those(db, Set.of(Role.COMMS)));
                case "admins" -> all.addAll(those(db, Set.of(Role.ADMIN)));
                default ->
                    playbook.roles().stream()
                            .filter(role -> who.equals("role:" + role.id()))
                            .forEach(role -> all.addAll(players(db, role)));
            }
        }
        return all;
    }

    /** Those a part names, or everybody it is filled from where it names nobody. */
    private static Set<Long> players(Handle db, Playbook.PartRole role) {
        Set<Long> named = new TreeSet<>(db.createQuery("SELECT id FROM account WHERE active AND name = ANY(:names)")
                .bind("names", role.people().toArray(String[]::new))
                .mapTo(Long.class)
                .list());
        Set<Role> from = EnumSet.noneOf(Role.class);
        role.from().forEach(id -> Role.of(id).ifPresent(from::add));
        return named.isEmpty() ? those(db, from) : named;
    }

    private static Set<Long> those(Handle db, Set<Role> roles) {
        return new TreeSet<>(db.createQuery("SELECT id FROM account WHERE active AND role = ANY(:roles)")
                .bind("roles", roles.stream().map(Role::id).toArray(String[]::new))
                .mapTo(Long.class)
                .list());
    }

    private static Set<Role> roles(Right right) {
        Set<Role> all = EnumSet.noneOf(Role.class);
        Arrays.stream(Role.values())
                .filter(role -> role.rights().contains(right))
                .forEach(all::add);
        return all;
    }

    private static String name(Timeline.Entry entry) {
        return entry.actorName() == null ? "" : entry.actorName();
    }

    private void send(
            Handle db, Activation activation, String kind, String what, String by, Set<Long> whom, Instant at) {
        Map<String, Object> data = new HashMap<>(
                Notice.worded("title", activation.playbook().title().in(), activation.title()));
        data.put("level", activation.level());
        data.put("by", by);
        data.put("drill", activation.drill());
        data.put("place", "/activations/" + activation.id());
        notices.send(db, new Notice("activation:" + activation.id() + ":" + what, kind, null, data, false), whom, at);
    }
}
