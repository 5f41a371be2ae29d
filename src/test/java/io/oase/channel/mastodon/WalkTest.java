package io.oase.channel.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import io.oase.channel.mastodon.FakeMastodon.Post;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

/** Any interleaving of polls, crashes and new posts delivers every post at least once, whichever way a server pages. */
class WalkTest {
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    /** What happens: new posts, a page that is stored, a page whose process dies, a post that arrives late, a deletion. */
    record Event(What what, int amount) {
        enum What {
            NEW,
            PAGE,
            CRASH,
            LATE,
            DELETE
        }
    }

    @Provide
    Arbitrary<List<Event>> events() {
        return Arbitraries.of(Event.What.values())
                .flatMap(what -> Arbitraries.integers()
                        .between(1, what == Event.What.NEW ? 90 : 15)
                        .map(amount -> new Event(what, amount)))
                .list()
                .ofMaxSize(30);
    }

    @Property(tries = 1000)
    void nothing_is_ever_skipped(@ForAll Dialect dialect, @ForAll("events") List<Event> events) {
        Model model = new Model(dialect);
        for (Event event : events) {
            switch (event.what()) {
                case NEW -> IntStream.range(0, event.amount()).forEach(i -> model.post(0));
                case PAGE -> model.poll(true);
                case CRASH -> model.poll(false);
                case LATE -> model.post(event.amount());
                case DELETE -> model.deleteOneOf(event.amount());
            }
        }
        model.pollUntilLevel();
        // what came in above while an interrupted walk was finished is there with the next poll
        model.pollUntilLevel();
        assertThat(model.delivered).containsAll(model.everyone());
        int before = model.polls;
        model.pollUntilLevel();
        assertThat(model.polls - before).as("a quiet poll").isLessThanOrEqualTo(3);
    }

    @Test
    void what_comes_late_below_the_only_one_that_is_known_is_read() {
        Model model = new Model(Dialect.HOLLO);
        model.post(0);
        model.pollUntilLevel();
        model.post(1);
        IntStream.range(0, 38).forEach(i -> model.post(0));
        model.post(1);
        model.pollUntilLevel();
        assertThat(model.delivered).containsAll(model.everyone());
    }

    @Test
    void forgetting_servers_are_found_out() {
        Model model = new Model(Dialect.SNAC);
        IntStream.range(0, 50).forEach(i -> model.post(0));
        model.pollUntilLevel();
        assertThat(model.lost).isFalse();
        IntStream.range(0, 70).forEach(i -> model.post(0));
        model.window = 64;
        model.pollUntilLevel();
        assertThat(model.lost).isTrue();
    }

    @Test
    void what_is_older_than_the_import_period_is_not_read() {
        Model model = new Model(Dialect.MASTODON);
        IntStream.range(0, 400).forEach(i -> model.post(0));
        model.importSince = START.plusSeconds(330);
        model.pollUntilLevel();
        assertThat(model.delivered).hasSizeBetween(70, 160);
    }

    @Test
    void the_state_survives_being_written_down() {
        Bookmark bookmark = Bookmark.read(null);
        Walk.State state = new Walk.State(
                List.of(Walk.mark("a"), Walk.mark("b")),
                new Walk.Going("older_than=2026-11-23+22%3A30", List.of(Walk.mark("c")), 3, true, true, false));
        bookmark.walk("notifications", state);
        bookmark.sweep("own", "max_id=5");
        bookmark.answers(Walk.mark("x"), 7);
        Bookmark again = Bookmark.read(bookmark.write());
        assertThat(again.walk("notifications")).isEqualTo(state);
        assertThat(again.sweep("own")).isEqualTo("max_id=5");
        assertThat(again.answers(Walk.mark("x"))).isEqualTo(7);
        assertThat(Bookmark.read("not json").walk("notifications")).isEqualTo(Walk.State.START);
    }

    /** A server's list and one reader of it. */
    private static final class Model {
        private final Dialect dialect;
        private final List<Post> posts = new ArrayList<>();
        private final Set<Integer> delivered = new HashSet<>();
        private Walk.State stored = Walk.State.START;
        private Instant importSince = Instant.EPOCH;
        private int window = Integer.MAX_VALUE;
        private int number;
        private int polls;
        private boolean lost;

        Model(Dialect dialect) {
            this.dialect = dialect;
        }

        /** Posts, so many places below the newest where the server sorts by the post's own time. */
        void post(int late) {
            Post post = new Post();
            post.number = ++number;
            int above = Math.min(late, posts.size());
            post.at = above == 0
                    ? START.plusSeconds(number)
                    : newest().get(above - 1).at.minusMillis(number % 997 + 1);
            posts.add(post);
        }

        void deleteOneOf(int place) {
            if (posts.size() > place) {
                posts.remove(posts.size() - place);
            }
        }

        List<Integer> everyone() {
            return posts.stream().map(post -> post.number).toList();
        }

        boolean poll(boolean survives) {
            polls++;
            Map<String, String> query = new HashMap<>(Map.of("limit", "40"));
            String cursor = stored.cursor();
            if (cursor != null) {
                HttpUrl url = new HttpUrl.Builder()
                        .scheme("http")
                        .host("x")
                        .encodedQuery(cursor)
                        .build();
                url.queryParameterNames().forEach(name -> query.put(name, url.queryParameter(name)));
            }
            query.put("limit", "40");
            List<Post> all = newest();
            List<Post> page = dialect.page(all, query);
            Walk.Step step = Walk.step(stored, listing(all, page, query), importSince);
            if (survives) {
                stored = step.state();
                lost |= step.lost();
                page.forEach(post -> delivered.add(post.number));
            }
            return step.level();
        }

        private Listing listing(List<Post> all, List<Post> page, Map<String, String> query) {
            List<Listing.Entry> entries = page.stream()
                    .map(post -> new Listing.Entry(
                            dialect.notificationId(post), post.at, FakeMastodon.JSON.createObjectNode()))
                    .toList();
            String link =
                    dialect.link(all, page, query, "/api/v1/notifications").orElse("");
            boolean guessed = link.isEmpty() && !entries.isEmpty();
            String next = guessed ? Lists.maxId(entries.get(entries.size() - 1).id()) : Lists.next(link);
            return new Listing(entries, next, guessed, 0);
        }

        void pollUntilLevel() {
            for (int i = 0; i < 500; i++) {
                if (poll(true)) {
                    return;
                }
            }
            throw new AssertionError("never level");
        }

        private List<Post> newest() {
            return posts.stream()
                    .sorted(dialect.order().thenComparing(post -> post.number, Comparator.reverseOrder()))
                    .limit(window)
                    .toList();
        }
    }
}
