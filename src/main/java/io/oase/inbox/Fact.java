package io.oase.inbox;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a conversation, about to be written to its append-only history.
 *
 * @param actorId the account that did it; null for the system or somebody on the network
 * @param data details, by names each {@link Kind} lists
 */
public record Fact(long conversationId, Kind kind, @Nullable Long actorId, Map<String, Object> data) {
    public Fact {
        data = Map.copyOf(data);
    }

    /** Something nobody here did. */
    public static Fact of(long conversationId, Kind kind, Map<String, Object> data) {
        return new Fact(conversationId, kind, null, data);
    }

    /** What can happen. */
    public enum Kind {
        /** A new matter began: post. */
        OPENED,
        /** Somebody wrote: post. */
        RECEIVED,
        /** Somebody else wrote in the thread, not to us: post. */
        OVERHEARD,
        /** Its author changed a post: post. */
        EDITED,
        /** Its author deleted a post: post. */
        DELETED,
        /** An answer was typed in the network's own app: post. */
        ANSWERED_OUTSIDE,
        /** From, to; no_answer: why none is needed, where somebody decided so; planned: that it was, where it opened again by itself. */
        STATE_CHANGED,
        /** From, to. */
        PRIORITISED,
        /**
         * From, to: account ids, absent for nobody; note: in the words of whoever gave it; because, where it happened by itself:
         * missed (a promised time), rule, absence, untouched, aside.
         */
        ASSIGNED,
        /** Team, from_team: ids, absent for none; note: in the words of whoever gave it. */
        GIVEN_TO_TEAM,
        /** Tag. */
        TAGGED,
        /** Tag. */
        UNTAGGED,
        /** Note. */
        NOTED,
        /** Reply. */
        REPLY_QUEUED,
        /** Reply; replaced: 1 where its author wrote it anew; from: queued, failed, held, or returned (by whoever was to approve it); own: 1 where its author took back one that was held. */
        REPLY_WITHDRAWN,
        /** Reply. */
        REPLY_PUBLISHED,
        /** Reply. */
        REPLY_FAILED,
        /** Reply: it may or may not be out. */
        REPLY_UNKNOWN,
        /** A hold stopped an answer: reply, placed_for (what the hold is for); late: 1 where it was about to be sent. */
        REPLY_HELD,
        /** A colleague took over what had come back to somebody who left or is away: reply, from (an account's id). */
        REPLY_TAKEN_OVER,
        /** It was let out: reply. */
        REPLY_RELEASED,
        /** An answer waits for a second pair of eyes: reply. */
        APPROVAL_ASKED,
        /** It was approved: reply; edited: 1 where somebody else changed its words, else 0. */
        APPROVED,
        /** Whoever approved it took that back, and it waits again: reply. */
        APPROVAL_REVOKED,
        /** It was given back to its author: reply, comment. */
        APPROVAL_RETURNED,
        /** It is with its author again by itself: reply; why: newer, gone, resolved, left, channel. */
        APPROVAL_ENDED,
        /** It has waited too long: reply. */
        APPROVAL_LATE,
        /** Whoever wrote was told automatically that it has come in: reply, situation; until: what they were told, absent for nothing. */
        ACKNOWLEDGED,
        /** What came in was not acknowledged automatically: why (old, program, opted_out, told_today, stopped, unsendable). */
        ACKNOWLEDGEMENT_SKIPPED,
        /** Whoever wrote wants no automatic messages any more. */
        OPTED_OUT,
        /** They do again, a colleague says. */
        OPTED_IN,
        /** Another became part of it: merge, conversation. */
        MERGED,
        /** It became part of another: merge, conversation. */
        MERGED_INTO,
        /** What had become part of it was parted from it: merge, conversation. */
        UNMERGED,
        /** It stands for itself again: merge, conversation. */
        UNMERGED_FROM,
        /** Posts became a conversation of their own: conversation, posts (how many). */
        SPLIT,
        /** It began with posts of another: conversation, posts (how many). */
        SPLIT_FROM,
        /** Put out of sight: until, absent for until they write; reason, absent for none. */
        SNOOZED,
        /** Back in sight: why (hand, time, due, post). */
        WOKEN,
        /** Somebody will ask again: at, reason. */
        FOLLOW_UP_PLANNED,
        /** They will not. */
        FOLLOW_UP_CANCELLED,
        /** The time to ask again has come: reason, by. */
        FOLLOWED_UP,
        /** Somebody gave a colleague what they had written and not sent: to. */
        DRAFT_HANDED,
        /** It belongs to a crisis: activation, how (words, search, hand). */
        GATHERED,
        /** It belongs there no more: activation, because where somebody said why. */
        LET_GO,
        /** Not answered like the others there: activation, as (injured, press, lawyer, other; back: it is again), to (a name). */
        SET_ASIDE
    }
}
