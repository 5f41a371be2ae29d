package io.oase.playbook;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.notice.Notices;
import io.oase.people.Account;
import io.oase.people.People;
import io.oase.people.Right;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Playbooks that come through the browser: the same checks as for a file, and a second person looks at them before they are used. */
public final class Uploads {
    private static final int MOST_WAITING = 50;

    private final Jdbi db;
    private final Library library;
    private final Proofreading proofreading;
    private final Reviewers reviewers;
    private final Withdrawals withdrawals;
    private final Clock clock;

    public Uploads(Jdbi db, Library library, Proofreading proofreading, People people, Notices notices, Clock clock) {
        this.db = db;
        this.library = library;
        this.proofreading = proofreading;
        this.reviewers = new Reviewers(people, notices);
        this.withdrawals = new Withdrawals(db, library, reviewers, clock);
        this.clock = clock;
    }

    /** Taking away what was uploaded. */
    public Withdrawals withdrawals() {
        return withdrawals;
    }

    /** What would be said of it, without keeping it. */
    public Proof check(Account by, byte[] bytes) {
        by.require(Right.MANAGE_PLAYBOOKS);
        return proofreading.read(bytes);
    }

    /**
     * Keeps one for a second person to look at, and tells those who may. The exact text of an earlier version goes back to that.
     *
     * @throws Refused.Invalid with everything that is wrong, by line and field: {@code 12:steps[confirm].due}
     * @throws Refused.Conflict when exactly this content is in use, waits, or was refused without ever having been in use
     */
    public Kept upload(Account by, byte[] bytes) {
        Proof proof = check(by, bytes);
        refuseFaults(proof);
        Playbook playbook = Objects.requireNonNull(proof.playbook());
        return db.inTransaction(handle -> {
            VersionDao.oneAtATime(handle);
            Optional<Kept> known = VersionDao.find(handle, proof.hash());
            known.filter(kept -> !comesBack(handle, kept)).ifPresent(kept -> {
                throw new Refused.Conflict(
                        Said.of("playbooks.known." + kept.state().name().toLowerCase(Locale.ROOT)), List.of());
            });
            if (VersionDao.waiting(handle, MOST_WAITING).size() == MOST_WAITING) {
                throw new Refused.Conflict(Said.of("playbooks.many_waiting", MOST_WAITING), List.of());
            }
            Instant now = clock.instant();
            if (known.isPresent()) {
                VersionDao.bringBack(handle, proof.hash(), by.id(), now);
            } else {
                VersionDao.keep(handle, proof.hash(), playbook.id(), proof.source(), by.id(), now);
            }
            reviewers.tell(handle, by, playbook, proof.hash(), Map.of("hash", proof.hash()), now);
            return VersionDao.find(handle, proof.hash()).orElseThrow();
        });
    }

    /** Those nobody has decided about, the oldest first. */
    public List<Kept> waiting(Account by) {
        by.require(Right.MANAGE_PLAYBOOKS);
        return db.withHandle(handle -> VersionDao.waiting(handle, MOST_WAITING));
    }

    /**
     * Takes one into use: from now on it is what is put in force.
     *
     * @param seen hash of the version in use it was compared with; null: there was none
     * @throws Refused.NotAllowed for whoever uploaded it
     * @throws Refused.Conflict when somebody decided before, or when another version came into use meanwhile
     * @throws Refused.Invalid when it cannot be used any more as things are now
     */
    public Kept take(Account by, String hash, @Nullable String seen) {
        by.require(Right.MANAGE_PLAYBOOKS);
        Kept taken = db.inTransaction(handle -> {
            Kept upload = undecided(handle, by, hash);
            String inUse = library.current(handle, upload.playbookId())
                    .map(Library.Version::hash)
                    .orElse(null);
            if (!Objects.equals(inUse, seen)) {
                throw new Refused.Conflict(Said.of("playbooks.changed_meanwhile"), List.of());
            }
            String source = VersionDao.source(handle, hash).orElseThrow();
            refuseFaults(proofreading.read(source.getBytes(StandardCharsets.UTF_8)));
            Instant now = clock.instant();
            VersionDao.review(handle, hash, by.id(), null, now);
            VersionDao.take(handle, upload.playbookId(), hash, "upload", now);
            return VersionDao.find(handle, hash).orElseThrow();
        });
        library.refresh();
        return taken;
    }

    /**
     * Refuses one.
     *
     * @param reason for whoever uploaded it
     * @throws Refused.Invalid naming {@code reason}
     * @throws Refused.NotAllowed for whoever uploaded it
     * @throws Refused.Conflict when somebody decided before
     */
    public Kept refuse(Account by, String hash, String reason) {
        by.require(Right.MANAGE_PLAYBOOKS);
        String said = Reviewers.reason(reason);
        return db.inTransaction(handle -> {
            undecided(handle, by, hash);
            VersionDao.review(handle, hash, by.id(), said, clock.instant());
            return VersionDao.find(handle, hash).orElseThrow();
        });
    }

    private static Kept undecided(Handle handle, Account by, String hash) {
        VersionDao.oneAtATime(handle);
        Kept upload = VersionDao.find(handle, hash)
                .filter(kept -> kept.by().isPresent())
                .orElseThrow(() -> new Refused.NotFound(Said.of("playbooks.no_upload")));
        if (upload.by().filter(each -> each == by.id()).isPresent()) {
            throw new Refused.NotAllowed(Said.of("playbooks.own"));
        }
        if (upload.state() != Kept.State.WAITING) {
            throw new Refused.Conflict(Said.of("playbooks.decided"), List.of());
        }
        return upload;
    }

    private static boolean comesBack(Handle handle, Kept known) {
        return known.state() == Kept.State.FORMER
                || known.state() == Kept.State.REFUSED && VersionDao.wasUsed(handle, known.hash());
    }

    private static void refuseFaults(Proof proof) {
        if (!proof.faults().isEmpty()) {
            Map<String, Said> wrong = new LinkedHashMap<>();
            proof.faults().forEach(fault -> wrong.putIfAbsent(fault.line() + ":" + fault.field(), fault.said()));
            throw new Refused.Invalid(wrong);
        }
    }
}
