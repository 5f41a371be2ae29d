package io.oase.channel;

import static io.oase.testing.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;

import io.oase.base.Refused;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ChannelNamesTest {
    private static final int PEOPLE = 4;

    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);

    @Test
    void of_people_who_connect_with_one_name_at_once_one_wins_and_the_others_learn_which_field() throws Exception {
        List<Object> outcomes = atOnce(Collections.nCopies(PEOPLE, () -> connect("Same")));

        assertOneWon(outcomes);
    }

    @Test
    void of_people_who_rename_to_one_name_at_once_one_wins_and_the_others_learn_which_field() throws Exception {
        List<Callable<Channel>> renamings = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            long id = connect("Channel " + i).id();
            String name = i % 2 == 0 ? "same" : "SAME";
            renamings.add(() ->
                    world.changing.change(world.ada, id, new Changing.Change(name, null, null, null, null, null)));
        }

        assertOneWon(atOnce(renamings));
    }

    private Channel connect(String name) {
        return world.connecting.connect(
                world.ada, new Connecting.Wanted("fake", name, Map.of(), Map.of(), "", null, null));
    }

    private static void assertOneWon(List<Object> outcomes) {
        assertThat(outcomes).filteredOn(Channel.class::isInstance).hasSize(1);
        assertThat(outcomes)
                .filteredOn(Refused.Invalid.class::isInstance)
                .hasSize(PEOPLE - 1)
                .allSatisfy(refused ->
                        assertThat(((Refused.Invalid) refused).fields()).containsOnlyKeys("name"));
    }
}
