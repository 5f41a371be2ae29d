package io.oase.channel;

import static io.oase.testing.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.oase.inbox.Conversation;
import io.oase.inbox.Post;
import io.oase.ingest.Poll;
import io.oase.testing.Deaths;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/**
 * Anything that may happen between a network and the inbox, in any order: in the end every post that is still there is in
 * the inbox, exactly once, in the order it was posted. Each network's property runs this over its real connector, real HTTP
 * and a real database.
 */
public final class Interleavings implements AutoCloseable {
    private static final int FEW = 12;

    private final TestDatabase database = TestDatabase.fresh();
    private final Deaths deaths = new Deaths();
    private final World world;
    private int runs;

    /** For one network; the database is used for all runs. */
    public Interleavings(Network network) {
        world = new World(database, new Http(true, Duration.ofSeconds(20)), network);
        world.facts.listen(deaths);
    }

    /** Something that happens. */
    public enum Step {
        ONE_POST,
        MANY_POSTS,
        AN_ANSWER,
        A_LATE_POST,
        AN_EDIT,
        A_DELETION,
        POLL,
        POLL_THAT_DIES,
        ASKED_TO_WAIT_IN_THE_MIDDLE,
        BREAKS_OFF_IN_THE_MIDDLE,
        RESTART,
        TIME_PASSES
    }

    /** Any of them, in any order. */
    public static Arbitrary<List<Step>> steps() {
        return Arbitraries.of(Step.class).list().ofMinSize(4).ofMaxSize(14);
    }

    @Override
    public void close() {
        database.close();
    }

    /** Lets it happen, and reads until nothing more can come. */
    public void happen(FakeServer server, List<Step> steps) {
        try (Run run = new Run(server)) {
            steps.forEach(run::happen);
            run.settle();
        }
    }

    private final class Run implements AutoCloseable {
        private final FakeServer server;
        private final Line line;
        private final Channel channel;
        private final boolean answers;
        private final Map<String, Instant> posts = new HashMap<>();
        private final List<String> order = new ArrayList<>();
        private final Set<String> deleted = new HashSet<>();
        private int counter;

        Run(FakeServer server) {
            this.server = server;
            String own = server.settings().values().stream()
                    .filter(value -> value.startsWith("http://"))
                    .findFirst()
                    .orElseThrow();
            line = new Line(own.replaceFirst("(http://[^/]+).*", "$1"));
            Map<String, String> settings = new HashMap<>(server.settings());
            settings.replaceAll((name, value) -> value.replaceFirst("^http://[^/]+", "http://" + line.authority()));
            Declaration declaration = server.network().declaration();
            answers = declaration.capabilities().contains(Declaration.Capability.REPLY);
            channel = world.connect(declaration.id(), "Run " + ++runs, settings, server.secrets());
        }

        void happen(Step step) {
            counter++;
            switch (step) {
                case ONE_POST -> post(Duration.ZERO);
                case MANY_POSTS -> {
                    for (int i = 0; i < FEW + counter % 9; i++) {
                        post(Duration.ZERO);
                    }
                }
                case AN_ANSWER -> answer();
                case A_LATE_POST -> post(Duration.ofMinutes(3));
                case AN_EDIT -> any().ifPresent(key -> server.edit(key, "edited " + counter));
                case A_DELETION ->
                    any().ifPresent(key -> {
                        server.delete(key);
                        deleted.add(key);
                    });
                case POLL -> poll();
                case POLL_THAT_DIES -> {
                    deaths.reign(true);
                    poll();
                    deaths.reign(false);
                }
                case ASKED_TO_WAIT_IN_THE_MIDDLE -> line.badOnce(counter % 5, Weather.STATUS_429_IN_SECONDS.play);
                case BREAKS_OFF_IN_THE_MIDDLE -> line.badOnce(counter % 4, Weather.BREAKS_OFF_IN_THE_BODY.play);
                case RESTART -> {
                    world.lifecycle.pause(world.ada, channel.id());
                    world.lifecycle.resume(world.ada, channel.id());
                }
                case TIME_PASSES -> world.clock.advance(Duration.ofMinutes(4));
            }
        }

        private void post(Duration late) {
            counter++;
            Instant at = NOW.minus(Duration.ofDays(1)).plusSeconds(7L * counter).minus(late);
            note(server.mention("user" + counter % 3, "post " + counter, at), at);
        }

        private void answer() {
            any().filter(key -> answers).ifPresent(parent -> {
                Instant at = NOW.minus(Duration.ofDays(1)).plusSeconds(7L * ++counter);
                note(server.reply("user" + counter % 3, parent, "answer " + counter, at), at);
            });
        }

        private void note(String key, Instant at) {
            posts.put(key, at);
            order.add(key);
        }

        private java.util.Optional<String> any() {
            List<String> there =
                    order.stream().filter(key -> !deleted.contains(key)).toList();
            return there.isEmpty()
                    ? java.util.Optional.empty()
                    : java.util.Optional.of(there.get(counter * 31 % there.size()));
        }

        private Poll.@org.jspecify.annotations.Nullable Outcome poll() {
            try {
                return world.poll.poll(channel.id());
            } catch (Deaths.Killed killed) {
                return null;
            }
        }

        void settle() {
            line.badOnce(-1, Weather.STATUS_500.play);
            // two to finish what was interrupted, the others for the slow sweeps to come round
            int polls = 4 + posts.size() / 4;
            for (int i = 0; i < polls; i++) {
                world.clock.advance(Duration.ofSeconds(40));
                Poll.Outcome outcome = poll();
                assertThat(outcome).isNotNull();
                assertThat(outcome.trouble()).isEmpty();
                if (i >= 2 && visible().equals(wanted())) {
                    break;
                }
            }
            assertThat(visible()).containsExactlyElementsOf(wanted());
            List<Conversation> conversations = world.of(channel);
            long received = conversations.stream()
                    .flatMap(conversation -> conversation.events().stream())
                    .filter(event -> event.kind().equals("received"))
                    .count();
            assertThat(received)
                    .as("each was announced once")
                    .isEqualTo(conversations.stream()
                            .mapToLong(conversation -> conversation.posts().size())
                            .sum());
        }

        private List<String> visible() {
            return world.posts(channel).stream()
                    .map(Post::key)
                    .filter(key -> !deleted.contains(key))
                    .toList();
        }

        private List<String> wanted() {
            return order.stream()
                    .filter(key -> !deleted.contains(key))
                    .sorted(Comparator.comparing(posts::get))
                    .toList();
        }

        @Override
        public void close() {
            deaths.reign(false);
            world.lifecycle.disconnect(world.ada, channel.id());
            line.close();
            server.close();
        }
    }
}
