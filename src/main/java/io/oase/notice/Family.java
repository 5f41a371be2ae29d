package io.oase.notice;

import io.oase.people.Right;
import io.oase.people.Role;
import java.util.Locale;

/** Kinds of notices that are about the same, with what most people want of them. A kind nobody has thought of is {@link #OTHER}. */
public enum Family {
    /** Response times that run out. */
    PROMISES(new Choice(true, true, Mailing.AT_ONCE, false)),
    /** What a colleague gives, asks or tells somebody by name. */
    MINE(new Choice(true, true, Mailing.AT_ONCE, false)),
    /** Answers that somebody else looks at before they go out. */
    APPROVALS(new Choice(true, true, Mailing.AT_ONCE, false)),
    /** What everybody of a team is told, and one of them will do. */
    TEAM(new Choice(true, false, Mailing.DIGEST, false)),
    /** What somebody had put off. */
    BACK(new Choice(true, true, Mailing.DIGEST, false)),
    /** A crisis, and what may become one: it comes at once, at night, too. */
    CRISIS(new Choice(true, true, Mailing.AT_ONCE, true)),
    OTHER(new Choice(true, false, Mailing.DIGEST, false));

    private final Choice usual;

    Family(Choice usual) {
        this.usual = usual;
    }

    /** The family of a kind, by its name. */
    public static Family of(String kind) {
        if (kind.startsWith("target_")) {
            return PROMISES;
        }
        if (kind.startsWith("approv") || kind.startsWith("statement_") || kind.equals(Notice.PLAYBOOK_REVIEW)) {
            return APPROVALS;
        }
        return switch (kind) {
            case Notice.HANDED,
                    Notice.MERGED,
                    Notice.HANDED_MANY,
                    Notice.REASSIGNED,
                    Notice.MENTIONED,
                    Notice.DRAFT,
                    Notice.SET_ASIDE -> MINE;
            case Notice.REPLY_TAKEN_OVER -> APPROVALS;
            case Notice.TEAM, Notice.CHAT_FAILS -> TEAM;
            case Notice.BACK -> BACK;
            case Notice.ACTIVATED,
                    Notice.GLASS_BROKEN,
                    Notice.LEVEL_CHANGED,
                    Notice.STOOD_DOWN,
                    Notice.ALERT,
                    Notice.PART_GIVEN,
                    Notice.STEP_LATE,
                    Notice.UPDATE_DUE,
                    Notice.UPDATE_LATE,
                    Notice.CRISIS_FORGOTTEN,
                    Notice.REVIEW_GIVEN,
                    Notice.REVIEW_DUE -> CRISIS;
            default -> OTHER;
        };
    }

    /** The name in the API and in message keys, for example {@code promises}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How somebody hears of a kind unless they choose: missed times reach those who hand out work at night, too. */
    static Choice usual(String kind, Role role) {
        Choice usual = of(kind).usual;
        return kind.equals(Notice.TARGET_MISSED) && role.rights().contains(Right.ASSIGN_OTHERS)
                ? new Choice(usual.counts(), usual.push(), usual.mail(), true)
                : usual;
    }
}
