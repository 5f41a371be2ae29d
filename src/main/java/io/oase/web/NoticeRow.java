package io.oase.web;

import io.oase.notice.Notice;
import io.oase.notice.NoticeWords;
import io.oase.notice.Told;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One notice on a page.
 *
 * @param tone {@code near}, {@code missed}, {@code given}, {@code back}, {@code seconded}, {@code named} or {@code drafted}
 * @param icon name of a symbol in {@code icons.mustache}
 * @param headline what happened
 * @param title first words of the conversation; empty when unknown
 * @param details who waits and who has it
 * @param late that it was told after its moment, and why; null when it was not
 */
public record NoticeRow(
        long id,
        String tone,
        String icon,
        String headline,
        String title,
        String details,
        @Nullable String late,
        Moment at,
        boolean fresh) {
    private static final Map<String, String> TONES = Map.ofEntries(
            Map.entry(Notice.APPROVAL_ASKED, "seconded"),
            Map.entry(Notice.APPROVED, "seconded"),
            Map.entry(Notice.APPROVAL_RETURNED, "back"),
            Map.entry(Notice.APPROVAL_LATE, "near"),
            Map.entry(Notice.REPLY_TAKEN_OVER, "given"),
            Map.entry(Notice.TARGET_NEAR, "near"),
            Map.entry(Notice.TARGET_MISSED, "missed"),
            Map.entry(Notice.REASSIGNED, "given"),
            Map.entry(Notice.HANDED, "given"),
            Map.entry(Notice.MERGED, "given"),
            Map.entry(Notice.TEAM, "given"),
            Map.entry(Notice.HANDED_MANY, "given"),
            Map.entry(Notice.BACK, "back"),
            Map.entry(Notice.CHAT_FAILS, "missed"),
            Map.entry(Notice.PLAYBOOK_REVIEW, "seconded"),
            Map.entry(Notice.MENTIONED, "named"),
            Map.entry(Notice.STATEMENT_ASKED, "seconded"),
            Map.entry(Notice.STATEMENT_ISSUED, "seconded"),
            Map.entry(Notice.STATEMENT_OBJECTED, "back"),
            Map.entry(Notice.STATEMENT_LATE, "near"),
            Map.entry(Notice.SET_ASIDE, "missed"),
            Map.entry(Notice.ACTIVATED, "missed"),
            Map.entry(Notice.GLASS_BROKEN, "missed"),
            Map.entry(Notice.LEVEL_CHANGED, "near"),
            Map.entry(Notice.STOOD_DOWN, "back"),
            Map.entry(Notice.PART_GIVEN, "given"),
            Map.entry(Notice.STEP_LATE, "missed"),
            Map.entry(Notice.UPDATE_DUE, "near"),
            Map.entry(Notice.UPDATE_LATE, "missed"),
            Map.entry(Notice.CRISIS_FORGOTTEN, "missed"),
            Map.entry(Notice.REVIEW_GIVEN, "given"),
            Map.entry(Notice.REVIEW_DUE, "near"),
            Map.entry(Notice.DRAFT, "drafted"),
            Map.entry(Notice.ALERT, "missed"));
    private static final Map<String, String> ICONS = Map.of(
            "near",
            "clock",
            "missed",
            "alert",
            "given",
            "assign",
            "back",
            "later",
            "seconded",
            "eye",
            "named",
            "at",
            "drafted",
            "pen");

    static NoticeRow of(Told told, Reader reader) {
        Notice notice = told.notice();
        String language = reader.language().locale().getLanguage();
        String tone = TONES.getOrDefault(notice.kind(), "given");
        String title = NoticeWords.title(notice, language);
        return new NoticeRow(
                told.id(),
                tone,
                ICONS.getOrDefault(tone, "bell"),
                reader.say(NoticeWords.headline(notice, language)),
                title.isEmpty() ? "" : reader.say("notice.title", title),
                NoticeWords.details(notice).stream().map(reader::say).collect(Collectors.joining(" · ")),
                notice.late() ? reader.say(NoticeWords.late()) : null,
                reader.moment(told.createdAt()),
                told.readAt() == null);
    }
}
