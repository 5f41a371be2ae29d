package io.oase.web;

import static io.oase.testing.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.oase.reply.Answering;
import io.oase.testing.Statements;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A page costs as many statements with many rows, posts and answers as with few. */
class PageStatementsTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);
    private final Browsing.Person lena = new Browsing(world).as(world.lena);
    private final Statements statements = new Statements(database.jdbi());

    @Test
    void a_list_of_many_takes_as_many_statements_as_a_list_of_few() {
        ask(3);
        int few = get("/inbox/all");
        ask(20);
        assertThat(get("/inbox/all")).isEqualTo(few).isLessThan(20);
    }

    @Test
    void a_long_conversation_takes_as_many_statements_as_a_short_one() {
        String question = world.network.mention("kim", "Hello?", NOW.minusSeconds(500));
        world.network.reply("ben", question, "Me too", NOW.minusSeconds(400));
        world.poll();
        long id = world.only().row().id();
        answer(id);
        int few = get("/conversations/" + id);
        for (int i = 0; i < 8; i++) {
            world.network.reply("kim", question, "Anybody? " + i, NOW.minusSeconds(300 - i));
        }
        world.poll();
        for (int i = 0; i < 4; i++) {
            answer(id);
        }
        assertThat(get("/conversations/" + id)).isEqualTo(few).isLessThan(50);
    }

    private int get(String path) {
        assertThat(lena.get(path, "").status()).isEqualTo(200);
        return statements.of(() -> lena.get(path, ""));
    }

    private void ask(int conversations) {
        for (int i = 0; i < conversations; i++) {
            world.network.mention("person" + conversations + "-" + i, "Hello?", NOW.minusSeconds(60 + i));
        }
        world.poll();
        world.all().stream().limit(conversations).forEach(row -> {
            world.inbox.tag(world.lena, row.id(), "tag" + row.id() % 4);
            world.inbox.take(world.lena, row.id());
        });
    }

    private void answer(long id) {
        world.answering.send(
                world.lena,
                id,
                new Answering.Draft(
                        "I will see to it",
                        null,
                        world.conversations.read(world.lena, id).seen(),
                        null,
                        null));
    }
}
