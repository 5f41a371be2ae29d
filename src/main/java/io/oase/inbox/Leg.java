package io.oase.inbox;

import io.oase.base.Refused;
import io.oase.base.Said;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a list that is read along one index. Most lists have one; the list by due time has what is due, and after it
 * what has nothing due.
 *
 * @param join what the order needs beside {@code conversation c}
 * @param owner the columns that say whose they are
 * @param only which conversations lie on it
 * @param order with the id last, so that no two share a place
 * @param beyond what comes after {@code (:at, :after)} in that order
 * @param place where a conversation lies on it: a time
 */
record Leg(String join, Owner owner, String only, String order, String beyond, String place) {
    /** The newest first. */
    static final String LATEST_FIRST = "c.last_post_at DESC, c.id DESC";

    /**
     * Where it says whose a conversation is: where a list is read along another table, in that table.
     *
     * @param assignee the column with who has it
     * @param team the column with whose matter it is
     * @param snoozed the column with whether it is put away
     * @param dueBefore whether something is due before {@code :due_before}
     */
    record Owner(String assignee, String team, String snoozed, String dueBefore) {
        static final Owner SELF = new Owner(
                "c.assignee_id",
                "c.team_id",
                "c.snoozed",
                "c.id IN (SELECT soon.conversation_id FROM due soon WHERE soon.at < :due_before)");
        static final Owner DUE = new Owner("due.assignee_id", "due.team_id", "due.snoozed", "due.at < :due_before");
    }

    private static final Leg LATEST =
            new Leg("", Owner.SELF, "TRUE", LATEST_FIRST, "(c.last_post_at, c.id) < (:at, :after)", "c.last_post_at");
    private static final Leg WAITING = new Leg(
            "",
            Owner.SELF,
            "c.unanswered_since IS NOT NULL",
            "c.unanswered_since, c.id",
            "(c.unanswered_since, c.id) > (:at, :after)",
            "c.unanswered_since");
    private static final Leg DUE = new Leg(
            " JOIN due ON due.conversation_id = c.id",
            Owner.DUE,
            "TRUE",
            "due.at, due.conversation_id",
            "(due.at, due.conversation_id) > (:at, :after)",
            "due.at");
    /** By the latest note that mentions whoever looks. */
    private static final Leg MENTIONED = new Leg(
            """
             JOIN (SELECT n.conversation_id, max(me.at) AS at FROM mentioned me JOIN note n ON n.id = me.note_id
                    WHERE me.account_id = :me GROUP BY n.conversation_id) mention ON mention.conversation_id = c.id
            """, Owner.SELF, "TRUE", "mention.at DESC, c.id DESC", "(mention.at, c.id) < (:at, :after)", "mention.at");

    /** What was put away, by when it is back. */
    private static final Leg BACK = new Leg(
            " JOIN snooze ON snooze.conversation_id = c.id AND snooze.wake_at IS NOT NULL",
            Owner.SELF,
            "TRUE",
            "snooze.wake_at, snooze.conversation_id",
            "(snooze.wake_at, snooze.conversation_id) > (:at, :after)",
            "snooze.wake_at");
    /** Behind it what is only back when they write. */
    private static final Leg NOT_BACK = new Leg(
            "",
            Owner.SELF,
            "NOT EXISTS (SELECT 1 FROM snooze WHERE snooze.conversation_id = c.id AND snooze.wake_at IS NOT NULL)",
            LATEST_FIRST,
            LATEST.beyond,
            LATEST.place);

    private static final Leg NOT_DUE = new Leg(
            "",
            Owner.SELF,
            "NOT EXISTS (SELECT 1 FROM due WHERE due.conversation_id = c.id)",
            LATEST_FIRST,
            LATEST.beyond,
            LATEST.place);

    /** In the order they are read. */
    static List<Leg> of(Filter filter) {
        return switch (filter.order()) {
            // The best come from a list of their own; where there is none, there is nothing to tell them apart by.
            case LATEST, BEST ->
                switch (filter.view()) {
                    case MENTIONS -> List.of(MENTIONED);
                    case SNOOZED -> List.of(BACK, NOT_BACK);
                    default -> List.of(LATEST);
                };
            case WAITING -> List.of(WAITING);
            // What is due before a moment is due; behind it nothing follows.
            case DUE -> filter.dueBefore() == null ? List.of(DUE, NOT_DUE) : List.of(DUE);
        };
    }

    /**
     * Where a page ended.
     *
     * @param leg number of the leg
     */
    record Cursor(int leg, Instant at, long id) {
        static Cursor parse(String text, Filter filter) {
            try {
                String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
                String[] parts = plain.split("\\|", -1);
                Cursor cursor =
                        new Cursor(Integer.parseInt(parts[0]), Instant.parse(parts[1]), Long.parseLong(parts[2]));
                of(filter).get(cursor.leg);
                return cursor;
            } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException e) {
                throw new Refused.Invalid("cursor", Said.of("inbox.bad_cursor"));
            }
        }

        /** A place on the leg, or its beginning. */
        static @Nullable Cursor on(int leg, @Nullable Cursor cursor) {
            return cursor != null && cursor.leg == leg ? cursor : null;
        }

        @Override
        public String toString() {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString((leg + "|" + at + "|" + id).getBytes(StandardCharsets.UTF_8));
        }
    }
}
