package io.oase.guide;

import io.oase.activation.Activation;
import io.oase.activation.Activations;
import io.oase.activation.Happening;
import io.oase.activation.Timeline;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.notice.Voice;
import io.oase.people.Account;
import io.oase.people.Right;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Learning from a crisis: a draft with an owner and a date when it ends, written version after version, and closed. */
public final class Reviews {
    /** Characters a text may have. */
    public static final int LONGEST = 100_000;

    private static final int LOT = 20;

    private final Jdbi db;
    private final Activations activations;
    private final Telling telling;
    private final Voice voice;
    private final Clock clock;
    private final ZoneId zone;

    /** @param zone of times in drafts */
    public Reviews(Jdbi db, Activations activations, Telling telling, Voice voice, Clock clock, ZoneId zone) {
        this.db = db;
        this.activations = activations;
        this.telling = telling;
        this.voice = voice;
        this.clock = clock;
        this.zone = zone;
    }

    /** Its review; empty while it is in force. */
    public Optional<Review> find(Account by, long id) {
        by.require(Right.READ_INBOX);
        return db.withHandle(handle -> {
            activations.find(handle, id);
            return ReviewDao.find(handle, id);
        });
    }

    /** Every version of its text, the latest first. */
    public List<Review.Version> versions(Account by, long id) {
        by.require(Right.READ_INBOX);
        return db.withHandle(handle -> ReviewDao.versions(handle, id));
    }

    /** Whether somebody may write it: whoever owns it, and whoever may put playbooks in force. */
    public boolean mayWrite(Account by, Review review) {
        return by.may(Right.ACTIVATE) || by.id() == review.ownerId();
    }

    /** Gives it to somebody with a draft, in the transaction in which a crisis ends. */
    void begin(Handle handle, Account by, Activation over, long owner, Instant due, Locale language, Instant now) {
        String name = owner(handle, owner);
        ReviewDao.insert(handle, over.id(), owner, due);
        String draft = new Draft(language, zone, voice).of(over, Figures.of(handle, over, now), handle);
        ReviewDao.write(handle, over.id(), 1, draft, language.getLanguage(), null, now);
        begun(handle, by, over, owner, name, due, now);
    }

    private void begun(Handle handle, Account by, Activation over, long owner, String name, Instant due, Instant now) {
        Map<String, Object> data = Map.of("account", owner, "name", name, "due", due);
        Timeline.write(handle, over.id(), by.id(), Happening.REVIEW_BEGUN, data, now);
        telling.reviewGiven(handle, over, owner, due, by.name(), now);
    }

    private static String owner(Handle handle, long owner) {
        return CastingDao.active(handle, List.of(owner)).stream()
                .map(CastingDao.Named::name)
                .findFirst()
                .orElseThrow(() -> new Refused.Invalid("review_owner", Said.of("guide.no_person", owner)));
    }

    /**
     * Writes it anew.
     *
     * @param seen the version whoever writes had before them
     * @throws Refused.Invalid naming {@code text} when it is empty or too long
     * @throws Refused.Conflict when somebody has written since, or it is closed
     * @throws Refused.NotAllowed unless it is theirs, or they may put playbooks in force
     */
    public Review write(Account by, long id, String text, int seen) {
        return change(by, id, (handle, activation, review, now) -> {
            if (review.version() != seen) {
                throw new Refused.Conflict(
                        Said.of("guide.review.newer", review.version(), String.valueOf(review.writerName())),
                        List.of());
            }
            String words = text.replace("\r\n", "\n").strip();
            if (words.isEmpty() || words.length() > LONGEST) {
                throw new Refused.Invalid("text", Said.of("guide.review.text", LONGEST));
            }
            if (!words.equals(review.text())) {
                ReviewDao.write(handle, id, seen + 1, words, review.language(), by.id(), now);
                Timeline.write(handle, id, by.id(), Happening.REVIEW_WRITTEN, Map.of("version", seen + 1), now);
            }
        });
    }

    /**
     * Gives it to somebody else, or another date.
     *
     * @throws Refused.Invalid naming {@code review_owner} or {@code review_due}
     */
    public Review give(Account by, long id, long owner, Instant due) {
        return change(by, id, (handle, activation, review, now) -> {
            String name = owner(handle, owner);
            if (!due.isAfter(now)) {
                throw new Refused.Invalid("review_due", Said.of("guide.review.past"));
            }
            if (owner != review.ownerId() || !due.equals(review.dueAt())) {
                ReviewDao.give(handle, id, owner, due);
                begun(handle, by, activation, owner, name, due, now);
            }
        });
    }

    /** It is finished; it can be read, and not be changed any more. */
    public Review close(Account by, long id) {
        return change(by, id, (handle, activation, review, now) -> {
            ReviewDao.close(handle, id, by.id(), now);
            Timeline.write(handle, id, by.id(), Happening.REVIEW_CLOSED, Map.of("version", review.version()), now);
        });
    }

    private interface Change {
        void make(Handle handle, Activation activation, Review review, Instant now);
    }

    private Review change(Account by, long id, Change change) {
        by.require(Right.ANSWER);
        return db.inTransaction(handle -> {
            Activation activation = activations.find(handle, id);
            ReviewDao.lock(handle, id);
            Review review =
                    ReviewDao.find(handle, id).orElseThrow(() -> new Refused.NotFound(Said.of("guide.review.none")));
            if (!mayWrite(by, review)) {
                throw new Refused.NotAllowed(Said.of("guide.review.refused"));
            }
            if (review.closedAt() != null) {
                throw new Refused.Conflict(Said.of("guide.review.closed"), List.of());
            }
            change.make(handle, activation, review, clock.instant());
            return ReviewDao.find(handle, id).orElseThrow();
        });
    }

    /** Reminds of some that are due, each once, however many nodes look; says of how many. */
    int callOut() {
        Instant now = clock.instant();
        return Ringing.each(
                db.withHandle(handle -> ReviewDao.due(handle, now, LOT)),
                id -> db.inTransaction(handle -> callOut(handle, id, now)));
    }

    private boolean callOut(Handle handle, long id, Instant now) {
        ReviewDao.lock(handle, id);
        if (!ReviewDao.remind(handle, id, now)) {
            return false;
        }
        Review review = ReviewDao.find(handle, id).orElseThrow();
        telling.reviewDue(handle, activations.find(handle, id), review.ownerId(), review.dueAt(), now);
        return true;
    }
}
