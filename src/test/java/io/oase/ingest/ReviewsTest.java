package io.oase.ingest;

import static io.oase.testing.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oase.base.Refused;
import io.oase.channel.RemotePerson;
import io.oase.channel.RemotePost;
import io.oase.inbox.Fact;
import io.oase.inbox.Filter;
import io.oase.inbox.InboxRow;
import io.oase.inbox.Post;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReviewsTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);

    @Test
    void a_review_keeps_its_stars_and_a_mention_has_none() {
        review("kim", 2, "Stürzt ab");
        world.network.mention("zoe", "Hallo", NOW.minusSeconds(90));
        world.poll();

        assertThat(world.all()).extracting(InboxRow::stars).containsExactly(2, null);
        assertThat(world.all().get(0).kind()).isEqualTo("review");
        Post post = world.conversations
                .read(world.lena, world.all().get(0).id())
                .posts()
                .get(0);
        assertThat(post.stars()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 6, -1, 1_000_000_000})
    void what_nobody_can_have_given_is_no_rating_and_the_post_is_there_all_the_same(int stars) {
        review("kim", stars, "Stürzt ab");
        world.poll();
        assertThat(world.only().row().stars()).isNull();
        assertThat(world.only().posts().get(0).body()).isEqualTo("Stürzt ab");
    }

    @Test
    void another_rating_with_the_same_words_is_an_edit_that_keeps_how_it_was() {
        String key = review("kim", 1, "Stürzt ab");
        world.poll();
        comesAgain(key, 4);

        assertThat(world.only().row().stars()).isEqualTo(4);
        Post post = world.only().posts().get(0);
        assertThat(post.stars()).isEqualTo(4);
        assertThat(post.editedAt()).isNotNull();
        assertThat(post.versions()).extracting(Post.Version::stars).containsExactly(1);
        assertThat(edits()).isEqualTo(1);
    }

    @Test
    void stars_that_were_not_read_before_an_update_are_no_edit() {
        String key = world.network.post(
                "kim", "Stürzt ab", NOW.minusSeconds(60), post -> post.kind(RemotePost.Kind.ARTICLE));
        world.poll();
        comesAgain(key, 1);

        assertThat(world.only().row().stars()).isEqualTo(1);
        assertThat(world.only().row().kind()).isEqualTo("review");
        assertThat(world.only().posts().get(0).kind()).isEqualTo("review");
        assertThat(world.only().posts().get(0).editedAt()).isNull();
        assertThat(edits()).isZero();
    }

    @Test
    void a_review_that_is_taken_back_takes_its_stars_with_it() {
        String key = review("kim", 1, "Stürzt ab");
        world.poll();
        world.db.useTransaction(handle -> world.ingest.store(handle, world.channel, List.of(), List.of(key), NOW));
        assertThat(world.only().row().stars()).isNull();
        assertThat(world.only().posts().get(0).stars()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rating:1 | one",
                "bewertung:5 | five",
                "rating:<=2 | one two",
                "rating:<2 | one",
                "rating:≥4 | four five",
                "rating:>4 | five",
                "rating:2-4 | two three four",
                "rating:<=2 stürzt | one two",
                "-rating:<=4 | five none",
            })
    void reviews_are_found_by_their_stars(String query, String people) {
        int stars = 0;
        for (String who : List.of("one", "two", "three", "four", "five")) {
            review(who, ++stars, "Stürzt ab");
        }
        world.network.mention("none", "Hallo", NOW.minusSeconds(90));
        world.poll();
        Filter all = Filter.of(Filter.View.ALL);
        Filter filter = new Filter(all.view(), null, null, null, null, null, query, null, Filter.Order.LATEST);
        assertThat(world.views.list(world.lena, filter, 50, null).rows())
                .extracting(row -> row.handle().replace("@fake.example", ""))
                .containsExactlyInAnyOrder(people.split(" "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rating:0",
                "rating:6",
                "rating:five",
                "rating:<1",
                "rating:>5",
                "rating:4-2",
                "rating:<=",
                "rating:1e9"
            })
    void a_rating_nobody_can_give_is_refused_in_words(String query) {
        assertThatThrownBy(() -> world.search.read(query)).isInstanceOf(Refused.Invalid.class);
    }

    @Test
    void the_operator_is_offered_only_where_something_was_rated() {
        assertThat(world.search.suggest("rat", java.util.Locale.ENGLISH)).isEmpty();
        review("kim", 1, "Stürzt ab");
        world.poll();
        assertThat(world.search.suggest("rat", java.util.Locale.ENGLISH))
                .extracting(suggestion -> suggestion.query())
                .contains("rating:");
        assertThat(world.search.suggest("bewertung:<", java.util.Locale.GERMAN))
                .extracting(suggestion -> suggestion.query())
                .containsExactly("bewertung:<=2 ");
    }

    private String review(String who, @Nullable Integer stars, String text) {
        return world.network.post(who, text, NOW.minusSeconds(60), post -> post.kind(RemotePost.Kind.REVIEW)
                .language("de")
                .stars(stars));
    }

    private void comesAgain(String key, int stars) {
        RemotePost post = RemotePost.of(
                        key,
                        RemotePerson.of("person:kim", "kim@fake.example", "kim"),
                        "Stürzt ab",
                        NOW.minusSeconds(60))
                .kind(RemotePost.Kind.REVIEW)
                .language("de")
                .stars(stars)
                .build();
        world.db.useTransaction(handle -> world.ingest.store(handle, world.channel, List.of(post), List.of(), NOW));
    }

    private long edits() {
        return world.only().events().stream()
                .filter(event -> event.kind().equals(Fact.Kind.EDITED.name().toLowerCase(java.util.Locale.ROOT)))
                .count();
    }
}
