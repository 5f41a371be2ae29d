package io.oase.prewritten;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.channel.Channel;
import io.oase.channel.Channels;
import io.oase.people.Account;
import io.oase.people.Right;
import io.oase.people.Team;
import io.oase.people.Teams;
import io.oase.prewritten.Checking.Wanted;
import io.oase.prewritten.PrewrittenDao.Stored;
import io.oase.prewritten.PrewrittenFile.Entry;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Prewritten replies out into a file and in from one: an entry is the one of its name and language, or a new one. */
public final class Exchange {
    private final Jdbi db;
    private final Channels channels;
    private final Teams teams;
    private final Clock clock;

    public Exchange(Jdbi db, Channels channels, Teams teams, Clock clock) {
        this.db = db;
        this.channels = channels;
        this.teams = teams;
        this.clock = clock;
    }

    /** What became of an entry. */
    public enum Outcome {
        MADE,
        CHANGED,
        UNCHANGED
    }

    /** One entry that was read in, and the prewritten reply it is. */
    public record Line(long id, String name, String language, Outcome outcome) {}

    /** All of them as YAML. */
    public String export(Account by) {
        by.require(Right.READ_INBOX);
        List<Stored> all = db.withHandle(PrewrittenDao::all);
        Map<Long, String> names = named(all).collect(Collectors.toMap(Channel::id, Channel::name));
        return PrewrittenFile.write(all.stream().map(Stored::body).toList(), names, teamNames());
    }

    /**
     * Reads entries in, all or none.
     *
     * @throws Refused.Invalid with everything that is wrong, by line and field: {@code 12:text}
     */
    public List<Line> read(Account by, String yaml) {
        by.require(Right.MANAGE_TEXTS);
        PrewrittenFile.Read file = PrewrittenFile.read(yaml);
        Map<String, Said> wrong = new TreeMap<>(file.wrong());
        refuse(wrong);
        return db.inTransaction(handle -> {
            PrewrittenDao.oneAtATime(handle);
            List<Stored> all = PrewrittenDao.all(handle);
            Map<String, Long> known = named(all)
                    .collect(Collectors.toMap(
                            channel -> Folding.of(channel.name()), Channel::id, (present, removed) -> present));
            Map<String, Long> ours = new HashMap<>();
            teamNames().forEach((id, name) -> ours.put(Folding.of(name), id));
            List<PrewrittenBody> bodies = file.entries().stream()
                    .map(entry -> body(entry, known, ours, wrong))
                    .toList();
            List<Wanted> wanted = bodies.stream()
                    .map(body -> new Wanted(same(all, body).map(Stored::id).orElse(null), body))
                    .toList();
            List<Map<String, Said>> faults =
                    new Checking(Set.copyOf(known.values()), Set.copyOf(ours.values())).wrong(all, wanted);
            for (int i = 0; i < faults.size(); i++) {
                Entry entry = file.entries().get(i);
                faults.get(i).forEach((field, said) -> wrong.put(entry.at(field), said));
            }
            refuse(wrong);
            return write(handle, by, all, bodies);
        });
    }

    private List<Line> write(Handle handle, Account by, List<Stored> all, List<PrewrittenBody> bodies) {
        Instant now = clock.instant();
        List<Line> lines = new ArrayList<>();
        for (PrewrittenBody body : bodies) {
            Optional<Stored> before = same(all, body);
            if (before.isEmpty()) {
                long id = PrewrittenDao.insert(handle, body, by.id(), now);
                lines.add(new Line(id, body.name(), body.language(), Outcome.MADE));
            } else if (before.get().body().equals(body)) {
                lines.add(new Line(before.get().id(), body.name(), body.language(), Outcome.UNCHANGED));
            } else {
                PrewrittenDao.change(handle, before.get(), body, by.id(), now);
                lines.add(new Line(before.get().id(), body.name(), body.language(), Outcome.CHANGED));
            }
        }
        return lines;
    }

    private static PrewrittenBody body(
            Entry entry, Map<String, Long> channels, Map<String, Long> teams, Map<String, Said> wrong) {
        Set<Long> where = ids(
                entry.channels(),
                channels,
                name -> wrong.put(entry.at("channels"), Said.of("prewritten.no_channel", name)));
        Set<Long> whose =
                ids(entry.teams(), teams, name -> wrong.put(entry.at("teams"), Said.of("prewritten.no_team", name)));
        return new PrewrittenBody(entry.name(), entry.language(), where, whose, entry.text()).tidy();
    }

    private static Set<Long> ids(List<String> names, Map<String, Long> known, Consumer<String> unknown) {
        Set<Long> ids = new HashSet<>();
        for (String name : names) {
            Long id = known.get(Folding.of(name));
            if (id == null) {
                unknown.accept(name);
            } else {
                ids.add(id);
            }
        }
        return ids;
    }

    /** The teams there are. One that is no more is not written: its name may be another's by then. */
    private Map<Long, String> teamNames() {
        return teams.list().stream().collect(Collectors.toMap(Team::id, Team::name));
    }

    /** The channels there are, and behind them those that are gone and that a text is still for. */
    private Stream<Channel> named(List<Stored> all) {
        List<Channel> present = channels.list();
        Set<Long> ids = present.stream().map(Channel::id).collect(Collectors.toSet());
        Stream<Channel> removed = all.stream()
                .flatMap(stored -> stored.body().channels().stream())
                .distinct()
                .filter(id -> !ids.contains(id))
                .map(channels::get);
        return Stream.concat(present.stream(), removed);
    }

    private static Optional<Stored> same(List<Stored> all, PrewrittenBody body) {
        return all.stream()
                .filter(stored -> stored.body().language().equals(body.language())
                        && Folding.of(stored.body().name()).equals(Folding.of(body.name())))
                .findFirst();
    }

    private static void refuse(Map<String, Said> wrong) {
        if (!wrong.isEmpty()) {
            throw new Refused.Invalid(wrong);
        }
    }
}
