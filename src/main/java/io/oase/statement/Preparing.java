package io.oase.statement;

import io.oase.activation.Activation;
import io.oase.base.Said;
import io.oase.inbox.InboxRow;
import io.oase.inbox.Views;
import io.oase.people.Account;
import io.oase.playbook.Where;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Says who is to be answered in which language and with which variant, so that answers beside each other differ. */
final class Preparing {
    private final Views views;

    Preparing(Views views) {
        this.views = views;
    }

    List<AnswerDao.Fresh> prepare(Handle handle, Account by, Activation in, Statement said, List<Long> chosen) {
        List<Long> ids =
                said.corrects() == null ? belonging(handle, in.id(), chosen) : reached(handle, said.corrects());
        Map<String, Integer> turns = new HashMap<>();
        List<AnswerDao.Fresh> fresh = new ArrayList<>();
        for (InboxRow row : views.rows(by, ids.stream().limit(Rounds.MOST + 1L).toList())) {
            String spoken = row.language() == null
                    ? ""
                    : Locale.forLanguageTag(row.language()).getLanguage();
            String language = said.filled().languageFor(spoken, in.playbook());
            int variants = said.filled().variants(language).size();
            // In turns on each channel: that is where they stand beside each other.
            int variant = turns.merge(row.channelId() + ":" + language, 1, Integer::sum) - 1;
            fresh.add(new AnswerDao.Fresh(
                    row.id(),
                    row.lastPostId() == null ? 0 : newest(handle, row.id()),
                    language,
                    variant % variants,
                    refusal(said, row)));
        }
        return fresh;
    }

    private static @Nullable Said refusal(Statement said, InboxRow row) {
        return Where.has(said.channels(), row.network(), row.channelName())
                ? null
                : Said.of("statement.other_channel", row.channelName());
    }

    /** Of those that were chosen, the ones that belong to it and are not set aside, in that order. */
    private static List<Long> belonging(Handle handle, long activation, List<Long> chosen) {
        return handle.createQuery("""
                        SELECT g.conversation_id FROM unnest(:ids) WITH ORDINALITY AS each (id, place)
                          JOIN gathered g ON g.conversation_id = each.id AND g.activation_id = :activation
                         WHERE g.stands <> 'aside' ORDER BY each.place
                        """)
                .bind("ids", chosen.stream().distinct().toArray(Long[]::new))
                .bind("activation", activation)
                .mapTo(Long.class)
                .list();
    }

    /** Everybody whom a statement reached, or may have reached, in the order in which they were answered. */
    private static List<Long> reached(Handle handle, long statement) {
        return handle.createQuery("""
                        SELECT id FROM (
                            SELECT coalesce(c.merged_into, c.id) AS id, min(a.at) AS at
                              FROM round_answer a JOIN conversation c ON c.id = a.conversation_id LEFT JOIN reply r ON r.id = a.reply_id
                             WHERE a.statement_id = :statement
                               AND (a.state = 'drill' OR a.state = 'done' AND (r.state IN ('publishing', 'published', 'unknown')
                                    OR EXISTS (SELECT FROM reply_part p WHERE p.reply_id = r.id AND (p.attempted_at IS NOT NULL OR p.published_at IS NOT NULL))))
                             GROUP BY 1) reached
                         ORDER BY at, id
                        """)
                .bind("statement", statement)
                .mapTo(Long.class)
                .list();
    }

    private static long newest(Handle handle, long conversation) {
        return handle.createQuery("SELECT coalesce(max(id), 0) FROM post WHERE conversation_id = :id")
                .bind("id", conversation)
                .mapTo(Long.class)
                .one();
    }
}
