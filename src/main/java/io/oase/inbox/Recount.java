package io.oase.inbox;

import io.oase.channel.Labels;
import io.oase.db.RoundTrip;
import java.util.Collection;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** What the list shows of a conversation is kept beside it, and computed anew from its posts when those change. */
public final class Recount {
    private Recount() {}

    /**
     * Locks conversations, in one order everywhere, so that two writers wait for each other instead of blocking each other;
     * and so that within one conversation post ids grow in the order of commits, which the send guard relies on.
     */
    public static void lock(Handle db, Collection<Long> conversations) {
        if (!conversations.isEmpty()) {
            db.createQuery("SELECT id FROM conversation WHERE id = ANY(:ids) ORDER BY id FOR UPDATE")
                    .bind("ids", conversations.toArray(Long[]::new))
                    .mapTo(Long.class)
                    .list();
        }
    }

    /**
     * Counts posts, finds the latest that a person wrote, the stars of the latest review, and since when somebody has been waiting for an answer: since the oldest post after our
     * latest one, what is settled and what no person wrote left out. Times come from different clocks, so what answers our
     * latest post comes after it whatever its time says.
     *
     * @param opened those of them that are open from now on
     */
    public static void recount(Handle db, Collection<Long> conversations, Collection<Long> opened) {
        RoundTrip trip = new RoundTrip(db);
        recount(trip, conversations, opened);
        trip.send();
    }

    /** The same, sent along with something else. */
    public static void recount(RoundTrip trip, Collection<Long> conversations, Collection<Long> opened) {
        if (conversations.isEmpty()) {
            return;
        }
        trip.tell(
                """
                        UPDATE conversation c
                           SET state = CASE WHEN c.id = ANY(:opened) THEN 'open' ELSE c.state END,
                               resolved_at = CASE WHEN c.id = ANY(:opened) THEN NULL ELSE c.resolved_at END,
                               kind = CASE WHEN s.stars IS NOT NULL AND c.kind = 'article' THEN 'review' ELSE c.kind END, stars = s.stars,
                               posts = s.posts, last_post_id = s.last_id, last_post_at = s.last_at,
                               snippet = left(regexp_replace(left(s.words, 1000), '\\s+', ' ', 'g'), 240),
                               unanswered_since = s.unanswered_since
                          FROM (SELECT t.id, n.posts, n.stars, l.id AS last_id, l.posted_at AS last_at,
                                       CASE WHEN l.deleted_at IS NULL
                                            THEN coalesce(CASE WHEN l.body = '' OR NOT CAST(:labels AS text[]) @> string_to_array(l.warning, ', ')
                                                               THEN l.warning END, l.title, l.body)
                                            ELSE '' END AS words,
                                       u.unanswered_since
                                  FROM unnest(:ids) AS t(id)
                                 CROSS JOIN LATERAL (
                                       SELECT count(*) FILTER (WHERE here) AS posts,
                                              (array_agg(stars ORDER BY posted_at DESC, id DESC) FILTER (WHERE here AND stars IS NOT NULL))[1] AS stars,
                                              max(posted_at) FILTER (WHERE answer) AS answered_at,
                                              (array_agg(key ORDER BY posted_at DESC, id DESC) FILTER (WHERE answer))[1] AS answer_key,
                                              (array_agg(id ORDER BY here DESC, automatic, posted_at DESC, id DESC))[1] AS last_id
                                         FROM post
                                        CROSS JOIN LATERAL (SELECT deleted_at IS NULL AS here,
                                                                   own AND NOT automatic AND NOT settled AND deleted_at IS NULL AS answer) is_it
                                        WHERE conversation_id = t.id) n
                                  JOIN post l ON l.id = n.last_id
                                 CROSS JOIN LATERAL (
                                       SELECT min(posted_at) AS unanswered_since
                                         FROM post
                                        WHERE conversation_id = t.id AND NOT own AND addressed AND deleted_at IS NULL AND NOT settled
                                          AND id > (SELECT settled_post_id FROM conversation WHERE id = t.id)
                                          AND (posted_at > coalesce(n.answered_at, '-infinity')
                                               OR parent_key = n.answer_key)) u
                               ) s
                         WHERE c.id = s.id
                        """,
                Map.of(
                        "ids", conversations.toArray(Long[]::new),
                        "opened", opened.toArray(Long[]::new),
                        "labels", Labels.all().toArray(String[]::new)));
    }
}
