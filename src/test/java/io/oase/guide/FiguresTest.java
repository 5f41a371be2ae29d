package io.oase.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.oase.activation.Activation;
import io.oase.activation.Happening;
import io.oase.activation.Timeline;
import io.oase.base.Said;
import io.oase.inbox.Conversation;
import io.oase.reply.Answering;
import io.oase.testing.PlaybookShelf;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FiguresTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);

    @Test
    void posts_answers_and_the_time_to_the_first_one_are_those_of_its_conversations_since_it_began() {
        Activation crisis = Crisis.begin(world, 3, Map.of());
        world.clock.advance(Duration.ofMinutes(5));
        world.network.mention("kim", "The machine is down, it is an outage", world.clock.instant());
        world.poll();
        Conversation asked = world.only();
        world.db.useHandle(handle -> handle.execute(
                "INSERT INTO gathered (activation_id, conversation_id, how, at) VALUES (?, ?, 'hand', now()) ON CONFLICT DO NOTHING",
                crisis.id(),
                asked.row().id()));
        world.clock.advance(Duration.ofMinutes(12));
        world.answering.send(
                world.lena, asked.row().id(), new Answering.Draft("We look into it", null, asked.seen(), null, null));
        world.publish();

        Figures figures = world.scribing.figures(world.ben, crisis.id());
        assertThat(figures.conversations()).isEqualTo(1);
        assertThat(figures.received()).isEqualTo(1);
        assertThat(figures.answered()).isEqualTo(1);
        assertThat(Objects.requireNonNull(figures.firstResponse()))
                .isBetween(Duration.ofMinutes(12), Duration.ofMinutes(13));
        Figures.Course course = world.scribing.course(world.ben, crisis.id());
        assertThat(course.width()).isEqualTo(Duration.ofMinutes(10));
        assertThat(course.parts()).extracting(Figures.Slice::received).containsExactly(1, 0);
        assertThat(course.parts()).extracting(Figures.Slice::answered).containsExactly(0, 1);
    }

    @Test
    void a_crisis_without_conversations_has_no_figures_and_breaks_nothing() {
        Activation crisis = Crisis.begin(world, 3, Map.of());
        Figures figures = world.scribing.figures(world.ben, crisis.id());
        assertThat(figures.firstResponse()).isNull();
        assertThat(world.scribing.course(world.ben, crisis.id()).parts()).isEmpty();
    }

    @Test
    void every_kind_of_thing_that_happens_has_words_even_without_its_details() {
        for (Locale locale : List.of(Locale.GERMAN, Locale.ENGLISH)) {
            TimelineWords words = new TimelineWords(PlaybookShelf.outage(), locale, ZoneId.of("Europe/Berlin"));
            Set<String> keys = new HashSet<>();
            for (Happening kind : Happening.values()) {
                Said said = words.of(new Timeline.Entry(1, World.NOW, null, null, kind, Map.of()))
                        .said();
                keys.add(said.key());
                assertThat(said.key()).startsWith("timeline.");
                Map<String, Object> odd = Map.of(
                        "fact",
                        "since",
                        "value",
                        "no time",
                        "at",
                        "never",
                        "level",
                        "x",
                        "step",
                        7,
                        "conditions",
                        "none");
                assertThat(words.of(new Timeline.Entry(2, World.NOW, null, null, kind, odd))
                                .said()
                                .key())
                        .startsWith("timeline.");
            }
            assertThat(keys).hasSize(Happening.values().length);
        }
    }
}
