package io.oase.draft;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.channel.Visibility;
import io.oase.draft.Draft.Kind;
import io.oase.inbox.OwnSignal;
import io.oase.people.Account;
import io.oase.people.Right;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Saves what people write before they send it. One draft for each person, conversation and kind; nobody else sees it. Whoever
 * saves says on which version they have written: what was saved elsewhere meanwhile is never overwritten unseen.
 */
public final class Drafts {
    /** How long something stays that nobody saved again; then it is swept away. */
    public static final Duration KEPT = Duration.ofDays(90);

    private static final int LONGEST_ORIGIN = 40;
    private static final int TRIES = 3;

    private final Jdbi db;
    private final Clock clock;

    public Drafts(Jdbi db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * What to save.
     *
     * @param text nothing but blanks ends the draft
     * @param visibility whom it is for; null for the natural choice
     * @param origin the prewritten reply it came from, as forms carry it; empty for none
     * @param seen newest post its author has before them
     * @param base the version it was written on; null: whatever is there is overwritten
     * @param both when something else was saved on that version: lay it aside and save this, instead of refusing
     */
    public record Wish(
            Kind kind,
            String text,
            @Nullable Visibility visibility,
            String origin,
            long seen,
            @Nullable Integer base,
            boolean both) {}

    /**
     * What became of a wish to save.
     *
     * @param draft as it stands now
     * @param saved false: it was saved elsewhere meanwhile, and {@code draft} is that
     */
    public record Outcome(Draft draft, boolean saved) {}

    /**
     * Saves. Saving the same text again changes nothing.
     *
     * @throws Refused.Invalid naming text, when it is too long
     */
    public Outcome save(Account by, long conversation, Wish wish) {
        by.require(right(wish.kind));
        DraftDao.Content content = content(wish);
        return inside(conversation, (handle, place) -> {
            Instant now = clock.instant();
            Optional<Draft> found = DraftDao.own(handle, place, by.id(), wish.kind);
            if (found.isEmpty() && DraftDao.insert(handle, place, by.id(), content, now)) {
                Draft made = own(handle, place, by, wish.kind);
                told(handle, null, made);
                return new Outcome(made, true);
            }
            Draft before = found.orElseGet(() -> own(handle, place, by, wish.kind));
            if (before.text().equals(content.text()) && before.visibility() == content.visibility()) {
                return new Outcome(before, true);
            }
            if (wish.base != null && wish.base != before.version()) {
                if (!wish.both) {
                    return new Outcome(before, false);
                }
                if (!before.ended() && !content.text().contains(before.text())) {
                    DraftDao.lay(handle, before, by.id(), now);
                }
            }
            DraftDao.update(handle, before.id(), content, now);
            Draft after = own(handle, place, by, wish.kind);
            told(handle, before, after);
            return new Outcome(after, true);
        });
    }

    /**
     * What somebody may see of what is being written in a conversation: their own drafts, also those that ended, since their
     * version counts; what was handed to them; and what people left who do not work here any more.
     */
    public List<Draft> of(Account by, long conversation) {
        by.require(Right.READ_INBOX);
        return db.withHandle(handle -> DraftDao.of(handle, conversation, by.id()));
    }

    /** Throws somebody's own draft away. */
    public void discard(Account by, long conversation, Kind kind) {
        by.require(right(kind));
        inside(conversation, (handle, place) -> {
            DraftDao.own(handle, place, by.id(), kind)
                    .filter(draft -> !draft.ended())
                    .ifPresent(draft -> {
                        DraftDao.end(handle, place, by.id(), kind, clock.instant());
                        OwnSignal.publish(handle, by.id(), place);
                    });
            return true;
        });
    }

    /**
     * Puts what is offered into somebody's own draft: behind what they have written, if anything.
     *
     * @return their own draft now
     */
    public Draft adopt(Account by, long conversation, long id) {
        return inside(conversation, (handle, place) -> {
            Draft offered = DraftDao.offered(handle, place, by.id(), id).orElseThrow(() -> unknown(id));
            by.require(right(offered.kind()));
            Draft own = DraftDao.own(handle, place, by.id(), offered.kind())
                    .filter(draft -> !draft.ended())
                    .orElse(null);
            DraftDao.Content content = new DraftDao.Content(
                    offered.kind(),
                    own == null ? offered.text() : fitting(offered.kind(), own.text() + "\n\n" + offered.text()),
                    own == null ? offered.visibility() : own.visibility(),
                    own == null ? offered.origin() : own.origin(),
                    own == null ? offered.seen() : Math.min(own.seen(), offered.seen()));
            Instant now = clock.instant();
            DraftDao.delete(handle, id);
            DraftDao.own(handle, place, by.id(), offered.kind())
                    .ifPresentOrElse(
                            draft -> DraftDao.update(handle, draft.id(), content, now),
                            () -> DraftDao.insert(handle, place, by.id(), content, now));
            OwnSignal.publish(handle, by.id(), place);
            return own(handle, place, by, offered.kind());
        });
    }

    /** Throws away what is offered. */
    public void decline(Account by, long conversation, long id) {
        inside(conversation, (handle, place) -> {
            Draft offered = DraftDao.offered(handle, place, by.id(), id).orElseThrow(() -> unknown(id));
            by.require(right(offered.kind()));
            DraftDao.delete(handle, id);
            OwnSignal.publish(handle, by.id(), place);
            return true;
        });
    }

    /** Forgets what is older than {@link #KEPT}; says how much. */
    public int sweep() {
        return db.inTransaction(handle -> DraftDao.sweep(handle, clock.instant().minus(KEPT)));
    }

    /** What somebody must be allowed to do to write it. */
    static Right right(Kind kind) {
        return kind == Kind.ANSWER ? Right.ANSWER : Right.WRITE_NOTES;
    }

    /** A merge in this very moment is waited for, and then it is done where the conversation has gone. */
    <T> T inside(long conversation, BiFunction<Handle, Long, T> step) {
        for (int left = TRIES; left > 0; left--) {
            Optional<T> done = db.inTransaction(handle -> {
                DraftDao.Place place = DraftDao.hold(handle, conversation)
                        .orElseThrow(() -> new Refused.NotFound(Said.of("draft.no_such_conversation", conversation)));
                return place.moved() ? Optional.<T>empty() : Optional.of(step.apply(handle, place.id()));
            });
            if (done.isPresent()) {
                return done.get();
            }
        }
        throw new Refused.Conflict(Said.of("draft.moving"), List.of());
    }

    private static DraftDao.Content content(Wish wish) {
        String text = fitting(wish.kind, wish.text.replace("\r\n", "\n").replace("\0", ""));
        return new DraftDao.Content(
                wish.kind,
                text.isBlank() ? "" : text,
                wish.visibility,
                wish.origin.length() > LONGEST_ORIGIN ? "" : wish.origin,
                Math.max(0, wish.seen));
    }

    private static String fitting(Kind kind, String text) {
        if (text.length() > kind.longest()) {
            throw new Refused.Invalid(Map.of("text", Said.of("draft.too_long", kind.longest())));
        }
        return text;
    }

    private static Draft own(Handle handle, long place, Account by, Kind kind) {
        return DraftDao.own(handle, place, by.id(), kind).orElseThrow();
    }

    private static void told(Handle handle, @Nullable Draft before, Draft after) {
        if ((before == null || before.ended()) != after.ended()) {
            OwnSignal.publish(handle, after.accountId(), after.conversationId());
        }
    }

    private static Refused unknown(long id) {
        return new Refused.NotFound(Said.of("draft.not_offered", id));
    }
}
