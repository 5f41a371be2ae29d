package io.oase.playbook;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.people.Account;
import io.oase.people.Right;
import io.oase.people.Words;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Taking a playbook away that has no file. A second person decides, as about every other change: whoever could take one away alone
 * could leave everybody without a plan. What is in force keeps its version.
 */
public final class Withdrawals {
    private final Jdbi db;
    private final Library library;
    private final Reviewers reviewers;
    private final Clock clock;

    Withdrawals(Jdbi db, Library library, Reviewers reviewers, Clock clock) {
        this.db = db;
        this.library = library;
        this.reviewers = reviewers;
        this.clock = clock;
    }

    /**
     * A wish nobody has decided about.
     *
     * @param hash the version that was in use then
     */
    public record Withdrawal(String playbookId, String hash, String because, Instant at, long byId, String byName) {}

    /** The one about this playbook. */
    public Optional<Withdrawal> of(Account by, String id) {
        by.require(Right.SEE_PLAYBOOKS);
        return db.withHandle(handle -> WithdrawalDao.waiting(handle, id));
    }

    /** All of them, the oldest first. */
    public List<Withdrawal> waiting(Account by) {
        by.require(Right.MANAGE_PLAYBOOKS);
        return db.withHandle(WithdrawalDao::waiting);
    }

    /** Whether a file of the folder speaks for it: then it goes with that. */
    public boolean hasFile(Account by, String id) {
        by.require(Right.SEE_PLAYBOOKS);
        return library.hasFile(id);
    }

    /**
     * Asks for it, and tells those who may decide.
     *
     * @throws Refused.Invalid naming {@code reason}
     * @throws Refused.Conflict when its file is in the folder, or somebody has asked
     */
    public Withdrawal ask(Account by, String id, String because) {
        by.require(Right.MANAGE_PLAYBOOKS);
        String why = Reviewers.reason(because);
        return db.inTransaction(handle -> {
            VersionDao.oneAtATime(handle);
            Shelf.Version version = library.current(handle, id)
                    .orElseThrow(() -> new Refused.NotFound(Said.of("playbooks.not_found", Words.shown(id))));
            requireNoFile(id);
            if (WithdrawalDao.waiting(handle, id).isPresent()) {
                throw new Refused.Conflict(Said.of("playbooks.withdrawal_waiting"), List.of());
            }
            Instant now = clock.instant();
            WithdrawalDao.insert(handle, id, version.hash(), why, by.id(), now);
            reviewers.tell(handle, by, version.playbook(), id, Map.of("hash", version.hash(), "withdraws", id), now);
            return WithdrawalDao.waiting(handle, id).orElseThrow();
        });
    }

    /**
     * Takes it away: it cannot be put in force any more. Uploaded again, it comes back.
     *
     * @throws Refused.NotAllowed for whoever asked
     * @throws Refused.Conflict when another version came into use meanwhile, or a file
     */
    public void take(Account by, String id) {
        by.require(Right.MANAGE_PLAYBOOKS);
        db.useTransaction(handle -> {
            Withdrawal wish = undecided(handle, id);
            if (wish.byId() == by.id()) {
                throw new Refused.NotAllowed(Said.of("playbooks.own_withdrawal"));
            }
            requireNoFile(id);
            boolean same = library.current(handle, id)
                    .filter(version -> version.hash().equals(wish.hash()))
                    .isPresent();
            if (!same) {
                throw new Refused.Conflict(Said.of("playbooks.changed_meanwhile"), List.of());
            }
            VersionDao.withdraw(handle, id);
            WithdrawalDao.decided(handle, id, true, "", by.id(), clock.instant());
        });
        library.refresh();
    }

    /**
     * Leaves it in use. Whoever asked may call it off like that, and need not say why.
     *
     * @throws Refused.Invalid naming {@code reason}
     */
    public void keep(Account by, String id, String reason) {
        by.require(Right.MANAGE_PLAYBOOKS);
        db.useTransaction(handle -> {
            Withdrawal wish = undecided(handle, id);
            String why = wish.byId() == by.id() ? "" : Reviewers.reason(reason);
            WithdrawalDao.decided(handle, id, false, why, by.id(), clock.instant());
        });
    }

    private static Withdrawal undecided(Handle handle, String id) {
        VersionDao.oneAtATime(handle);
        return WithdrawalDao.waiting(handle, id)
                .orElseThrow(() -> new Refused.NotFound(Said.of("playbooks.no_withdrawal")));
    }

    private void requireNoFile(String id) {
        if (library.hasFile(id)) {
            throw new Refused.Conflict(Said.of("playbooks.has_file", id), List.of());
        }
    }
}
