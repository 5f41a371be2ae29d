package io.oase.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.oase.inbox.ConversationState;
import io.oase.inbox.Filter;
import io.oase.inbox.Filter.Order;
import io.oase.inbox.Filter.View;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No list, count or search reads a whole table, as PostgreSQL itself counts it. */
class ViewPlansTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    private static World world;

    @BeforeAll
    static void fill() {
        world = new World(DATABASE);
        new Filling(world.db, 30_000).fill(List.of(world.channel.id()), List.of(world.lena.id(), world.ben.id()));
    }

    static Stream<Filter> filters() {
        Stream<Filter> views = Stream.of(View.values()).map(Filter::of);
        Stream<Filter> narrowed = Stream.of(
                filter(View.OPEN, null, null, null, null, Order.WAITING),
                filter(View.OPEN, null, null, null, null, Order.DUE),
                filter(View.MINE, null, null, null, null, Order.DUE),
                filter(View.UNASSIGNED, null, null, null, null, Order.DUE),
                filter(View.ALL, ConversationState.WAITING, null, null, null, Order.LATEST),
                filter(View.ALL, null, world.ben.id(), null, null, Order.LATEST),
                filter(View.OPEN, null, 0L, null, null, Order.LATEST),
                filter(View.ALL, null, null, "strom", null, Order.LATEST),
                filter(View.ALL, null, null, "selten", null, Order.LATEST),
                filter(View.OPEN, null, null, "bahn", null, Order.LATEST),
                filter(View.ALL, null, null, null, "schwimmbad", Order.LATEST),
                filter(View.OPEN, null, null, null, "balomi vertrag", Order.LATEST),
                filter(View.ALL, null, null, null, "person12", Order.LATEST));
        return Stream.concat(views, narrowed);
    }

    @ParameterizedTest
    @MethodSource("filters")
    void a_list_is_read_along_an_index_from_its_beginning_and_from_further_down(Filter filter) {
        String next = world.views.list(world.lena, filter, 5, null).next().orElse(null);
        assertThat(read(() -> world.views.list(world.lena, filter, 50, null))).isZero();
        assertThat(read(() -> world.views.list(world.lena, filter, 50, next))).isZero();
    }

    @Test
    void lists_of_work_pass_over_thousands_that_are_put_away_within_their_index() {
        world.db.useTransaction(db -> {
            db.execute("""
                    INSERT INTO snooze (conversation_id, account_id, until, since, wake_at, early)
                    SELECT id, %d, last_post_at + interval '1000 days', last_post_at, last_post_at + interval '1000 days', false
                      FROM (SELECT id, last_post_at FROM conversation WHERE state IN ('new', 'open')
                             ORDER BY last_post_at DESC LIMIT 1000) newest
                    """.formatted(world.lena.id()));
            db.execute("UPDATE conversation SET snoozed = true WHERE id IN (SELECT conversation_id FROM snooze)");
            db.execute("UPDATE due SET snoozed = true WHERE conversation_id IN (SELECT conversation_id FROM snooze)");
        });
        try {
            for (View view : List.of(View.OPEN, View.UNASSIGNED, View.SNOOZED)) {
                assertThat(read(() -> world.views.list(world.lena, Filter.of(view), 50, null)))
                        .as(view.name())
                        .isZero();
            }
            assertThat(world.views
                            .list(world.lena, Filter.of(View.SNOOZED), 50, null)
                            .rows())
                    .hasSize(50)
                    .isSortedAccordingTo(java.util.Comparator.comparing(row -> java.util.Objects.requireNonNull(
                            java.util.Objects.requireNonNull(row.later().snooze())
                                    .wakeAt())));
        } finally {
            world.db.useTransaction(db -> {
                db.execute("UPDATE conversation SET snoozed = false WHERE snoozed");
                db.execute("UPDATE due SET snoozed = false WHERE snoozed");
                db.execute("DELETE FROM snooze");
            });
        }
    }

    @Test
    void counts_are_read_from_indexes() {
        assertThat(read(() -> world.views.counts(world.lena))).isZero();
    }

    @Test
    void a_conversation_is_read_along_indexes() {
        long id = world.all().get(0).id();
        assertThat(read(() -> world.conversations.read(world.lena, id))).isZero();
    }

    @Test
    void what_somebody_who_waits_can_be_told_is_read_along_indexes() {
        long id = world.views
                .list(world.lena, Filter.of(View.OPEN), 1, null)
                .rows()
                .get(0)
                .id();
        assertThat(read(() -> world.expecting.of(world.lena, id))).isZero();
    }

    @Test
    void what_is_measured_here_notices_a_table_that_is_read_whole() {
        assertThat(read(() -> world.db.useHandle(
                        handle -> handle.createQuery("SELECT count(*) FROM conversation WHERE kind = 'mention'")
                                .mapTo(Long.class)
                                .one())))
                .isEqualTo(1);
    }

    /** How often a large table was read whole. */
    private static int read(Runnable work) {
        return world.db.inTransaction(handle -> {
            int before = readWhole(handle);
            work.run();
            return readWhole(handle) - before;
        });
    }

    /** What this connection has counted and not handed in yet; within one transaction it hands in nothing. */
    private static int readWhole(Handle handle) {
        return handle.createQuery("""
                        SELECT sum(seq_scan) FROM pg_stat_xact_user_tables
                         WHERE relname IN ('conversation', 'post', 'event')
                        """).mapTo(Integer.class).one();
    }

    private static Filter filter(
            View view,
            @Nullable ConversationState state,
            @Nullable Long assignee,
            @Nullable String tag,
            @Nullable String query,
            Order order) {
        return new Filter(view, state, assignee, null, null, tag, query, null, order);
    }
}
