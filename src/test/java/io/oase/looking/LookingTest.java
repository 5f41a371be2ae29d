package io.oase.looking;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.oase.base.Refused;
import io.oase.db.Signals;
import io.oase.looking.Onlooker.Doing;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two nodes on one database, each with its own list, and a clock that is moved by hand. */
class LookingTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);
    private final AtomicLong nanos = new AtomicLong(1);
    private final Signals signals = new Signals(database.address());
    private final Looking here = node();
    private final Looking there = node();
    private final List<Set<Long>> changed = new CopyOnWriteArrayList<>();
    private long id;

    private Looking node() {
        return new Looking(world.db, signals, UUID.randomUUID(), nanos::get);
    }

    @BeforeEach
    void both_listen() {
        world.network.mention("kim", "Where is it?", World.NOW);
        world.poll();
        id = world.only().row().id();
        for (Looking node : List.of(here, there)) {
            signals.listen(Looking.TOPIC, payload -> Roll.parse(payload).ifPresent(node::heard), () -> {});
        }
        signals.start();
        there.listen(changed::add);
    }

    @AfterEach
    void close() {
        signals.close();
    }

    @Test
    void what_arrives_behind_a_goodbye_was_said_before_it() {
        here.look(world.lena, id, "a", Doing.ANSWERING);
        here.leave(world.lena, "a");
        here.look(world.lena, id, "a", Doing.ANSWERING);
        assertThat(here.at(world.ben, id)).isEmpty();

        nanos.addAndGet(Room.GOODBYE.toNanos() + 1);
        here.look(world.lena, id, "a", Doing.LOOKING);
        assertThat(here.at(world.ben, id)).hasSize(1);
    }

    @Test
    void who_looks_at_one_node_is_seen_at_the_other_and_so_is_that_they_write_and_leave() {
        here.look(world.lena, id, "a", Doing.LOOKING);
        here.step();
        await().untilAsserted(() ->
                assertThat(there.at(world.ben, id)).containsExactly(new Onlooker(id, world.lena.id(), Doing.LOOKING)));
        there.step();
        assertThat(changed).containsExactly(Set.of(id));

        here.look(world.lena, id, "b", Doing.ANSWERING);
        here.step();
        await().untilAsserted(() -> assertThat(there.at(world.ben, id))
                .as("two tabs are one person, and what they write counts")
                .containsExactly(new Onlooker(id, world.lena.id(), Doing.ANSWERING)));

        here.leave(world.lena, "a");
        here.leave(world.lena, "b");
        here.step();
        await().untilAsserted(() -> assertThat(there.at(world.ben, id)).isEmpty());
        there.step();
        assertThat(changed).hasSize(2);
    }

    @Test
    void a_browser_that_is_killed_is_gone_after_forty_seconds_of_silence_everywhere() {
        here.look(world.lena, id, "a", Doing.LOOKING);
        here.step();
        await().until(() -> there.at(world.ben, id).size() == 1);
        pass(Duration.ofSeconds(20));
        here.look(world.lena, id, "a", Doing.LOOKING);
        pass(Duration.ofSeconds(20));
        beats();
        assertThat(here.at(world.ben, id)).as("it has spoken").hasSize(1);
        pass(Duration.ofSeconds(21));
        beats();
        assertThat(here.at(world.ben, id)).isEmpty();
        await().untilAsserted(() -> assertThat(there.at(world.ben, id)).isEmpty());
    }

    @Test
    void a_node_that_is_killed_takes_its_tabs_along_after_25_seconds() {
        here.look(world.lena, id, "a", Doing.LOOKING);
        here.step();
        await().until(() -> there.at(world.ben, id).size() == 1);
        pass(Duration.ofSeconds(24));
        there.step();
        assertThat(there.at(world.ben, id)).hasSize(1);
        pass(Duration.ofSeconds(2));
        there.step();
        assertThat(there.at(world.ben, id)).isEmpty();

        // The browser has connected to the other node meanwhile.
        there.look(world.lena, id, "a", Doing.LOOKING);
        assertThat(there.at(world.ben, id)).hasSize(1);
    }

    @Test
    void a_node_that_stops_says_goodbye_and_one_that_begins_hears_of_all_within_ten_seconds() {
        here.look(world.lena, id, "a", Doing.LOOKING);
        here.step();
        Looking late = node();
        signals.listen(Looking.TOPIC, payload -> Roll.parse(payload).ifPresent(late::heard), () -> {});
        assertThat(late.at(world.ben, id)).isEmpty();
        pass(Duration.ofSeconds(11));
        here.step();
        await().until(() -> late.at(world.ben, id).size() == 1);
        here.close();
        await().until(() -> late.at(world.ben, id).isEmpty());
    }

    @Test
    void nothing_is_told_where_nothing_changes_and_long_lists_come_in_parts() {
        List<String> told = new CopyOnWriteArrayList<>();
        signals.listen(Looking.TOPIC, told::add, () -> {});
        List<Onlooker> many = new ArrayList<>();
        LongStream.range(0, 500).forEach(i -> many.add(new Onlooker(1_000_000_000_000L + i, i, Doing.LOOKING)));
        Room room = new Room();
        List<Roll> rolls = Roll.of(UUID.randomUUID().toString(), many);
        assertThat(rolls).hasSize(3).allMatch(roll -> roll.toString().length() < 7_900);
        rolls.forEach(roll -> room.hear(Roll.parse(roll.toString()).orElseThrow(), 0));
        assertThat(room.all()).hasSize(500);
        room.hear(Roll.parse(rolls.get(0).toString()).orElseThrow(), 0);
        assertThat(room.all()).as("a list that is not complete does not count").hasSize(500);

        here.look(world.lena, id, "a", Doing.LOOKING);
        here.step();
        for (int i = 0; i < 20; i++) {
            here.look(world.lena, id, "a", Doing.LOOKING);
            here.step();
        }
        await().until(() -> !told.isEmpty());
        assertThat(told).hasSize(1);
        assertThat(Roll.parse("x; DROP TABLE")).isEmpty();
        assertThat(Roll.parse(here + " 1/1 99.1.7")).isEmpty();
    }

    @Test
    void what_there_is_not_cannot_be_looked_at_and_one_person_fills_no_memory() {
        assertThatThrownBy(() -> here.look(world.lena, 4711, "a", Doing.LOOKING))
                .isInstanceOf(Refused.NotFound.class);
        assertThatThrownBy(() -> here.look(world.lena, id, "a".repeat(41), Doing.LOOKING))
                .isInstanceOf(Refused.Invalid.class);
        Room room = new Room();
        for (int i = 0; i < 1000; i++) {
            room.look(1, "tab" + i, i, Doing.LOOKING, i);
        }
        assertThat(room.own().stream().map(Onlooker::conversation).collect(toSet()))
                .hasSize(30)
                .contains(999L);
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private void beats() {
        here.step();
        there.step();
    }
}
