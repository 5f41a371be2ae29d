package io.oase.people;

import io.oase.base.Refused;
import io.oase.base.Said;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Teams: who belongs together. Everybody sees them; leads make and change them. */
public final class Teams {
    private static final int LONGEST_NAME = 60;

    private final Jdbi db;
    private final Clock clock;
    private final List<Retiring> retiring = new CopyOnWriteArrayList<>();

    public Teams(Jdbi db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Is told, in the same transaction, that a team is no more. */
    public interface Retiring {
        /** @param actor who retired it */
        void retired(Handle handle, Account actor, long team, Instant now);
    }

    /** Whoever has to hand something over when a team is retired. */
    public void onRetiring(Retiring listener) {
        retiring.add(listener);
    }

    /** All there are, by name. */
    public List<Team> list() {
        return db.withHandle(TeamDao::list);
    }

    /** One of them; empty when there is none of this number, or no longer. */
    public Optional<Team> find(long id) {
        return db.withHandle(handle -> TeamDao.find(handle, id));
    }

    /** Those somebody belongs to, by name. */
    public List<Team> of(Account account) {
        return list().stream().filter(team -> team.has(account.id())).toList();
    }

    /** Names by id, also of teams that are no more: for what they answered for. */
    public Map<Long, String> names() {
        return db.withHandle(handle -> {
            Map<Long, String> names = new HashMap<>();
            handle.createQuery("SELECT id, name FROM team")
                    .map((row, context) -> names.put(row.getLong(1), row.getString(2)))
                    .list();
            return names;
        });
    }

    /**
     * Makes a team.
     *
     * @param members accounts by id
     * @throws Refused.Invalid naming name or members
     */
    public Team create(Account by, String name, Collection<Long> members) {
        by.require(Right.MANAGE_TEAMS);
        String line = checked(name);
        return db.inTransaction(handle -> {
            oneAtATime(handle);
            check(handle, 0, line, members);
            long id = TeamDao.insert(handle, line, clock.instant());
            TeamDao.setMembers(handle, id, members);
            return TeamDao.find(handle, id).orElseThrow(Teams::unknown);
        });
    }

    /**
     * Changes a team; what is null stays.
     *
     * @throws Refused.NotFound when there is no such team
     * @throws Refused.Invalid naming name or members
     */
    public Team change(Account by, long id, @Nullable String name, @Nullable Collection<Long> members) {
        by.require(Right.MANAGE_TEAMS);
        String line = name == null ? null : checked(name);
        return db.inTransaction(handle -> {
            oneAtATime(handle);
            if (!TeamDao.lock(handle, id)) {
                throw unknown();
            }
            check(handle, id, line, members == null ? List.of() : members);
            if (line != null) {
                TeamDao.rename(handle, id, line);
            }
            if (members != null) {
                TeamDao.setMembers(handle, id, members);
            }
            return TeamDao.find(handle, id).orElseThrow(Teams::unknown);
        });
    }

    /** Ends a team. What it had and is not resolved is no team's any more; reports keep its name. */
    public void retire(Account by, long id) {
        by.require(Right.MANAGE_TEAMS);
        db.useTransaction(handle -> {
            if (!TeamDao.lock(handle, id)) {
                throw unknown();
            }
            Instant now = clock.instant();
            TeamDao.retire(handle, id, now);
            retiring.forEach(listener -> listener.retired(handle, by, id, now));
        });
    }

    /**
     * Keeps a team as it is until the caller's transaction ends. To be asked before any conversation is locked: who retires a
     * team locks in this order, too.
     *
     * @throws Refused.Invalid naming team, when there is no such team
     */
    public static void hold(Handle handle, long id) {
        if (!TeamDao.hold(handle, id)) {
            throw new Refused.Invalid("team", Said.of("people.team.none"));
        }
    }

    /** The same for those who hold a conversation already: false also while somebody is ending the team, instead of waiting. */
    public static boolean holdUnlessEnding(Handle handle, long id) {
        return TeamDao.holdUnlessLocked(handle, id);
    }

    /** Whether somebody belongs to a team, in the caller's transaction. */
    public static boolean has(Handle handle, long team, long account) {
        return TeamDao.find(handle, team).filter(found -> found.has(account)).isPresent();
    }

    private static String checked(String name) {
        String line = AccountRules.line(name);
        if (line.isEmpty() || line.length() > LONGEST_NAME) {
            throw new Refused.Invalid("name", Said.of("people.team.name", LONGEST_NAME));
        }
        return line;
    }

    private static void check(Handle handle, long id, @Nullable String name, Collection<Long> members) {
        if (name != null && TeamDao.nameTaken(handle, name, id)) {
            throw new Refused.Invalid("name", Said.of("people.team.taken", name));
        }
        if (!TeamDao.unknown(handle, members).isEmpty()) {
            throw new Refused.Invalid("members", Said.of("people.team.members"));
        }
    }

    /** Names stay unique, and two who change members do so one after the other. */
    private static void oneAtATime(Handle handle) {
        handle.attach(AccountDao.class).oneAtATime();
    }

    private static Refused unknown() {
        return new Refused.NotFound(Said.of("people.team.unknown"));
    }
}
