package io.oase.ingest;

import static io.oase.testing.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.oase.channel.Channel;
import io.oase.channel.RemotePerson;
import io.oase.channel.RemotePost;
import io.oase.testing.Statements;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A page costs one statement for each kind of row, however many posts are in it. */
class IngestStatementsTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    /** Round trips of a page of new posts, whoever listens. */
    private static final int MOST = 12;

    /** And of one that brings nothing new. */
    private static final int MOST_KNOWN = 2;

    private final World world = new World(database);
    private final Statements statements = new Statements(database.jdbi());

    @Test
    void twice_as_many_new_posts_take_as_many_statements() {
        // Calendars are read once.
        store("w", 1, this::mixed, List.of());
        int ten = store("a", 10, this::mixed, List.of());
        int twenty = store("b", 20, this::mixed, List.of());
        assertThat(ten).isLessThanOrEqualTo(MOST);
        assertThat(twenty).isEqualTo(ten);
    }

    @Test
    void twice_as_many_known_posts_take_as_many_statements() {
        store("a", 10, this::mixed, List.of());
        store("b", 20, this::mixed, List.of());
        int known = store("b", 20, this::mixed, List.of());
        assertThat(store("a", 10, this::mixed, List.of())).isEqualTo(known);
        assertThat(known).isLessThanOrEqualTo(MOST_KNOWN);
    }

    @Test
    void twice_as_many_edited_promoted_and_deleted_posts_take_as_many_statements() {
        store("a", 10, i -> plain("a", i).addressed(i % 2 == 0).build(), List.of());
        store("b", 20, i -> plain("b", i).addressed(i % 2 == 0).build(), List.of());
        int ten = store("a", 10, i -> changed("a", i), keys("a", 4));
        int twenty = store("b", 20, i -> changed("b", i), keys("b", 8));
        assertThat(twenty).isEqualTo(ten);
        assertThat(count("SELECT count(*) FROM post WHERE deleted_at IS NOT NULL"))
                .isEqualTo(12);
        assertThat(count("SELECT count(*) FROM post WHERE deleted_at IS NULL AND body LIKE 'changed%'"))
                .isEqualTo(18);
        assertThat(count("SELECT count(*) FROM conversation")).isEqualTo(30);
    }

    /** Conversations that begin are not counted after they are written; this is what allows it. */
    @Test
    void a_conversation_that_begins_stands_as_counting_would_leave_it() {
        String emoji = "Grüße\n\n 🙂🙂 ".repeat(80);
        store("a", 20, this::mixed, List.of());
        store(
                "c",
                6,
                i -> plain("c", i)
                        .title(i % 2 == 0 ? "  A  title " : null)
                        .warning(i % 3 == 0 ? emoji : null)
                        .build(),
                List.of());
        store(
                "d",
                1,
                i -> RemotePost.of("d", RemotePerson.of("p", "kim@x", "Kim"), emoji, NOW.minusSeconds(5))
                        .build(),
                List.of());
        List<Map<String, Object>> stored = conversations();
        database.jdbi()
                .useHandle(handle -> io.oase.inbox.Recount.recount(
                        handle, stored.stream().map(row -> (Long) row.get("id")).toList(), List.of()));
        assertThat(stored).hasSize(19).isEqualTo(conversations());
    }

    /** Nothing is known yet of how much stands on it; a plan for nothing reads all of it for every page. */
    @Test
    void a_page_of_a_channel_that_was_just_connected_reads_no_more_of_it_the_more_there_is() {
        for (int i = 0; i < 4; i++) {
            store("known" + i + "-", 100, this::mixed, List.of());
        }
        database.jdbi().useHandle(handle -> handle.execute("ANALYZE"));
        Channel fresh = world.connect("fake", "Just connected", Map.of(), Map.of());
        long first = rows(fresh, "a");
        for (int i = 0; i < 8; i++) {
            rows(fresh, "b" + i + "-");
        }
        assertThat(rows(fresh, "c")).isLessThan(first + 100);
    }

    /** How many rows of posts and conversations a page of fifty new ones has read. */
    private long rows(Channel channel, String page) {
        prefix = page;
        List<RemotePost> posts = IntStream.range(0, 50).mapToObj(this::mixed).toList();
        return database.jdbi().inTransaction(handle -> {
            long before = rows(handle);
            world.ingest.store(handle, channel, posts, List.of(), NOW);
            return rows(handle) - before;
        });
    }

    private static long rows(Handle handle) {
        return handle.createQuery("""
                        SELECT sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0)) FROM pg_stat_xact_user_tables
                         WHERE relname IN ('post', 'conversation')
                        """).mapTo(Long.class).one();
    }

    private List<Map<String, Object>> conversations() {
        return database.jdbi().withHandle(handle -> handle.createQuery("SELECT * FROM conversation ORDER BY id")
                .mapToMap()
                .list());
    }

    private int store(String page, int posts, IntFunction<RemotePost> post, List<String> gone) {
        prefix = page;
        List<RemotePost> all =
                new ArrayList<>(IntStream.range(0, posts).mapToObj(post).toList());
        return statements.of(() ->
                database.jdbi().useTransaction(handle -> world.ingest.store(handle, world.channel, all, gone, NOW)));
    }

    private String prefix = "";

    /** Questions, answers to them by others, and answers of ours. */
    private RemotePost mixed(int i) {
        return i % 5 < 3
                ? plain(prefix, i).build()
                : plain(prefix, i)
                        .parent(prefix + (i / 5 * 5))
                        .own(i % 5 == 4)
                        .addressed(i % 5 != 4)
                        .build();
    }

    private static io.oase.channel.RemotePostBuilder plain(String page, int i) {
        return RemotePost.of(
                page + i,
                RemotePerson.of("person:" + page + i, page + i + "@fake.example", "Kim"),
                "hello " + i,
                NOW.minusSeconds(1000 - i));
    }

    private static RemotePost changed(String page, int i) {
        return RemotePost.of(
                        page + i,
                        RemotePerson.of("person:" + page + i, page + i + "@fake.example", "Kim"),
                        "changed " + i,
                        NOW.minusSeconds(1000 - i))
                .build();
    }

    private static List<String> keys(String page, int count) {
        return IntStream.range(0, count).mapToObj(i -> page + i).toList();
    }

    private int count(String sql) {
        return database.jdbi()
                .withHandle(
                        handle -> handle.createQuery(sql).mapTo(Integer.class).one());
    }
}
