package io.oase.statement;

import static io.oase.testing.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.oase.activation.Activation;
import io.oase.activation.Beginning;
import io.oase.activation.Preview;
import io.oase.inbox.Views;
import io.oase.playbook.Playbook;
import io.oase.testing.Statements;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a crisis costs does not grow with how many it is about, where somebody waits for it. */
class CrisisOfManyTest {
    private static final int MANY = 10_050;

    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);
    private final Statements statements = new Statements(database.jdbi());

    @Test
    void with_many_open_conversations_it_takes_as_many_statements_as_with_few() {
        long one = ask();
        Playbook playbook = world.shelf.current("outage").orElseThrow().playbook();
        int shownFew = statements.of(() -> world.preview.of(world.mara, playbook));
        int begunFew = statements.of(() -> begin());
        int gatheredFew = statements.of(() -> world.gathering.lookThroughOne());
        int boardFew = statements.of(() -> board(crisis(), 0));
        end();
        world.db.useHandle(handle -> copy(handle, one, MANY));

        assertThat(statements.of(() -> world.preview.of(world.mara, playbook))).isEqualTo(shownFew);
        assertThat(statements.of(() -> begin())).isEqualTo(begunFew).isLessThan(60);
        assertThat(statements.of(() -> world.gathering.lookThroughOne())).isEqualTo(gatheredFew);
        assertThat(statements.of(() -> world.activations.inForce(world.lena))).isOne();
        assertThat(statements.of(() -> board(crisis(), 0))).isEqualTo(boardFew);

        assertThat(world.preview.of(world.mara, playbook).get(0).matching()).isEqualTo(Preview.MOST);
        everybodyIsOnTheBoardOnceAPageAtATime();
        assertThat(world.saying.belonging().counts(world.lena, crisis().id()))
                .containsEntry("unanswered", Views.COUNT_BOUND);
        assertThat(world.saying.belonging().all(world.lena, crisis().id(), unanswered()))
                .hasSize(Belonging.MOST + 1);
        assertThat(events()).isEqualTo(MANY + 2);
    }

    private void everybodyIsOnTheBoardOnceAPageAtATime() {
        Set<Long> seen = new HashSet<>();
        int pages = 0;
        Long after = 0L;
        while (after != null) {
            Belonging.Page page = board(crisis(), after);
            page.cards().forEach(card -> assertThat(seen.add(card.row().id())).isTrue());
            after = page.next();
            pages++;
        }
        assertThat(seen).hasSize(MANY + 1);
        assertThat(pages).isEqualTo(MANY / 200 + 1);
    }

    private Belonging.Page board(Activation crisis, long after) {
        return world.saying.belonging().board(world.lena, crisis.id(), unanswered(), after, 200);
    }

    private static Belonging.Choice unanswered() {
        return new Belonging.Choice("unanswered", null, null);
    }

    private void begin() {
        world.activations.begin(world.mara, new Beginning("outage", null, 1, false, "", null, null, Map.of()));
    }

    private Activation crisis() {
        return world.activations.inForce(world.mara).get(0);
    }

    private void end() {
        world.db.useTransaction(
                handle -> world.activations.end(handle, world.mara, crisis().id(), List.of(), world.clock.instant()));
    }

    /** In the histories of all: one of each time it was gathered. */
    private long events() {
        return world.db.withHandle(handle -> handle.createQuery("SELECT count(*) FROM event WHERE kind = 'gathered'")
                .mapTo(Long.class)
                .one());
    }

    private long ask() {
        world.network.mention("kim", "Was für eine Störung!", NOW.minusSeconds(60));
        world.poll();
        return world.only().row().id();
    }

    /** So many more of the same, as they would have come in. */
    private static void copy(Handle handle, long conversation, int many) {
        handle.execute("""
                INSERT INTO conversation (%s, thread_key) SELECT %1$s, thread_key || '/' || n FROM conversation, generate_series(1, %d) AS n
                 WHERE id = %d
                """.formatted(columns(handle, "conversation", "thread_key"), many, conversation));
        handle.execute("""
                INSERT INTO post (%s, key, conversation_id)
                SELECT %s, p.key || '/' || c.id, c.id
                  FROM post p, conversation c WHERE p.conversation_id = %d AND c.id > %3$d
                """.formatted(
                        columns(handle, "post", "key,conversation_id"),
                        "p." + columns(handle, "post", "key,conversation_id").replace(", ", ", p."),
                        conversation));
        handle.execute("ANALYZE");
    }

    private static String columns(Handle handle, String table, String without) {
        return handle.createQuery("""
                        SELECT string_agg(column_name, ', ') FROM information_schema.columns
                         WHERE table_schema = 'public' AND table_name = :table AND is_generated = 'NEVER' AND is_identity = 'NO'
                           AND column_name <> ALL(string_to_array(:without, ','))
                        """)
                .bind("table", table)
                .bind("without", without)
                .mapTo(String.class)
                .one();
    }
}
