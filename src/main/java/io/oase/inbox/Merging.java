package io.oase.inbox;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.inbox.Fact.Kind;
import io.oase.notice.Notices;
import io.oase.people.Account;
import io.oase.people.People;
import io.oase.people.Right;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Makes two conversations one, and parts them again. The posts of the other go over with the answers to them, its notes and
 * tags; its address leads to the one from then on. Nobody who waits is forgotten by it, and nobody is taken for answered.
 */
public final class Merging {
    private final Jdbi db;
    private final Facts facts;
    private final Views views;
    private final Holding holding;
    private final Handing handing;
    private final Clock clock;

    public Merging(Jdbi db, Facts facts, Views views, People people, Notices notices, Clock clock) {
        this.db = db;
        this.facts = facts;
        this.views = views;
        this.holding = new Holding(people);
        this.handing = new Handing(notices);
        this.clock = clock;
    }

    /**
     * What merging would make of two conversations.
     *
     * @param against why they cannot be merged; null when they can
     * @param standing how both would stand
     * @param strangers whether they are with different people
     */
    public record Prospect(
            InboxRow into, InboxRow other, @Nullable Said against, Standing standing, boolean strangers) {}

    /** Tells what merging would do, and does nothing. */
    public Prospect prospect(Account by, long conversation, long other) {
        by.require(Right.TAKE);
        InboxRow into = views.row(by, conversation);
        InboxRow from = views.row(by, other);
        return db.withHandle(handle -> {
            Shape one = shape(handle, conversation, into.id());
            Shape two = shape(handle, other, from.id());
            return new Prospect(
                    into,
                    from,
                    against(by, one, two),
                    one.standing().together(two.standing()),
                    one.contactId() != two.contactId());
        });
    }

    /**
     * Merges.
     *
     * @param conversation which stays
     * @param other which becomes part of it
     * @return number of the merge, by which it can be parted
     * @throws Refused.Invalid naming {@code with}, when these two can never be one
     * @throws Refused.Conflict when a colleague has one of them, or one was merged meanwhile
     */
    public long merge(Account by, long conversation, long other) {
        by.require(Right.TAKE);
        return db.inTransaction(handle -> {
            require(by, look(handle, "id", conversation), look(handle, "with", other));
            Undisturbed.reshaping(handle, look(handle, "id", conversation).channelId());
            List<Shape> both = Shape.lock(handle, Set.of(conversation, other));
            Shape one = of(both, conversation);
            Shape two = of(both, other);
            require(by, one, two);
            return merge(handle, by, one, two, clock.instant());
        });
    }

    /** Parts what was merged: what came over goes back, and what was said below it since goes with it. */
    public void part(Account by, long conversation, long merge) {
        by.require(Right.TAKE);
        db.useTransaction(handle -> {
            MergeDao.Row seen = find(handle, conversation, merge);
            Undisturbed.reshaping(handle, seen.channelId());
            // Only now nobody else can part it or merge it on.
            MergeDao.Row found = find(handle, conversation, merge);
            List<Shape> both = Shape.lock(handle, Set.of(found.into(), found.otherId()));
            holding.require(by, of(both, found.into()).assigneeId());
            part(handle, by, found, of(both, found.into()), clock.instant());
        });
    }

    private long merge(Handle handle, Account by, Shape one, Shape two, Instant now) {
        long reshaped = Reshaping.next(handle);
        List<Long> posts = Reshaping.posts(handle, two.id());
        Standing joint = one.standing().together(two.standing());
        Reshaping.settle(handle, List.of(one.id(), two.id()), List.of());
        Reshaping.move(handle, posts, two.id(), one.id());
        long merge = MergeDao.insert(
                handle, one.id(), two.id(), reshaped, one.standing(), two.standing(), joint, posts, now, by.id());
        MergeDao.pointAt(handle, two.id(), one.id());
        Shape.stand(handle, one.id(), joint);
        // Each post that is settled says so itself.
        handle.createUpdate("UPDATE conversation SET settled_post_id = 0 WHERE id = :id")
                .bind("id", one.id())
                .execute();
        Reshaping.note(handle, List.of(one.id(), two.id()), reshaped);
        Recount.recount(handle, List.of(one.id()), List.of());
        facts.publish(
                handle,
                List.of(
                        fact(by, one.id(), Kind.MERGED, merge, two.id()),
                        fact(by, two.id(), Kind.MERGED_INTO, merge, one.id())),
                now);
        Long holder = joint.assignee();
        Long loser = two.assigneeId();
        if (loser != null && holder != null && !loser.equals(holder) && loser != by.id()) {
            handing.tellMerged(handle, by, one.id(), holder, loser, merge, now);
        }
        return merge;
    }

    private void part(Handle handle, Account by, MergeDao.Row merge, Shape both, Instant now) {
        List<Long> back = MergeDao.back(handle, merge);
        if (back.isEmpty()) {
            throw new Refused.Conflict(Said.of("inbox.part.nothing"), List.of());
        }
        long reshaped = Reshaping.next(handle);
        Reshaping.settle(handle, List.of(both.id()), List.of());
        Reshaping.move(handle, back, both.id(), merge.otherId());
        boolean latest = both.id() == merge.conversationId() && MergeDao.isLatest(handle, merge);
        Standing joint = merge.joint().as(Standing.class);
        MergeDao.part(handle, merge, now, by.id());
        MergeDao.pointBack(handle, merge);
        Shape.stand(handle, merge.otherId(), both.standing().apart(merge.other().as(Standing.class), joint));
        if (latest) {
            Shape.stand(handle, both.id(), both.standing().apart(merge.own().as(Standing.class), joint));
        }
        List<Long> parts = List.of(both.id(), merge.otherId());
        Reshaping.note(handle, parts, reshaped);
        Recount.recount(handle, parts, List.of());
        Recount.recount(handle, MergeDao.waiting(handle, parts, merge.reshaped()), parts);
        facts.publish(
                handle,
                List.of(
                        fact(by, both.id(), Kind.UNMERGED, merge.id(), merge.otherId()),
                        fact(by, merge.otherId(), Kind.UNMERGED_FROM, merge.id(), both.id())),
                now);
    }

    private void require(Account by, Shape one, Shape two) {
        holding.require(by, one.assigneeId());
        holding.require(by, two.assigneeId());
        Said against = against(by, one, two);
        if (against == null) {
            return;
        }
        if (one.mergedInto() != null || two.mergedInto() != null) {
            throw new Refused.Conflict(against, List.of());
        }
        throw new Refused.Invalid("with", against);
    }

    /** What is private must never stand among what everybody may read, and an answer has to know where it goes. */
    private @Nullable Said against(Account by, Shape one, Shape two) {
        if (one.mergedInto() != null || two.mergedInto() != null) {
            Shape gone = one.mergedInto() != null ? one : two;
            return Said.of("inbox.merged_away", gone.id(), String.valueOf(gone.mergedInto()));
        }
        if (one.id() == two.id()) {
            return Said.of("inbox.merge.itself");
        }
        if (one.channelId() != two.channelId()) {
            return Said.of("inbox.merge.channels");
        }
        if (one.isPrivate() != two.isPrivate()) {
            return Said.of("inbox.merge.privacy");
        }
        Said held = holding.against(by, one.assigneeId());
        return held == null ? holding.against(by, two.assigneeId()) : held;
    }

    private static MergeDao.Row find(Handle handle, long conversation, long merge) {
        Long where = MergeDao.where(handle, conversation);
        return MergeDao.find(handle, merge)
                .filter(row -> where != null && (row.into() == where || row.otherId() == conversation))
                .orElseThrow(() -> new Refused.NotFound(Said.of("inbox.part.none", merge)));
    }

    private static Shape shape(Handle handle, long asked, long now) {
        return Shape.look(handle, now)
                .orElseThrow(() -> new Refused.NotFound(Said.of("inbox.no_such_conversation", asked)));
    }

    private static Shape look(Handle handle, String field, long id) {
        return Shape.look(handle, id).orElseThrow(() -> {
            Said said = Said.of("inbox.no_such_conversation", id);
            return field.equals("id") ? new Refused.NotFound(said) : new Refused.Invalid(field, said);
        });
    }

    private static Shape of(List<Shape> both, long id) {
        return both.stream().filter(shape -> shape.id() == id).findFirst().orElseThrow();
    }

    private static Fact fact(Account by, long conversation, Kind kind, long merge, long other) {
        return new Fact(conversation, kind, by.id(), Map.of("merge", merge, "conversation", other));
    }
}
