package io.oase.notice;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.people.Account;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/** How people want to hear of what they are told: everybody their own. */
public final class Preferences {
    /** So many mails with everything unread a day are enough. */
    public static final int MOST_DIGESTS = 4;

    private final Jdbi db;
    private final Clock clock;
    private final ZoneId usual;
    private final Set<Way> ways;

    /**
     * @param usual zone of people who have not said theirs
     * @param ways by which notices leave the house here
     */
    public Preferences(Jdbi db, Clock clock, ZoneId usual, Set<Way> ways) {
        this.db = db;
        this.clock = clock;
        this.usual = usual;
        this.ways = Set.copyOf(ways);
    }

    /** Those of one person, or those of most where they have chosen none. */
    public Preference of(Account by) {
        return db.withHandle(handle -> PreferenceDao.hearer(handle, by.id(), usual))
                .map(Hearer::preference)
                .orElseGet(() -> Preference.usual(usual));
    }

    /** Whether notices leave by this way here: for everybody, as the operator has set it up. */
    public boolean leaves(Way way) {
        return ways.contains(way);
    }

    /**
     * Puts them in place of what they were; what waits to leave goes by the new ones.
     *
     * @throws Refused.Invalid naming {@code choices.<kind>}, {@code quiet} or {@code digest_times}
     */
    public Preference change(Account by, Preference wanted) {
        check(wanted);
        Instant now = clock.instant();
        db.useTransaction(handle -> {
            PreferenceDao.put(handle, by.id(), wanted);
            PreferenceDao.reconsider(handle, by.id(), now);
            PreferenceDao.moveDigest(handle, by.id(), wanted.nextDigest(now));
        });
        return wanted;
    }

    private static void check(Preference wanted) {
        for (String kind : wanted.choices().keySet()) {
            if (!Notice.KINDS.contains(kind)) {
                throw new Refused.Invalid("choices." + kind, Said.of("notice.preference.kind", kind));
            }
        }
        Quiet quiet = wanted.quiet();
        if (quiet != null && quiet.days().isEmpty()) {
            throw new Refused.Invalid("quiet", Said.of("notice.preference.days"));
        }
        if (quiet != null && quiet.always()) {
            throw new Refused.Invalid("quiet", Said.of("notice.preference.always"));
        }
        if (wanted.digestTimes().isEmpty() || wanted.digestTimes().size() > MOST_DIGESTS) {
            throw new Refused.Invalid("digest_times", Said.of("notice.preference.digest", MOST_DIGESTS));
        }
    }
}
