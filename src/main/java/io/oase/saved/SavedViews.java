package io.oase.saved;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.people.Account;
import io.oase.people.Right;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Saving lists under a name, sharing them, and forgetting them. One's own are one's own; shared ones are for everybody. */
public final class SavedViews {
    /** So many somebody may have: each stands beside every list. */
    public static final int MOST = 30;

    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_ADDRESS = 2_000;

    private final Jdbi db;
    private final Clock clock;

    public SavedViews(Jdbi db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Those somebody sees, by name. */
    public List<SavedView> of(Account by) {
        by.require(Right.READ_INBOX);
        return db.withHandle(handle -> SavedViewDao.visible(handle, by.id()));
    }

    /** One of them. */
    public SavedView get(Account by, long id) {
        by.require(Right.READ_INBOX);
        return db.withHandle(handle -> SavedViewDao.find(handle, id, by.id())).orElseThrow(() -> unknown(id));
    }

    /**
     * Saves one.
     *
     * @param address of a list; whoever calls has made sure of that
     * @throws Refused.Invalid naming {@code name}
     */
    public SavedView save(Account by, String name, boolean shared, String address) {
        by.require(Right.READ_INBOX);
        requireMay(by, shared);
        String checked = checked(name);
        requireShort(address);
        return db.inTransaction(handle -> {
            SavedViewDao.oneAtATime(handle, by.id());
            if (SavedViewDao.ownedBy(handle, by.id()) >= MOST) {
                throw new Refused.Invalid("name", Said.of("saved.too_many", MOST));
            }
            requireFree(handle, by.id(), checked, 0);
            long id = SavedViewDao.insert(handle, by.id(), checked, shared, address, clock.instant());
            return SavedViewDao.find(handle, id, by.id()).orElseThrow();
        });
    }

    /**
     * Changes one; what is null stays.
     *
     * @throws Refused.Invalid naming {@code name}
     */
    public SavedView change(
            Account by, long id, @Nullable String name, @Nullable Boolean shared, @Nullable String address) {
        return db.inTransaction(handle -> {
            SavedView before = lock(handle, by, id);
            boolean sharing = Objects.requireNonNullElse(shared, before.shared());
            if (sharing != before.shared()) {
                requireMay(by, true);
            }
            String checked = name == null ? before.name() : checked(name);
            SavedViewDao.oneAtATime(handle, before.ownerId());
            requireFree(handle, before.ownerId(), checked, id);
            String to = Objects.requireNonNullElse(address, before.address());
            requireShort(to);
            SavedViewDao.update(handle, id, checked, sharing, to);
            // Somebody else's that is no longer shared is out of sight for whoever did so.
            return new SavedView(id, before.ownerId(), before.ownerName(), checked, sharing, to);
        });
    }

    /** Forgets one. The conversations in it stay as they are. */
    public void forget(Account by, long id) {
        db.useTransaction(handle -> {
            lock(handle, by, id);
            SavedViewDao.delete(handle, id);
        });
    }

    private static SavedView lock(Handle handle, Account by, long id) {
        by.require(Right.READ_INBOX);
        SavedView view = SavedViewDao.lock(handle, id, by.id()).orElseThrow(() -> unknown(id));
        if (view.ownerId() != by.id()) {
            by.require(Right.SHARE_VIEWS);
        }
        return view;
    }

    private static void requireMay(Account by, boolean shared) {
        if (shared) {
            by.require(Right.SHARE_VIEWS);
        }
    }

    private static String checked(String raw) {
        String name = raw.replace("\0", "").strip().replaceAll("\\s+", " ");
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw new Refused.Invalid("name", Said.of("saved.name_length", LONGEST_NAME));
        }
        return name;
    }

    private static void requireShort(String address) {
        if (address.length() > LONGEST_ADDRESS) {
            throw new Refused.Invalid("filter", Said.of("saved.long", LONGEST_ADDRESS));
        }
    }

    private static void requireFree(Handle handle, long owner, String name, long but) {
        if (SavedViewDao.taken(handle, owner, name, but)) {
            throw new Refused.Invalid("name", Said.of("saved.taken", name));
        }
    }

    private static Refused unknown(long id) {
        return new Refused.NotFound(Said.of("saved.not_found", id));
    }
}
