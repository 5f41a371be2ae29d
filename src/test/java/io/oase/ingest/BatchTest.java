package io.oase.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.oase.base.Said;
import io.oase.channel.Page;
import io.oase.channel.RemotePerson;
import io.oase.channel.RemotePost;
import io.oase.testing.World;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchTest {
    private final Batch batch = new Batch();

    @Test
    void a_page_that_says_something_else_of_a_post_is_stored_after_it() {
        add(page(List.of("1", "2"), List.of("3")));

        assertThat(batch.takes(page(List.of("4"), List.of()))).isTrue();
        assertThat(batch.takes(page(List.of("2"), List.of()))).isFalse();
        assertThat(batch.takes(page(List.of("3"), List.of()))).isFalse();
        assertThat(batch.takes(page(List.of(), List.of("1")))).isFalse();
        assertThat(batch.takes(page(List.of("2\0"), List.of()))).isTrue();
    }

    @Test
    void a_page_that_brings_what_stood_above_another_is_stored_after_it() {
        batch.add(page(List.of("2"), List.of()), List.of(post("1")), World.NOW);

        assertThat(batch.takes(page(List.of("1"), List.of()))).isFalse();
        assertThat(batch.posts()).extracting(RemotePost::key).containsExactly("2", "1");
        assertThat(batch.delivered()).isEqualTo(1);
    }

    @Test
    void it_is_full_after_four_hundred_posts_or_a_second() {
        List<String> keys = IntStream.range(0, 399).mapToObj(String::valueOf).toList();
        add(page(keys, List.of()));
        assertThat(batch.full(World.NOW)).isFalse();
        assertThat(batch.full(World.NOW.plusMillis(999))).isFalse();
        assertThat(batch.full(World.NOW.plusSeconds(1))).isTrue();

        add(page(List.of("399"), List.of()));
        assertThat(batch.full(World.NOW)).isTrue();
    }

    @Test
    void what_one_of_its_pages_said_of_losses_is_kept() {
        add(new Page(List.of(), List.of(), "1", false, 2, Optional.of(Said.of("lost")), Optional.empty()));
        add(new Page(List.of(), List.of(), "2", false, 1, Optional.empty(), Optional.empty()));

        assertThat(batch.loss()).contains(Said.of("lost"));
        assertThat(batch.unreadable()).isEqualTo(3);
        assertThat(batch.last()).extracting(Page::bookmark).isEqualTo("2");
    }

    private void add(Page page) {
        batch.add(page, List.of(), World.NOW);
    }

    private static Page page(List<String> keys, List<String> gone) {
        return new Page(
                keys.stream().map(BatchTest::post).toList(), gone, "b", false, 0, Optional.empty(), Optional.empty());
    }

    private static RemotePost post(String key) {
        return RemotePost.of(key, RemotePerson.of("kim", "kim@fake.example", "Kim"), "Is it you?", World.NOW)
                .build();
    }
}
