package io.oase.channel.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import io.oase.channel.Connector;
import io.oase.channel.Keep;
import io.oase.channel.Page;
import io.oase.channel.RemotePost;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever happens between polls and in the middle of them, each post is delivered, and within a bounded time. */
class EveryMentionTest {
    private static final Instant START = FakeBluesky.NOW.minus(Duration.ofDays(10));
    private static final Instant IMPORT = START.minus(Duration.ofDays(1));

    /** Something that happens. */
    enum Happening {
        ONE_POST,
        FOUR_AT_ONE_MOMENT,
        TEN_POSTS,
        BACK_DATED,
        EDIT,
        HIDDEN,
        POLL,
        POLL_DIES,
        OTHER_NODE
    }

    @Provide
    Arbitrary<List<Happening>> happenings() {
        return Arbitraries.of(Happening.class).list().ofMinSize(3).ofMaxSize(25);
    }

    @Property(tries = 60)
    void none_is_skipped(
            @ForAll("happenings") List<Happening> happenings, @ForAll @IntRange(min = 6, max = 12) int page) {
        try (World world = new World(page)) {
            happenings.forEach(world::happen);
            // A whole sweep from wherever the last one stands, and one more to its end.
            int polls = 2 * (world.texts.size() + world.server.hidden.size()) / (page - 5) + 3;
            for (int i = 0; i < polls; i++) {
                world.poll(Integer.MAX_VALUE);
            }
            assertThat(world.delivered).containsAllEntriesOf(world.texts);
            assertThat(world.delivered.keySet()).isEqualTo(world.texts.keySet());
        }
    }

    /** A server, a database that keeps what was stored with its bookmark, and a connector that may die. */
    private static final class World implements AutoCloseable {
        final FakeBluesky server = new FakeBluesky();
        final Map<String, String> texts = new HashMap<>();
        final Map<String, String> delivered = new HashMap<>();
        private final List<String> keys = new ArrayList<>();
        private final Keep keep = Keep.inMemory();
        private Connector connector = connect();
        private String bookmark;
        private Instant now = START;
        private int counter;

        World(int page) {
            server.largestPage = page;
        }

        private Connector connect() {
            return Connecting.to(server, keep, FakeBluesky.NOW, Map.of());
        }

        void happen(Happening happening) {
            now = now.plus(Duration.ofMinutes(7));
            switch (happening) {
                case ONE_POST -> post(now);
                case FOUR_AT_ONE_MOMENT -> {
                    for (int i = 0; i < 4; i++) {
                        post(now);
                    }
                }
                case TEN_POSTS -> {
                    for (int i = 0; i < 10; i++) {
                        now = now.plus(Duration.ofMinutes(3));
                        post(now);
                    }
                }
                case BACK_DATED -> post(now.minus(Duration.ofDays(counter % 3 == 0 ? 900 : 1)));
                case EDIT -> edit();
                case HIDDEN -> server.hidden.add(server.mention("mute", "hidden " + counter++, now));
                case POLL -> poll(Integer.MAX_VALUE);
                case POLL_DIES -> poll(counter % 3);
                case OTHER_NODE -> connector = connect();
            }
        }

        private void post(Instant claimed) {
            String text = "post " + counter++;
            String key = server.backDated("u" + counter % 3, text, claimed, now);
            keys.add(key);
            texts.put(key, "@" + FakeBluesky.HANDLE + " " + text);
        }

        private void edit() {
            if (!keys.isEmpty()) {
                String key = keys.get(counter++ % keys.size());
                server.edit(key, "edited " + counter);
                texts.put(key, "@" + FakeBluesky.HANDLE + " edited " + counter);
            }
        }

        /** So many pages are stored; the next is read and lost with the process. */
        void poll(int survives) {
            for (int stored = 0; ; stored++) {
                Page page = connector.read(bookmark, IMPORT);
                if (stored == survives) {
                    connector = connect();
                    return;
                }
                assertThat(stored).isLessThan(300);
                bookmark = page.bookmark();
                Set<String> own = new HashSet<>();
                for (RemotePost post : page.posts()) {
                    assertThat(own.add(post.key())).as("once in a page").isTrue();
                    delivered.put(post.key(), post.text());
                }
                if (page.level()) {
                    return;
                }
            }
        }

        @Override
        public void close() {
            server.close();
        }
    }
}
