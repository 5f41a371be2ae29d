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
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The prewritten replies there are: found, made, changed, put back as they were, retired. A change is a new version. */
public final class PrewrittenReplies {
    /** More nobody keeps in order, and all of them together are looked at when one changes. */
    public static final int MOST = 1000;

    private final Jdbi db;
    private final Channels channels;
    private final Teams teams;
    private final Clock clock;

    public PrewrittenReplies(Jdbi db, Channels channels, Teams teams, Clock clock) {
        this.db = db;
        this.channels = channels;
        this.teams = teams;
        this.clock = clock;
    }

    /** A page of a list; {@code next} is the id to go on after, empty on the last. */
    public record Listing(List<PrewrittenReply> replies, Optional<Long> next) {
        public Listing {
            replies = List.copyOf(replies);
        }
    }

    /** Those that match, by name. */
    public Listing list(Account by, Search search, int limit, @Nullable Long after) {
        by.require(Right.READ_INBOX);
        List<PrewrittenReply> found = db.withHandle(handle -> PrewrittenDao.list(handle, search, limit + 1, after));
        boolean more = found.size() > limit;
        List<PrewrittenReply> page = more ? found.subList(0, limit) : found;
        return new Listing(page, more ? Optional.of(page.get(limit - 1).id()) : Optional.empty());
    }

    /** One that is not retired. */
    public PrewrittenReply get(Account by, long id) {
        by.require(Right.READ_INBOX);
        return db.withHandle(handle -> find(handle, id));
    }

    /** How one stood from when on, the latest first. */
    public List<PrewrittenReply.Version> versions(Account by, long id) {
        by.require(Right.READ_INBOX);
        return db.withHandle(handle -> {
            find(handle, id);
            return PrewrittenDao.versions(handle, id);
        });
    }

    /**
     * Makes one.
     *
     * @throws Refused.Invalid with every field that cannot be used
     */
    public PrewrittenReply make(Account by, PrewrittenBody body) {
        by.require(Right.MANAGE_TEXTS);
        PrewrittenBody tidy = body.tidy();
        return db.inTransaction(handle -> {
            PrewrittenDao.oneAtATime(handle);
            check(PrewrittenDao.all(handle), new Wanted(null, tidy));
            return find(handle, PrewrittenDao.insert(handle, tidy, by.id(), clock.instant()));
        });
    }

    /**
     * Changes one: a new version, or nothing when it is just as before.
     *
     * @param seen number of the version its author had before them; null when they do not care what they write over
     * @throws Refused.Conflict when it has been changed since
     */
    public PrewrittenReply change(Account by, long id, PrewrittenBody body, @Nullable Integer seen) {
        by.require(Right.MANAGE_TEXTS);
        PrewrittenBody tidy = body.tidy();
        return db.inTransaction(handle -> {
            PrewrittenDao.oneAtATime(handle);
            return change(handle, by, id, tidy, seen);
        });
    }

    /** Puts one back as it stood: the same words again as a new version. */
    public PrewrittenReply restore(Account by, long id, int version) {
        by.require(Right.MANAGE_TEXTS);
        return db.inTransaction(handle -> {
            PrewrittenDao.oneAtATime(handle);
            PrewrittenBody before = PrewrittenDao.versions(handle, id).stream()
                    .filter(each -> each.no() == version)
                    .findFirst()
                    .orElseThrow(() -> new Refused.NotFound(Said.of("prewritten.no_version", version)))
                    .body();
            return change(handle, by, id, before, null);
        });
    }

    /**
     * Takes one out of use. Replies that came from it still say so.
     *
     * @throws Refused.Conflict while another one needs it
     */
    public void retire(Account by, long id) {
        by.require(Right.MANAGE_TEXTS);
        db.useTransaction(handle -> {
            PrewrittenDao.oneAtATime(handle);
            find(handle, id);
            Checking.without(PrewrittenDao.all(handle), id).ifPresent(said -> {
                throw new Refused.Conflict(said, List.of());
            });
            PrewrittenDao.retire(handle, id, by.id(), clock.instant());
        });
    }

    /**
     * Id of the version a text came from, retired or not.
     *
     * @throws Refused.Invalid naming {@code prewritten} when there is none
     */
    public static long version(Handle handle, Origin origin) {
        return PrewrittenDao.version(handle, origin)
                .orElseThrow(() -> new Refused.Invalid(
                        "prewritten", Said.of("prewritten.no_version_of", origin.id(), origin.version())));
    }

    private PrewrittenReply change(Handle handle, Account by, long id, PrewrittenBody body, @Nullable Integer seen) {
        List<Stored> all = PrewrittenDao.all(handle);
        Stored before =
                all.stream().filter(stored -> stored.id() == id).findFirst().orElseThrow(() -> notFound(id));
        if (before.body().equals(body)) {
            return find(handle, id);
        }
        if (seen != null && seen != before.no()) {
            throw new Refused.Conflict(Said.of("prewritten.newer"), List.of());
        }
        check(all, new Wanted(id, body));
        PrewrittenDao.change(handle, before, body, by.id(), clock.instant());
        return find(handle, id);
    }

    private void check(List<Stored> all, Wanted wanted) {
        Map<String, Said> wrong = checking().wrong(all, List.of(wanted)).get(0);
        if (!wrong.isEmpty()) {
            throw new Refused.Invalid(wrong);
        }
    }

    private Checking checking() {
        return new Checking(
                channels.list().stream().map(Channel::id).collect(Collectors.toSet()),
                teams.list().stream().map(Team::id).collect(Collectors.toSet()));
    }

    static PrewrittenReply find(Handle handle, long id) {
        return PrewrittenDao.find(handle, id).orElseThrow(() -> notFound(id));
    }

    private static Refused.NotFound notFound(long id) {
        return new Refused.NotFound(Said.of("prewritten.not_found", id));
    }
}
