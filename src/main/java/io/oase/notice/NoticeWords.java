package io.oase.notice;

import io.oase.base.Said;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a notice says. */
public final class NoticeWords {
    /** Line breaks and controls of every kind, and what turns the direction of the text behind it. */
    private static final Pattern UNRULY =
            Pattern.compile("[\\s\\p{Cntrl}\\p{Zl}\\p{Zp}\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]+");

    private static final int LONGEST = 160;

    /** Kinds that say themselves who has it now, or with which it does not matter, or are about no conversation, or where that does not matter. */
    private static final Set<String> GIVEN = Set.of(
            Notice.REASSIGNED,
            Notice.HANDED,
            Notice.MERGED,
            Notice.TEAM,
            Notice.HANDED_MANY,
            Notice.APPROVAL_ASKED,
            Notice.APPROVED,
            Notice.APPROVAL_RETURNED,
            Notice.APPROVAL_LATE,
            Notice.REPLY_TAKEN_OVER,
            Notice.CHAT_FAILS,
            Notice.MENTIONED,
            Notice.STATEMENT_ASKED,
            Notice.STATEMENT_ISSUED,
            Notice.STATEMENT_OBJECTED,
            Notice.STATEMENT_LATE,
            Notice.SET_ASIDE,
            Notice.ACTIVATED,
            Notice.GLASS_BROKEN,
            Notice.LEVEL_CHANGED,
            Notice.STOOD_DOWN,
            Notice.PART_GIVEN,
            Notice.STEP_LATE,
            Notice.UPDATE_DUE,
            Notice.UPDATE_LATE,
            Notice.CRISIS_FORGOTTEN,
            Notice.REVIEW_GIVEN,
            Notice.REVIEW_DUE,
            Notice.DRAFT,
            Notice.PLAYBOOK_REVIEW,
            Notice.ALERT);

    private NoticeWords() {}

    /**
     * What happened, in one sentence.
     *
     * @param language of whoever reads it: some things have their own words in each
     */
    public static Said headline(Notice notice, String language) {
        return headline(notice, language, notice.text("due_at"));
    }

    /** Whether an alert is about ratings. */
    private static boolean isRating(Notice notice) {
        return notice.text("stars").matches("[1-5]");
    }

    /** What the conversation or the crisis is called, on one line; empty when nothing is known. */
    public static String title(Notice notice, String language) {
        return line(notice.text("title", language));
    }

    /** Who waits and who has it, each a sentence. */
    public static List<Said> details(Notice notice) {
        List<Said> details = new ArrayList<>();
        String person = line(notice.text("person"));
        if (!person.isEmpty()) {
            details.add(Said.of("notice.person", person));
        }
        String assignee = line(notice.text("assignee"));
        String note = line(notice.text("note"));
        if (!note.isEmpty()) {
            details.add(Said.of("notice.note", note));
        }
        if (Boolean.TRUE.equals(notice.data().get("over"))) {
            details.add(Said.of("notice.over"));
        }
        if (!GIVEN.contains(notice.kind())) {
            details.add(assignee.isEmpty() ? Said.of("notice.nobody") : Said.of("notice.assignee", assignee));
        }
        return details;
    }

    /** Said of a notice that is {@link Notice#late}. */
    public static Said late() {
        return Said.of("notice.late");
    }

    /** All of it for somebody who has no page before them; the first line says what happened. */
    static String inFull(Voice voice, String language, Notice notice) {
        List<String> lines = new ArrayList<>();
        lines.add(headline(voice, language, notice));
        String title = title(notice, language);
        if (!title.isEmpty()) {
            lines.add(voice.say(language, Said.of("notice.title", title)));
        }
        details(notice).forEach(detail -> lines.add(voice.say(language, detail)));
        if (notice.late()) {
            lines.add(voice.say(language, late()));
        }
        return String.join("\n", lines);
    }

    static String headline(Voice voice, String language, Notice notice) {
        String due = !notice.data().containsKey("due_at") ? "" : voice.time(language, notice.dueAt());
        return line(voice.say(language, headline(notice, language, due)));
    }

    static Optional<String> link(Optional<String> publicUrl, Notice notice) {
        return notice.place().isEmpty() ? Optional.empty() : publicUrl.map(url -> url + notice.place());
    }

    /** On one line, without what could pass for more than words. */
    static String line(String text) {
        String plain = UNRULY.matcher(text).replaceAll(" ").strip();
        int end = plain.length() <= LONGEST
                ? plain.length()
                : plain.offsetByCodePoints(0, Math.min(LONGEST, plain.codePointCount(0, plain.length())));
        return end < plain.length() ? plain.substring(0, end).strip() + "…" : plain;
    }

    private static Said headline(Notice notice, String language, String due) {
        String promise = notice.text("promise").toLowerCase(Locale.ROOT);
        return switch (notice.kind()) {
            case Notice.TARGET_NEAR -> Said.of("notice.target_near", promise, notice.text("percent"), due);
            case Notice.TARGET_MISSED -> Said.of("notice.target_missed", promise, due);
            case Notice.HANDED -> Said.of("notice.handed", line(notice.text("by")), line(notice.text("assignee")));
            case Notice.MERGED -> Said.of("notice.merged", line(notice.text("by")), line(notice.text("assignee")));
            case Notice.TEAM -> Said.of("notice.team", line(notice.text("by")), line(notice.text("team")));
            case Notice.HANDED_MANY ->
                Said.of("notice.handed_many", line(notice.text("by")), notice.text("count"), line(notice.text("to")));
            case Notice.APPROVAL_ASKED -> Said.of("notice.approval_asked", line(notice.text("author")));
            case Notice.APPROVAL_LATE -> Said.of("notice.approval_late", line(notice.text("author")));
            case Notice.APPROVED -> Said.of("notice.approved", line(notice.text("decider")), notice.text("edited"));
            case Notice.APPROVAL_RETURNED ->
                Said.of("notice.approval_returned", notice.text("why"), line(notice.text("decider")));
            case Notice.REPLY_TAKEN_OVER -> Said.of("notice.reply_taken_over", line(notice.text("by")));
            case Notice.BACK -> Said.of("notice.back", notice.text("why"));
            case Notice.CHAT_FAILS ->
                Said.of("notice.chat_fails", line(notice.text("chat")), line(notice.text("team")));
            case Notice.MENTIONED -> Said.of("notice.mentioned", line(notice.text("by")));
            case Notice.ACTIVATED, Notice.GLASS_BROKEN, Notice.LEVEL_CHANGED, Notice.STOOD_DOWN ->
                Said.of("notice." + notice.kind(), line(notice.text("by")), notice.text("level"), notice.text("drill"));
            case Notice.DRAFT -> Said.of("notice.draft", line(notice.text("by")));
            case Notice.STATEMENT_ASKED ->
                Said.of("notice.statement_asked", line(notice.text("author")), notice.text("drill"));
            case Notice.STATEMENT_ISSUED ->
                notice.text("decider").isEmpty()
                        ? Said.of("notice.statement_issued.time", notice.text("drill"))
                        : Said.of("notice.statement_issued", line(notice.text("decider")), notice.text("drill"));
            case Notice.STATEMENT_OBJECTED ->
                Said.of("notice.statement_objected", line(notice.text("decider")), notice.text("drill"));
            case Notice.STATEMENT_LATE ->
                Said.of("notice.statement_late", line(notice.text("author")), notice.text("drill"));
            case Notice.SET_ASIDE ->
                Said.of("notice.set_aside", line(notice.text("by")), notice.text("as"), notice.text("drill"));
            case Notice.PART_GIVEN -> guide(notice, line(notice.text("part", language)), line(notice.text("by")));
            case Notice.STEP_LATE -> guide(notice, line(notice.text("step", language)), due);
            case Notice.UPDATE_DUE, Notice.UPDATE_LATE, Notice.REVIEW_DUE -> guide(notice, due);
            case Notice.CRISIS_FORGOTTEN -> guide(notice, notice.text("minutes"));
            case Notice.REVIEW_GIVEN -> guide(notice, line(notice.text("by")), due);
            case Notice.PLAYBOOK_REVIEW ->
                Said.of(
                        notice.text("withdraws").isEmpty() ? "notice.playbook_review" : "notice.playbook_review.away",
                        line(notice.text("by")));
            case Notice.ALERT ->
                isRating(notice)
                        ? Said.of(
                                "notice.alert.ratings",
                                notice.text("again"),
                                notice.text("people"),
                                notice.text("minutes"),
                                notice.text("stars"))
                        : Said.of(
                                notice.text("words").isEmpty() ? "notice.alert.everything" : "notice.alert",
                                notice.text("again"),
                                notice.text("people"),
                                notice.text("minutes"),
                                line(notice.text("words")));
            default -> Said.of("notice.reassigned", promise, line(notice.text("assignee")));
        };
    }

    /** Whether it is a rehearsal is the first that is said. */
    private static Said guide(Notice notice, Object... more) {
        Object[] args = new Object[more.length + 1];
        args[0] = notice.text("drill");
        System.arraycopy(more, 0, args, 1, more.length);
        return Said.of("notice." + notice.kind(), args);
    }
}
