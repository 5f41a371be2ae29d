package io.oase.assign;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.people.Account;
import io.oase.people.People;
import io.oase.people.Right;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Who is away and when. Everybody says so of themselves, leads of others. */
public final class Absences {
    private static final Duration LONGEST = Duration.ofDays(750);

    private final Jdbi db;
    private final People people;
    private final Clock clock;

    public Absences(Jdbi db, People people, Clock clock) {
        this.db = db;
        this.people = people;
        this.clock = clock;
    }

    /** Everybody's that are not over, the earliest first. */
    public List<Absence> all(Account by) {
        by.require(Right.SEE_PEOPLE);
        return db.withHandle(handle -> AbsenceDao.list(handle, clock.instant()));
    }

    /**
     * Notes one. What they have is handed over when it begins, at once if it has begun.
     *
     * @param to the first moment they are back
     * @param deputy who gets it; null: it is free
     * @throws Refused.Invalid naming account, from, to or deputy
     */
    public Absence add(Account by, long account, Instant from, Instant to, @Nullable Long deputy) {
        require(by, account);
        Map<String, Said> wrong = new LinkedHashMap<>();
        if (people.find(account).filter(Account::active).isEmpty()) {
            wrong.put("account", Said.of("inbox.no_such_assignee"));
        }
        if (!from.isBefore(to)) {
            wrong.put("to", Said.of("assign.absence.to"));
        } else if (!to.isAfter(clock.instant())) {
            wrong.put("to", Said.of("assign.absence.over"));
        } else if (Duration.between(from, to).compareTo(LONGEST) > 0) {
            wrong.put("to", Said.of("assign.absence.long"));
        }
        if (deputy != null
                && (deputy == account
                        || people.find(deputy)
                                .filter(each -> each.may(Right.ANSWER))
                                .isEmpty())) {
            wrong.put("deputy", Said.of("assign.absence.deputy"));
        }
        if (!wrong.isEmpty()) {
            throw new Refused.Invalid(wrong);
        }
        return db.inTransaction(handle -> {
            handle.execute("SELECT FROM account WHERE id = ? FOR NO KEY UPDATE", account);
            if (AbsenceDao.overlaps(handle, account, from, to)) {
                throw new Refused.Invalid("from", Said.of("assign.absence.overlaps"));
            }
            long id = AbsenceDao.insert(handle, account, from, to, deputy, by.id());
            return AbsenceDao.find(handle, id).orElseThrow(() -> unknown(id));
        });
    }

    /** They are there after all, or back early. What was handed over stays where it is. */
    public void remove(Account by, long id) {
        Absence absence = db.withHandle(handle -> AbsenceDao.find(handle, id)).orElseThrow(() -> unknown(id));
        require(by, absence.accountId());
        db.useHandle(handle -> AbsenceDao.delete(handle, id));
    }

    private static void require(Account by, long account) {
        by.require(by.id() == account ? Right.TAKE : Right.ASSIGN_OTHERS);
    }

    private static Refused unknown(long id) {
        return new Refused.NotFound(Said.of("assign.absence.not_found", id));
    }
}
