package io.oase.guide;

import io.oase.activation.Activation;
import io.oase.activation.Activations;
import io.oase.activation.Beginning;
import io.oase.activation.Course;
import io.oase.activation.Happening;
import io.oase.activation.Timeline;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.people.Account;
import io.oase.people.Right;
import io.oase.playbook.Playbook;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Who plays which part: filled when it begins, changed by whoever leads, and remembered. */
public final class Casting implements Course {
    /** The part of whoever decides; each playbook has it. */
    public static final String LEAD = "lead";

    /** More do not stand in for one. */
    static final int MOST = 10;

    private final Jdbi db;
    private final Activations activations;
    private final Telling telling;
    private final Clock clock;

    public Casting(Jdbi db, Activations activations, Telling telling, Clock clock) {
        this.db = db;
        this.activations = activations;
        this.telling = telling;
        this.clock = clock;
    }

    /** Each part with who plays it now, in the order of the playbook. */
    public List<Part> parts(Account by, long id) {
        by.require(Right.READ_INBOX);
        return db.withHandle(handle -> parts(handle, activations.find(handle, id)));
    }

    /** The same for whoever works in a transaction. */
    public static List<Part> parts(Handle handle, Activation activation) {
        Map<String, List<Part.Player>> now = CastingDao.now(handle, activation.id()).stream()
                .collect(Collectors.groupingBy(
                        CastingDao.Now::role, Collectors.mapping(CastingDao.Now::player, Collectors.toList())));
        return activation.playbook().roles().stream()
                .map(role -> new Part(role, now.getOrDefault(role.id(), List.of())))
                .toList();
    }

    /** Everybody who plays or once played a part, in order. */
    public List<Part.Spell> history(Account by, long id) {
        by.require(Right.READ_INBOX);
        return db.withHandle(handle -> {
            activations.find(handle, id);
            return CastingDao.history(handle, id);
        });
    }

    /** Whoever plays a part and can be told something: the first of its people who still works here; null for nobody. */
    public static @Nullable Long reachable(Handle handle, long id, String role) {
        return CastingDao.reachable(handle, id, role).stream().findFirst().orElse(null);
    }

    /** Whether somebody plays any part in it. */
    public boolean plays(Account by, long id) {
        return db.withHandle(handle -> CastingDao.plays(handle, id, by.id()));
    }

    /** Whether somebody may say who plays what. */
    public boolean mayCast(Account by, Activation activation) {
        return by.may(Right.ACTIVATE) || Objects.equals(activation.leadId(), by.id());
    }

    /**
     * Gives a part to these people; the first plays it, the others stand in, in this order.
     *
     * @param people ids; none: nobody plays it
     * @throws Refused.NotFound when the playbook has no such part
     * @throws Refused.Invalid naming {@code people} when somebody does not work here, or they are too many
     * @throws Refused.NotAllowed unless they may put playbooks in force or lead this one
     */
    public List<Part> cast(Account by, long id, String role, List<Long> people) {
        by.require(Right.ANSWER);
        return db.inTransaction(handle -> {
            Activation activation = activations.hold(handle, id);
            if (!mayCast(by, activation)) {
                throw new Refused.NotAllowed(Said.of("guide.cast.refused"));
            }
            Playbook.PartRole part = activation.playbook().roles().stream()
                    .filter(each -> each.id().equals(role))
                    .findFirst()
                    .orElseThrow(() -> new Refused.NotFound(Said.of("guide.no_role", role)));
            List<Long> wanted = List.copyOf(new LinkedHashSet<>(people));
            if (wanted.size() > MOST) {
                throw new Refused.Invalid("people", Said.of("guide.too_many_people", MOST));
            }
            Map<Long, String> names = CastingDao.active(handle, wanted).stream()
                    .collect(Collectors.toMap(CastingDao.Named::id, CastingDao.Named::name));
            wanted.stream().filter(each -> !names.containsKey(each)).findFirst().ifPresent(gone -> {
                throw new Refused.Invalid("people", Said.of("guide.no_person", gone));
            });
            if (!wanted.equals(playing(handle, activation, role))) {
                change(handle, activation, part, wanted, names, by, clock.instant());
            }
            return parts(handle, activation);
        });
    }

    private static List<Long> playing(Handle handle, Activation activation, String role) {
        return CastingDao.now(handle, activation.id()).stream()
                .filter(each -> each.role().equals(role))
                .map(each -> each.player().id())
                .toList();
    }

    private void change(
            Handle handle,
            Activation activation,
            Playbook.PartRole part,
            List<Long> wanted,
            Map<Long, String> names,
            Account by,
            Instant now) {
        List<Long> before = playing(handle, activation, part.id());
        CastingDao.end(handle, activation.id(), part.id(), now);
        fill(handle, activation, part.id(), wanted, names, by.id(), now);
        if (wanted.isEmpty()) {
            Timeline.write(handle, activation.id(), by.id(), Happening.CAST, Map.of("role", part.id()), now);
        }
        telling.given(
                handle,
                activation,
                part,
                wanted.stream()
                        .filter(each -> !before.contains(each) && each != by.id())
                        .toList(),
                by.name(),
                now);
    }

    private static void fill(
            Handle handle,
            Activation activation,
            String role,
            List<Long> people,
            Map<Long, String> names,
            @Nullable Long by,
            Instant at) {
        int place = 0;
        for (long person : people) {
            CastingDao.insert(handle, activation.id(), role, person, place, by, at);
            Map<String, Object> data = new HashMap<>(Map.of("role", role, "account", person, "deputy", place));
            data.put("name", names.getOrDefault(person, ""));
            Timeline.write(handle, activation.id(), by, Happening.CAST, data, at);
            place++;
        }
        if (role.equals(LEAD)) {
            CastingDao.lead(handle, activation.id(), people.isEmpty() ? null : people.get(0));
        }
    }

    /** Those the playbook names who work here; whoever leads plays the lead, and those named for it stand in. */
    @Override
    public void begun(Handle handle, Activation activation, Beginning beginning, Instant at) {
        for (Playbook.PartRole part : activation.playbook().roles()) {
            List<CastingDao.Named> named = CastingDao.named(handle, part.people());
            List<Long> people = new ArrayList<>();
            Map<Long, String> names = new HashMap<>();
            if (part.id().equals(LEAD) && activation.leadId() != null) {
                people.add(activation.leadId());
                names.put(activation.leadId(), Objects.requireNonNull(activation.leadName()));
            }
            for (String name : part.people()) {
                Optional<CastingDao.Named> one =
                        named.stream().filter(each -> each.name().equals(name)).findFirst();
                one.filter(each -> !people.contains(each.id())).ifPresent(each -> {
                    people.add(each.id());
                    names.put(each.id(), each.name());
                });
            }
            List<Long> most = people.subList(0, Math.min(people.size(), MOST));
            if (!most.isEmpty()) {
                fill(handle, activation, part.id(), most, names, null, at);
                telling.given(
                        handle,
                        activation,
                        part,
                        most.stream()
                                .filter(each -> each != activation.starterId())
                                .toList(),
                        activation.starterName(),
                        at);
            }
        }
    }

    /**
     * In a transaction: only whoever may put playbooks in force, or plays a part in this one.
     *
     * @throws Refused.NotAllowed for everybody else
     */
    static void requirePart(Handle handle, Account by, Activation activation) {
        by.require(Right.ANSWER);
        if (!by.may(Right.ACTIVATE) && !CastingDao.plays(handle, activation.id(), by.id())) {
            throw new Refused.NotAllowed(Said.of("guide.part.refused"));
        }
    }
}
