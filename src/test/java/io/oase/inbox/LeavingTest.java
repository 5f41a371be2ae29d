package io.oase.inbox;

import static io.oase.testing.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LeavingTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);

    @Test
    void what_a_colleague_who_leaves_had_is_free_and_what_they_solved_stays_theirs() {
        long open = held("kim", "Where is my order?");
        long solved = held("ben", "Thank you");
        world.inbox.move(world.lena, solved, ConversationState.RESOLVED);

        world.people.deactivate(world.ada, world.lena.id());

        Conversation freed = world.conversations.read(world.mara, open);
        assertThat(freed.row().assigneeId()).isNull();
        assertThat(freed.row().state()).isEqualTo(ConversationState.OPEN);
        Conversation.Event last = freed.events().get(freed.events().size() - 1);
        assertThat(last.kind()).isEqualTo("assigned");
        assertThat(last.actorId()).isEqualTo(world.ada.id());
        assertThat(world.conversations.read(world.mara, solved).row().assigneeId())
                .isEqualTo(world.lena.id());
    }

    private long held(String who, String text) {
        world.network.mention(who, text, NOW.minusSeconds(60));
        world.poll();
        long id = world.all().stream()
                .filter(row -> row.title().equals(text))
                .findFirst()
                .orElseThrow()
                .id();
        world.inbox.take(world.lena, id);
        return id;
    }
}
