package io.oase.notice;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something to tell people.
 *
 * @param key what it is about, so exactly that whoever is told the same key again is not told twice: {@code
 *     clock:17:step:75}; remembered for at least {@link Notices#KEPT}
 * @param kind one of {@link #KINDS}
 * @param conversationId the conversation it is about; null for none
 * @param data what fills its words: {@code promise} (take, first_response, next_response, resolution, next_update), {@code
 *     percent} (a number), {@code due_at} (an Instant or ISO 8601 in UTC), {@code title} (first words of the conversation),
 *     {@code person} (who waits), {@code assignee} (name of whoever has it; left out: nobody has), {@code by} (name of whoever
 *     gave it), {@code team} (its name), {@code note} (what they said), {@code note_id}, {@code why} (time, due, post, follow_up; of an answer that came back: comment,
 *     newer, gone, resolved, left, channel), {@code author} (name of whoever wrote an answer), {@code decider} (name of whoever
 *     decided about it; empty: nobody did), {@code edited} (whether its words were changed), {@code count} (a number), {@code
 *     to} (name of who got them),
 *     {@code chat} (what a chat is called), {@code place} (a path of ours it is looked at under, where it is about no conversation),
 *     {@code level} (severity, a number), {@code drill} (whether it is a rehearsal), {@code part}, {@code step} (what they are
 *     called), {@code minutes} (for which nothing was said). Of what has its own words in each language: {@code title_de}, {@code step_en} and
 *     so on beside it, see {@link #worded}. Instants, strings, numbers, true and false
 * @param late whether the moment to tell it is past, because nothing ran then
 */
public record Notice(String key, String kind, @Nullable Long conversationId, Map<String, Object> data, boolean late) {
    /** So much of a promised time is used up. Needs {@code promise}, {@code percent}, {@code due_at}. */
    public static final String TARGET_NEAR = "target_near";
    /** A promised time was not kept. Needs {@code promise}, {@code due_at}. */
    public static final String TARGET_MISSED = "target_missed";
    /** A conversation was given to somebody else. Needs {@code assignee}. */
    public static final String REASSIGNED = "reassigned";

    /** A colleague gave it to somebody. Needs {@code assignee}, {@code by}; {@code note} where they said something. */
    public static final String HANDED = "handed";

    /** A colleague made one's conversation part of another, which somebody else has. Needs {@code assignee}, {@code by}. */
    public static final String MERGED = "merged";

    /** A colleague gave it to one's team. Needs {@code team}, {@code by}; {@code note} where they said something. */
    public static final String TEAM = "team";

    /** A conversation that was put off is back. Needs {@code why}; {@code note} where somebody said why they put it off. */
    public static final String BACK = "back";

    /** A colleague gave many to somebody or to one's team at once. Needs {@code count}, {@code by}, {@code to} (a name). */
    public static final String HANDED_MANY = "handed_many";

    /** An answer waits for a second pair of eyes. Needs {@code author}. */
    public static final String APPROVAL_ASKED = "approval_asked";
    /** One's answer was approved. Needs {@code decider}, {@code edited}. */
    public static final String APPROVED = "approved";
    /** One's answer is one's own again. Needs {@code why}, {@code decider}; {@code note} where somebody said something. */
    public static final String APPROVAL_RETURNED = "approval_returned";
    /** An answer has waited too long for a second pair of eyes. Needs {@code author}. */
    public static final String APPROVAL_LATE = "approval_late";
    /** A colleague took over one's answer that had come back, as one was away. Needs {@code by}. */
    public static final String REPLY_TAKEN_OVER = "reply_taken_over";

    /** The chat of a team has not taken notices for a while. Needs {@code chat}, {@code team}. */
    public static final String CHAT_FAILS = "chat_fails";

    /** A colleague mentioned somebody, or a team of theirs, in a note. Needs {@code by}, {@code note}, {@code note_id}. */
    public static final String MENTIONED = "mentioned";

    /** A playbook was put in force. Needs {@code title} (of the playbook), {@code level}, {@code by}, {@code drill}, {@code place}. */
    public static final String ACTIVATED = "activated";
    /** Somebody did so who only may in an emergency, and somebody has to stand up for it. Needs the same. */
    public static final String GLASS_BROKEN = "glass_broken";
    /** The severity changed. Needs the same. */
    public static final String LEVEL_CHANGED = "level_changed";
    /** It is over. Needs {@code title}, {@code by}, {@code drill}, {@code place}. */
    public static final String STOOD_DOWN = "stood_down";

    /** Somebody plays a part in a crisis. Needs {@code title}, {@code drill}, {@code place}, {@code part}, {@code by}. */
    public static final String PART_GIVEN = "part_given";
    /** A step of a crisis is late. Needs {@code title}, {@code drill}, {@code place}, {@code step}, {@code due_at}. */
    public static final String STEP_LATE = "step_late";
    /** An update is due soon. Needs {@code title}, {@code drill}, {@code place}, {@code due_at}. */
    public static final String UPDATE_DUE = "update_due";
    /** An update did not come. Needs {@code title}, {@code drill}, {@code place}, {@code due_at}. */
    public static final String UPDATE_LATE = "update_late";
    /** Nothing was said in a crisis for long. Needs {@code title}, {@code drill}, {@code place}, {@code minutes}. */
    public static final String CRISIS_FORGOTTEN = "crisis_forgotten";
    /** Somebody writes a review. Needs {@code title}, {@code drill}, {@code place}, {@code due_at}, {@code by}. */
    public static final String REVIEW_GIVEN = "review_given";
    /** A review should be there by now. Needs {@code title}, {@code drill}, {@code place}, {@code due_at}. */
    public static final String REVIEW_DUE = "review_due";

    /** A colleague handed somebody what they had written. Needs {@code by}. */
    public static final String DRAFT = "draft";

    /**
     * A colleague uploaded a playbook that a second person has to look at, or wants one away. Needs {@code by}, {@code title} (its name),
     * {@code hash}; {@code withdraws} (its id) where it is to go.
     */
    public static final String PLAYBOOK_REVIEW = "playbook_review";
    /** A statement waits for a second pair of eyes. Needs {@code author}, {@code place}. */
    public static final String STATEMENT_ASKED = "statement_asked";
    /** One's statement may be said. Needs the same, and {@code decider} (empty: the time was over). */
    public static final String STATEMENT_ISSUED = "statement_issued";
    /** Somebody objects to one's statement. Needs the same, and {@code note}. */
    public static final String STATEMENT_OBJECTED = "statement_objected";
    /** A statement has waited too long for a second pair of eyes. Needs {@code author}, {@code place}. */
    public static final String STATEMENT_LATE = "statement_late";
    /** A conversation is not to be answered like the others. Needs {@code by}, {@code as} (injured, press, lawyer, other). */
    public static final String SET_ASIDE = "set_aside";

    /**
     * Far more people than usual write about something. Needs {@code alert} (its number), {@code people}, {@code minutes}, {@code words}
     * (those they use; empty where it is no topic), {@code again} (1 where it was silenced and goes on, else 0).
     */
    public static final String ALERT = "alert";

    /** Every kind there is. */
    public static final Set<String> KINDS = Set.of(
            TARGET_NEAR,
            TARGET_MISSED,
            REASSIGNED,
            HANDED,
            MERGED,
            TEAM,
            BACK,
            HANDED_MANY,
            APPROVAL_ASKED,
            APPROVED,
            APPROVAL_RETURNED,
            APPROVAL_LATE,
            REPLY_TAKEN_OVER,
            CHAT_FAILS,
            MENTIONED,
            ACTIVATED,
            GLASS_BROKEN,
            LEVEL_CHANGED,
            STOOD_DOWN,
            PART_GIVEN,
            STEP_LATE,
            UPDATE_DUE,
            UPDATE_LATE,
            CRISIS_FORGOTTEN,
            REVIEW_GIVEN,
            REVIEW_DUE,
            DRAFT,
            PLAYBOOK_REVIEW,
            ALERT,
            STATEMENT_ASKED,
            STATEMENT_ISSUED,
            STATEMENT_OBJECTED,
            STATEMENT_LATE,
            SET_ASIDE);

    private static final Map<String, Set<String>> NEEDED = Map.ofEntries(
            Map.entry(TARGET_NEAR, Set.of("promise", "percent", "due_at")),
            Map.entry(TARGET_MISSED, Set.of("promise", "due_at")),
            Map.entry(REASSIGNED, Set.of("assignee")),
            Map.entry(HANDED, Set.of("assignee", "by")),
            Map.entry(MERGED, Set.of("assignee", "by")),
            Map.entry(TEAM, Set.of("team", "by")),
            Map.entry(BACK, Set.of("why")),
            Map.entry(MENTIONED, Set.of("by", "note", "note_id")),
            Map.entry(ACTIVATED, Set.of("title", "level", "by", "drill", "place")),
            Map.entry(GLASS_BROKEN, Set.of("title", "level", "by", "drill", "place")),
            Map.entry(LEVEL_CHANGED, Set.of("title", "level", "by", "drill", "place")),
            Map.entry(STOOD_DOWN, Set.of("title", "by", "drill", "place")),
            Map.entry(DRAFT, Set.of("by")),
            Map.entry(ALERT, Set.of("alert", "people", "minutes", "words", "again")),
            Map.entry(STATEMENT_ASKED, Set.of("author", "place")),
            Map.entry(STATEMENT_ISSUED, Set.of("decider", "place")),
            Map.entry(STATEMENT_OBJECTED, Set.of("decider", "place", "note")),
            Map.entry(STATEMENT_LATE, Set.of("author", "place")),
            Map.entry(SET_ASIDE, Set.of("by", "as")),
            Map.entry(PART_GIVEN, Set.of("title", "drill", "place", "part", "by")),
            Map.entry(STEP_LATE, Set.of("title", "drill", "place", "step", "due_at")),
            Map.entry(UPDATE_DUE, Set.of("title", "drill", "place", "due_at")),
            Map.entry(UPDATE_LATE, Set.of("title", "drill", "place", "due_at")),
            Map.entry(CRISIS_FORGOTTEN, Set.of("title", "drill", "place", "minutes")),
            Map.entry(REVIEW_GIVEN, Set.of("title", "drill", "place", "due_at", "by")),
            Map.entry(REVIEW_DUE, Set.of("title", "drill", "place", "due_at")),
            Map.entry(CHAT_FAILS, Set.of("chat", "team")),
            Map.entry(HANDED_MANY, Set.of("count", "by", "to")),
            Map.entry(APPROVAL_ASKED, Set.of("author")),
            Map.entry(APPROVED, Set.of("decider", "edited")),
            Map.entry(APPROVAL_RETURNED, Set.of("why", "decider")),
            Map.entry(PLAYBOOK_REVIEW, Set.of("by", "title", "hash")),
            Map.entry(APPROVAL_LATE, Set.of("author")),
            Map.entry(REPLY_TAKEN_OVER, Set.of("by")));

    /** @throws IllegalArgumentException for a kind without words, or when something the words need is missing */
    public Notice {
        if (key.isBlank()) {
            throw new IllegalArgumentException("A notice has a key");
        }
        Set<String> needed = NEEDED.get(kind);
        if (needed == null) {
            throw new IllegalArgumentException("There are no words for a notice of the kind " + kind);
        }
        data = Map.copyOf(data);
        if (!data.keySet().containsAll(needed)) {
            throw new IllegalArgumentException("A notice of the kind " + kind + " needs " + needed);
        }
        if (needed.contains("due_at")) {
            dueAt(data);
        }
    }

    /** When the promised time ends or ended; only of kinds that need it. */
    Instant dueAt() {
        return dueAt(data);
    }

    /** The path of ours under which it is looked at; empty where it is looked at among the notices. */
    public String place() {
        String place =
                switch (kind) {
                    case PLAYBOOK_REVIEW ->
                        text("withdraws").isEmpty()
                                ? "/playbooks/uploads/" + text("hash")
                                : "/playbooks/" + text("withdraws") + "/withdrawal";
                    case ALERT -> "/alerts/" + text("alert");
                    default -> text("place");
                };
        return conversationId != null
                ? "/conversations/" + conversationId
                : place.matches("/[a-z0-9][a-z0-9/-]{0,100}") ? place : "";
    }

    /** What it is about, as text; empty when unknown. */
    String text(String name) {
        return Objects.toString(data.get(name), "");
    }

    /** The same in a language, where it was given in that; otherwise as it was given for everybody. */
    String text(String name, String language) {
        Object own = data.get(name + "_" + language);
        return own == null ? text(name) : own.toString();
    }

    /**
     * Details that are called differently in each language, for whoever is told to read in theirs.
     *
     * @param texts by language
     * @param otherwise for whoever reads none of these
     */
    public static Map<String, Object> worded(String name, Map<String, String> texts, String otherwise) {
        Map<String, Object> all = new HashMap<>();
        texts.forEach((language, text) -> all.put(name + "_" + language, text));
        all.put(name, otherwise);
        return all;
    }

    private static Instant dueAt(Map<String, Object> data) {
        try {
            return Instant.parse(Objects.toString(data.get("due_at")));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("due_at is no time", e);
        }
    }

    /** The same with times as text, in an order that does not change: as it is stored and sent. */
    Map<String, Object> plain() {
        Map<String, Object> plain = new LinkedHashMap<>();
        data.keySet().stream().sorted().forEach(name -> {
            Object value = Objects.requireNonNull(data.get(name));
            plain.put(name, value instanceof Number || value instanceof Boolean ? value : value.toString());
        });
        return plain;
    }
}
