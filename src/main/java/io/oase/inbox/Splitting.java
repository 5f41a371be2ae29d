package io.oase.inbox;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.inbox.Fact.Kind;
import io.oase.people.Account;
import io.oase.people.People;
import io.oase.people.Right;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Makes a conversation of its own of posts that are another matter. What is said below them later comes there, and what is
 * said below the rest stays. Merging both undoes it.
 */
public final class Splitting {
    private final Jdbi db;
    private final Facts facts;
    private final Holding holding;
    private final Clock clock;

    public Splitting(Jdbi db, Facts facts, People people, Clock clock) {
        this.db = db;
        this.facts = facts;
        this.holding = new Holding(people);
        this.clock = clock;
    }

    /**
     * Splits these posts off. The new conversation stands as the old one did: its state, assignee, priority and tags.
     *
     * @return its id
     * @throws Refused.Invalid naming {@code posts}
     */
    public long split(Account by, long conversation, Collection<Long> posts) {
        by.require(Right.TAKE);
        Set<Long> chosen = new TreeSet<>(posts);
        if (chosen.isEmpty()) {
            throw new Refused.Invalid("posts", Said.of("inbox.split.nothing"));
        }
        return db.inTransaction(handle -> {
            Shape seen = Shape.look(handle, conversation)
                    .orElseThrow(() -> new Refused.NotFound(Said.of("inbox.no_such_conversation", conversation)));
            Undisturbed.reshaping(handle, seen.channelId());
            Shape whole = Shape.lock(handle, List.of(conversation)).get(0);
            if (whole.mergedInto() != null) {
                throw new Refused.Conflict(
                        Said.of("inbox.merged_away", whole.id(), String.valueOf(whole.mergedInto())), List.of());
            }
            holding.require(by, whole.assigneeId());
            return split(handle, by, whole, chosen, clock.instant());
        });
    }

    /** A post and everything that was said below it, in one conversation; what splitting off from there suggests. */
    public List<Long> below(Account by, long conversation, long post) {
        by.require(Right.READ_INBOX);
        return db.withHandle(handle -> SplitDao.below(handle, conversation, post));
    }

    private long split(Handle handle, Account by, Shape whole, Set<Long> chosen, Instant now) {
        SplitDao.Choice choice = SplitDao.choice(handle, whole.id(), chosen);
        if (choice.found() < chosen.size()) {
            throw new Refused.Invalid("posts", Said.of("inbox.split.elsewhere"));
        }
        if (choice.first() == null) {
            throw new Refused.Invalid("posts", Said.of("inbox.split.only_ours"));
        }
        if (choice.left() == 0) {
            throw new Refused.Invalid("posts", Said.of("inbox.split.all"));
        }
        long reshaped = Reshaping.next(handle);
        // What stays stands as it did; what goes is looked at for itself, without what was answered beside it.
        Reshaping.settle(handle, List.of(whole.id()), chosen);
        long made = SplitDao.insert(handle, whole.id(), choice.first(), reshaped, now);
        Reshaping.move(handle, chosen, whole.id(), made);
        Reshaping.settle(handle, List.of(made), List.of());
        List<Long> both = List.of(whole.id(), made);
        Reshaping.note(handle, both, reshaped);
        Recount.recount(handle, both, List.of());
        facts.publish(
                handle,
                List.of(
                        fact(by, whole.id(), Kind.SPLIT, made, chosen.size()),
                        fact(by, made, Kind.SPLIT_FROM, whole.id(), chosen.size())),
                now);
        return made;
    }

    private static Fact fact(Account by, long conversation, Kind kind, long other, int posts) {
        return new Fact(conversation, kind, by.id(), Map.of("conversation", other, "posts", posts));
    }
}
