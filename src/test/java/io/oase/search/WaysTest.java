package io.oase.search;

import static io.oase.testing.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.oase.inbox.Filter;
import io.oase.inbox.Filter.Order;
import io.oase.inbox.Filter.View;
import io.oase.inbox.InboxRow;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Whichever way a search takes into the index (day by day, at once, along a few conversations, with all but a few of them), it finds
 * what reading each post would find.
 */
class WaysTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    /** From one that stands in most posts to one that stands in hardly any. */
    private static final List<String> WORDS = List.of(
            "balomi", "terkan", "dorfel", "sungra", "vinopel", "rustam", "holnez", "kordal", "wenmik", "grafsu",
            "zidor");

    private static final int POSTS = 3_000;
    private static final int CONVERSATIONS = 1_300;

    private static World world;

    private final long seed = System.nanoTime();
    private final SplittableRandom random = new SplittableRandom(seed);

    @BeforeAll
    static void fill() {
        world = new World(DATABASE);
        world.db.useTransaction(WaysTest::fill);
        while (world.learning.learnSome()) {
            // Until there is nothing more.
        }
    }

    @RepeatedTest(60)
    void every_way_finds_what_reading_each_post_finds() {
        Asked asked = asked();
        List<Long> newest = posts(asked);
        Set<Long> beside = notes(asked);
        Set<Long> all = new HashSet<>(newest);
        all.addAll(beside);
        Set<Long> first = new HashSet<>(newest.subList(0, Math.min(newest.size(), asked.some() ? 300 : 1_000)));
        first.addAll(beside);

        Set<Long> best = found(asked, Order.BEST);

        assertThat(best).as("%s, seed %d", asked, seed).containsAll(first);
        assertThat(asked.some() ? all : first).as("%s, seed %d", asked, seed).containsAll(best);
        assertThat(found(asked, Order.LATEST)).as("%s, seed %d", asked, seed).isEqualTo(best);
    }

    /**
     * A search in words of the field, and in SQL.
     *
     * @param post what it asks of {@code post p}
     * @param note of {@code note n}; empty where notes are not meant
     * @param conversation of {@code conversation c}
     * @param some whether so many conversations are meant that it may end before the last
     */
    private record Asked(
            View view,
            String query,
            @Nullable String tag,
            String post,
            String note,
            String conversation,
            boolean some) {}

    private Asked asked() {
        List<String> query = new ArrayList<>();
        List<String> post = new ArrayList<>(List.of("p.deleted_at IS NULL"));
        List<String> note = new ArrayList<>();
        List<String> conversation = new ArrayList<>();
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            String word = WORDS.get(random.nextInt(WORDS.size()));
            query.add(word);
            post.add("p.body ~ '\\m" + word + "\\M'");
            note.add("n.body ~ '\\m" + word + "\\M'");
        }
        if (random.nextInt(5) == 0) {
            int person = 1 + random.nextInt(40);
            query.add("tessaro" + person);
            post.add("p.identity_id = (SELECT id FROM identity WHERE handle = 'tessaro" + person + "')");
            note.add("false");
        }
        if (random.nextInt(4) == 0) {
            String not = WORDS.get(random.nextInt(WORDS.size()));
            query.add("-" + not);
            conversation.add(
                    "NOT EXISTS (SELECT FROM post o WHERE o.conversation_id = c.id AND o.deleted_at IS NULL AND o.body ~ '\\m"
                            + not + "\\M')");
        }
        if (random.nextInt(4) == 0) {
            String day =
                    NOW.minusSeconds(86_400L * random.nextInt(900)).toString().substring(0, 10);
            boolean before = random.nextBoolean();
            query.add((before ? "before:" : "after:") + day);
            post.add("p.posted_at " + (before ? "<" : ">=") + " '" + day + "T00:00:00Z'");
            note.add("n.created_at " + (before ? "<" : ">=") + " '" + day + "T00:00:00Z'");
        }
        boolean some = false;
        if (random.nextInt(4) == 0) {
            query.add("is:open");
            conversation.add("c.state IN ('new', 'open')");
            some = true;
        }
        View view =
                List.of(View.ALL, View.ALL, View.OPEN, View.RESOLVED, View.MINE).get(random.nextInt(5));
        conversation.add(
                switch (view) {
                    case OPEN -> "c.state IN ('new', 'open')";
                    case RESOLVED -> "c.state = 'resolved' AND c.merged_into IS NULL";
                    case MINE -> "c.assignee_id = " + world.lena.id() + " AND c.state <> 'resolved'";
                    default -> "c.merged_into IS NULL";
                });
        boolean tagged = random.nextInt(5) == 0;
        if (tagged) {
            conversation.add("EXISTS (SELECT FROM conversation_tag ct WHERE ct.conversation_id = c.id)");
        }
        some = !tagged
                && view != View.MINE
                && (some || view != View.ALL || query.stream().anyMatch(each -> each.startsWith("-")));
        return new Asked(
                view,
                String.join(" ", query),
                tagged ? "markt" : null,
                String.join(" AND ", post),
                String.join(" AND ", note),
                String.join(" AND ", conversation),
                some);
    }

    private static Set<Long> found(Asked asked, Order order) {
        Filter filter = new Filter(asked.view(), null, null, null, null, asked.tag(), asked.query(), null, order);
        return world.views.list(world.lena, filter, 2_000, null).rows().stream()
                .map(InboxRow::id)
                .collect(Collectors.toSet());
    }

    /** Conversations of the posts that fit, the newest first; where all are meant, of the thousand newest that have the words. */
    private static List<Long> posts(Asked asked) {
        boolean few = asked.tag() != null || asked.view() == View.MINE;
        String newest = "(SELECT * FROM post p WHERE " + asked.post() + " ORDER BY p.posted_at DESC, p.id DESC "
                + (asked.some() || few ? "" : "LIMIT 1000") + ")";
        return world.db.withHandle(db -> db.createQuery("SELECT c.id FROM " + newest
                        + " p JOIN conversation c ON c.id = p.conversation_id WHERE " + asked.conversation()
                        + " ORDER BY p.posted_at DESC, p.id DESC")
                .mapTo(Long.class)
                .list());
    }

    private static Set<Long> notes(Asked asked) {
        return world.db.withHandle(
                db -> db.createQuery("SELECT c.id FROM note n JOIN conversation c ON c.id = n.conversation_id WHERE "
                                + asked.note() + " AND " + asked.conversation())
                        .mapTo(Long.class)
                        .set());
    }

    private static void fill(Handle db) {
        db.execute("SELECT setseed(?)", new SplittableRandom().nextDouble());
        db.execute("""
                WITH fresh AS (INSERT INTO contact (name, created_at) SELECT 'Tessaro ' || p, now() FROM generate_series(1, 40) AS p RETURNING id, name)
                INSERT INTO identity (contact_id, network, key, handle, display_name, seen_at)
                SELECT id, 'fake', 'ways:' || id, replace(lower(name), ' ', ''), '', now() FROM fresh
                """);
        db.execute("""
                INSERT INTO conversation (channel_id, thread_key, identity_id, contact_id, state, kind, assignee_id, last_post_at, opened_at, created_at)
                SELECT ?, 'ways:' || c, i.id, i.contact_id, (ARRAY['new', 'open', 'waiting', 'resolved', 'resolved'])[1 + floor(random() * 5)::int],
                       'mention', CASE WHEN random() < 0.3 THEN ?::bigint END, ?, ?, ?
                  FROM generate_series(1, ?) AS c
                  JOIN identity i ON i.handle = 'tessaro' || (1 + c % 40)
                """, world.channel.id(), world.lena.id(), NOW, NOW, NOW, CONVERSATIONS);
        // Half of them in the last two months, the others over three years; some words together with the day.
        db.execute("""
                INSERT INTO post (channel_id, key, conversation_id, identity_id, own, addressed, kind, visibility, body, content_hash, posted_at, received_at)
                SELECT c.channel_id, 'ways:' || n, c.id, i.id, false, true, 'mention', 'public',
                       coalesce((SELECT string_agg(w.word, ' ' ORDER BY random()) FROM unnest(?) WITH ORDINALITY AS w(word, no)
                                  WHERE random() < 0.6 / power(1.9, w.no - 1) AND n > 0), 'nichts'), '', at, at
                  FROM (SELECT n, ?::timestamptz - interval '1 day' * CASE WHEN random() < 0.5 THEN 60 * random() ELSE 1100 * random() END AS at,
                               (SELECT min(id) FROM conversation WHERE thread_key LIKE 'ways:%') + floor(random() * ?)::int AS conversation
                          FROM generate_series(1, ?) AS n) said
                  JOIN conversation c ON c.id = said.conversation
                  JOIN identity i ON i.handle = 'tessaro' || (1 + n % 40)
                """, WORDS.toArray(String[]::new), NOW, CONVERSATIONS, POSTS);
        db.execute("UPDATE post SET deleted_at = posted_at WHERE key LIKE 'ways:%' AND random() < 0.05");
        db.execute("""
                UPDATE conversation SET state = 'resolved', merged_into = (SELECT min(id) FROM conversation)
                 WHERE thread_key LIKE 'ways:%' AND random() < 0.03
                """);
        db.execute(
                "UPDATE conversation c SET last_post_at = p.at FROM (SELECT conversation_id, max(posted_at) AS at FROM post GROUP BY 1) p WHERE p.conversation_id = c.id");
        db.execute(
                "WITH tag AS (INSERT INTO tag (name) VALUES ('markt') RETURNING id) INSERT INTO conversation_tag (conversation_id, tag_id)"
                        + " SELECT c.id, tag.id FROM conversation c, tag WHERE random() < 0.2");
        db.execute("""
                INSERT INTO note (conversation_id, author_id, body, created_at)
                SELECT p.conversation_id, ?, p.body, p.posted_at FROM post p WHERE p.key LIKE 'ways:%' AND random() < 0.02
                """, world.lena.id());
    }
}
