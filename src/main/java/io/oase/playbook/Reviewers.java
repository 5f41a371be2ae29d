package io.oase.playbook;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.notice.Notice;
import io.oase.notice.Notices;
import io.oase.people.Account;
import io.oase.people.People;
import io.oase.people.Right;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The second person who looks at what a colleague wants to change about playbooks. */
final class Reviewers {
    private static final int LONGEST_REASON = 1_000;

    private final People people;
    private final Notices notices;

    Reviewers(People people, Notices notices) {
        this.people = people;
        this.notices = notices;
    }

    /** Tells everybody who may decide, but not whoever asks. */
    void tell(Handle handle, Account by, Playbook playbook, String key, Map<String, Object> about, Instant now) {
        List<Long> whom = people.list(by, false).stream()
                .filter(account -> account.may(Right.MANAGE_PLAYBOOKS) && account.id() != by.id())
                .map(Account::id)
                .toList();
        Locale first = Locale.forLanguageTag(playbook.languages().get(0));
        Map<String, Object> data =
                Notice.worded("title", playbook.title().in(), playbook.title().in(first));
        data.put("by", by.name());
        data.putAll(about);
        String told = "playbook:" + key + ":" + now.toEpochMilli();
        notices.send(handle, new Notice(told, Notice.PLAYBOOK_REVIEW, null, data, false), whom, now);
    }

    /**
     * A reason as it was typed.
     *
     * @throws Refused.Invalid naming {@code reason} when there is none, or it is too long
     */
    static String reason(String typed) {
        String said = typed.replace("\0", "").strip();
        if (said.isEmpty() || said.length() > LONGEST_REASON) {
            throw new Refused.Invalid("reason", Said.of("playbooks.reason", LONGEST_REASON));
        }
        return said;
    }
}
