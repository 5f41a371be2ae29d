package io.oase.people;

import io.oase.base.Refused;
import io.oase.base.Said;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Who works here. Changes of who there is happen one at a time on all nodes together. */
public final class People {
    private final Jdbi jdbi;
    private final Clock clock;
    private final Passwords passwords;
    private final List<Leaving> leaving = new CopyOnWriteArrayList<>();

    /** On this database. */
    public People(Jdbi jdbi, Clock clock, Passwords passwords) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.passwords = passwords;
    }

    /** Is told, in the same transaction, that an account is no longer active. */
    public interface Leaving {
        /** @param actor who deactivated it */
        void left(Handle handle, Account actor, long account, Instant now);
    }

    /** Whoever has to hand something over when a colleague leaves. */
    public void onLeaving(Leaving listener) {
        leaving.add(listener);
    }

    /**
     * Creates an account.
     *
     * @throws Refused.NotAllowed without {@link Right#MANAGE_PEOPLE}
     * @throws Refused.Invalid with the fields that cannot be used, e-mail and initials of others among them
     */
    public Account create(Account actor, NewAccount made) {
        actor.require(Right.MANAGE_PEOPLE);
        return create(made, dao -> {});
    }

    /**
     * Changes an account: everything by those who manage people, the own profile by everybody.
     *
     * @throws Refused.NotFound when there is no such account
     * @throws Refused.Conflict when nobody would be left who manages people
     */
    public Account change(Account actor, long id, AccountChange change) {
        if (actor.id() != id || change.needsManager()) {
            actor.require(Right.MANAGE_PEOPLE);
        }
        return jdbi.inTransaction(handle -> {
            AccountDao dao = handle.attach(AccountDao.class);
            dao.oneAtATime();
            Account before = dao.find(id).orElseThrow(People::unknown);
            Account after = change.of(before);
            AccountRules.check(after);
            keepAnAdmin(dao, before, after);
            Account unique = unique(dao, before, after, change.initials() != null);
            store(dao, unique);
            if (before.active() && !after.active()) {
                Instant now = clock.instant();
                dao.turnOut(id, now);
                leaving.forEach(listener -> listener.left(handle, actor, id, now));
            }
            return dao.find(id).orElseThrow(People::unknown);
        });
    }

    /** Ends somebody's access at once: sessions and tokens too, and what they had is free. What they wrote keeps their name. */
    public Account deactivate(Account actor, long id) {
        return change(actor, id, AccountChange.active(false));
    }

    /** Everybody, by name; those who left too when asked for. */
    public List<Account> list(Account actor, boolean withInactive) {
        actor.require(Right.SEE_PEOPLE);
        return jdbi.withExtension(AccountDao.class, dao -> dao.list(withInactive));
    }

    /** Somebody, active or not. */
    public Optional<Account> find(long id) {
        return jdbi.withExtension(AccountDao.class, dao -> dao.find(id));
    }

    /** Whoever signs in with this address, active or not. */
    public Optional<Account> byEmail(String email) {
        return jdbi.withExtension(AccountDao.class, dao -> dao.byEmail(AccountRules.email(email)));
    }

    /** The one active colleague with this full name; empty where nobody or more than one has it. */
    public Optional<Account> byName(String name) {
        List<Account> named = jdbi.withExtension(AccountDao.class, dao -> dao.byName(name.strip()));
        return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
    }

    /** Those of these ids that exist, by id; for pages that show many authors. */
    public Map<Long, Account> byIds(Collection<Long> ids) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT " + AccountDao.ACCOUNT + " FROM account a WHERE a.id = ANY(:ids)")
                        .bindArray("ids", Long.class, ids)
                        .mapTo(Account.class)
                        .collect(Collectors.toMap(Account::id, Function.identity())));
    }

    /**
     * Creates an account without asking who wants it.
     *
     * @param first what else must hold, looked at when nobody else can change who there is
     */
    Account create(NewAccount made, java.util.function.Consumer<AccountDao> first) {
        Account draft = draft(made);
        AccountRules.check(draft);
        String password = made.password();
        if (password != null) {
            PasswordRules.check(password, draft.email(), draft.name());
        }
        String hash = password == null ? null : passwords.hash(password);
        return jdbi.inTransaction(handle -> {
            AccountDao dao = handle.attach(AccountDao.class);
            dao.oneAtATime();
            first.accept(dao);
            return insert(dao, unique(dao, null, draft, made.initials() != null), hash);
        });
    }

    static Refused unknown() {
        return new Refused.NotFound(Said.of("people.unknown"));
    }

    private Account draft(NewAccount made) {
        String initials = made.initials();
        return new Account(
                0,
                AccountRules.email(made.email()),
                AccountRules.line(made.name()),
                AccountRules.line(made.title()),
                initials == null ? Initials.suggest(made.name(), key -> false) : initials.strip(),
                made.role(),
                AccountRules.languages(made.languages()),
                "",
                "",
                made.signOff().replace("\r\n", "\n"),
                true,
                false,
                null,
                clock.instant());
    }

    private Account insert(AccountDao dao, Account draft, @Nullable String hash) {
        long id = dao.insert(
                draft.email(),
                draft.name(),
                draft.title(),
                draft.initials(),
                draft.role(),
                hash,
                draft.languages(),
                draft.signOff(),
                draft.createdAt());
        return dao.find(id).orElseThrow(People::unknown);
    }

    private static void store(AccountDao dao, Account account) {
        dao.update(
                account.id(),
                account.email(),
                account.name(),
                account.title(),
                account.initials(),
                account.role(),
                account.languages(),
                account.locale(),
                account.theme(),
                account.signOff(),
                account.active());
    }

    private static void keepAnAdmin(AccountDao dao, Account before, Account after) {
        boolean leaves = before.may(Right.MANAGE_PEOPLE) && !after.may(Right.MANAGE_PEOPLE);
        if (leaves && dao.admins().equals(List.of(before.id()))) {
            throw new Refused.Conflict(Said.of("people.last-admin"), List.of());
        }
    }

    /** Chosen initials that somebody has are refused; suggested ones, and those of somebody who returns, give way. */
    private static Account unique(AccountDao dao, @Nullable Account before, Account after, boolean chosen) {
        if (dao.byEmail(after.email()).filter(other -> other.id() != after.id()).isPresent()) {
            throw new Refused.Invalid("email", Said.of("people.email.taken"));
        }
        boolean taken = keys(dao.initialsOfOthers(after.id())).contains(Initials.key(after.initials()));
        if (taken && chosen) {
            throw new Refused.Invalid("initials", Said.of("people.initials.taken", after.initials()));
        }
        if (before != null && (chosen || !after.active() || !taken)) {
            return after;
        }
        if (before == null && chosen) {
            return after;
        }
        var ever = keys(dao.initialsEver());
        return new AccountChange(
                        null,
                        null,
                        null,
                        Initials.suggest(after.name(), ever::contains),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null)
                .of(after);
    }

    private static java.util.Set<String> keys(List<String> initials) {
        return initials.stream().map(Initials::key).collect(Collectors.toSet());
    }
}
