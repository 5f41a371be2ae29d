package io.oase.alert;

import static io.oase.testing.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;

import io.oase.channel.RemotePost;
import io.oase.notice.Told;
import io.oase.playbook.Playbook;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RatingsTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);
    private final Crowd crowd = new Crowd(world);

    @BeforeEach
    void a_playbook_asks_for_five_people_with_two_stars_or_fewer_within_two_hours() {
        world.clock.set(Instant.parse("2026-03-02T09:05:00Z"));
        world.watched.add(Crowd.rated(new Playbook.Ratings(2, 5, 120, false)));
        crowd.settle();
    }

    @Test
    void so_many_bad_ratings_are_noticed_said_why_and_told_once() {
        rate("a", 3, 1, Duration.ofMinutes(90));
        rate("b", 1, 2, Duration.ofMinutes(30));
        crowd.watch();
        assertThat(crowd.alerts()).as("four people").isEmpty();

        rate("c", 1, 1, Duration.ZERO);
        crowd.watch();
        Alert alert = crowd.only();
        assertThat(alert.state(world.clock.instant())).isEqualTo(Alert.State.OPEN);
        assertThat(alert.playbook()).isEqualTo("service-outage");
        assertThat(alert.topic()).isEqualTo("service-outage:ratings");
        assertThat(alert.people()).isEqualTo(5);
        assertThat(alert.grounds().people()).isEqualTo(5);
        assertThat(alert.grounds().minutes()).isEqualTo(120);
        assertThat(alert.grounds().rule()).isEqualTo(new Alert.Rule(2, 5));
        assertThat(alert.grounds().chance()).isNull();
        assertThat(alert.grounds().usual()).isLessThan(0.1);
        assertThat(alert.channel()).isNotNull();
        Alerts.Whole whole = world.alerts.read(world.mara, alert.id());
        assertThat(whole.latest()).extracting(Alert.Said::stars).containsExactly(1, 2, 1, 1, 1);
        assertThat(whole.course().counts().stream()
                        .mapToInt(Alert.Count::people)
                        .sum())
                .isEqualTo(5);

        assertThat(told()).hasSize(1);
        assertThat(told().get(0).notice().data()).containsEntry("stars", 2);
        crowd.watch();
        assertThat(told()).hasSize(1);
    }

    @Test
    void good_ratings_posts_without_stars_and_one_person_many_times_are_no_alert() {
        rate("good", 20, 3, Duration.ZERO);
        world.network.mention("none", "Ein Stern von mir, weil keine null geht", world.clock.instant());
        for (int i = 0; i < 20; i++) {
            review("loud", 1, world.clock.instant().minusSeconds(i));
        }
        rate("few", 3, 1, Duration.ZERO);
        crowd.watch();
        assertThat(crowd.alerts()).isEmpty();
    }

    @Test
    void bad_ratings_further_apart_than_the_playbook_says_are_no_alert() {
        rate("early", 4, 1, Duration.ofMinutes(121));
        rate("late", 4, 1, Duration.ZERO);
        crowd.watch();
        assertThat(crowd.alerts()).isEmpty();
    }

    @Test
    void it_grows_ends_when_fewer_rate_so_badly_and_may_begin_again() {
        rate("a", 5, 1, Duration.ZERO);
        crowd.watch();
        world.clock.advance(Duration.ofMinutes(70));
        rate("b", 2, 1, Duration.ZERO);
        crowd.watch();
        assertThat(crowd.only().people()).isEqualTo(7);
        world.clock.advance(Duration.ofMinutes(60));
        crowd.watch();
        assertThat(crowd.only().endedAt())
                .as("the last hour had none, the last two")
                .isNull();
        world.clock.advance(Duration.ofMinutes(30));
        crowd.watch();
        assertThat(crowd.only().endedAt()).isNotNull();

        world.clock.advance(Duration.ofHours(3));
        rate("c", 6, 2, Duration.ZERO);
        crowd.watch();
        assertThat(crowd.alerts()).hasSize(2);
        assertThat(crowd.alerts().get(0).people()).isEqualTo(6);
    }

    @Test
    void silenced_it_is_not_told_again_until_then() {
        rate("a", 5, 1, Duration.ZERO);
        crowd.watch();
        world.alerts.silence(
                world.mara, crowd.only().id(), world.clock.instant().plus(Duration.ofDays(1)), "Die Aktion im Laden");
        world.clock.advance(Duration.ofHours(4));
        crowd.watch();
        rate("b", 9, 1, Duration.ZERO);
        crowd.watch();
        assertThat(crowd.alerts()).hasSize(2);
        assertThat(crowd.alerts().get(0).state(world.clock.instant())).isEqualTo(Alert.State.SILENCED);
        assertThat(told()).hasSize(1);
    }

    @Test
    void reviews_are_looked_back_at_for_days_where_the_playbook_asks_for_that() {
        world.watched.set(0, Crowd.rated(new Playbook.Ratings(1, 4, 7 * 1440, false)));
        crowd.watch();
        for (int day = 0; day < 4; day++) {
            world.watching.sweep();
            review("p" + day, 1, world.clock.instant());
            world.poll();
            crowd.watch();
            world.clock.advance(Duration.ofHours(40));
        }
        assertThat(crowd.only().grounds().people()).isEqualTo(4);
    }

    @Test
    void what_was_rated_before_a_playbook_asked_for_it_is_known_and_noticed_if_it_is_news() {
        world.watched.clear();
        crowd.watch();
        rate("a", 6, 1, Duration.ofMinutes(20));
        crowd.watch();
        assertThat(crowd.alerts()).isEmpty();
        world.watched.add(Crowd.rated(new Playbook.Ratings(2, 5, 120, false)));
        crowd.watch();
        assertThat(crowd.only().people()).isEqualTo(6);
    }

    @Test
    void a_review_that_was_taken_back_counts_no_more() {
        rate("a", 4, 1, Duration.ZERO);
        crowd.watch();
        database.jdbi().useHandle(db -> db.execute("UPDATE post SET deleted_at = posted_at WHERE stars IS NOT NULL"));
        rate("b", 4, 1, Duration.ZERO);
        crowd.watch();
        assertThat(crowd.alerts()).isEmpty();
    }

    @Test
    void two_nodes_at_once_tell_once() throws Exception {
        rate("a", 12, 1, Duration.ZERO);
        Watching other = world.watching();
        List<Callable<Boolean>> both = IntStream.range(0, 8)
                .<Callable<Boolean>>mapToObj(i -> i % 2 == 0 ? world.watching::watchSome : other::watchSome)
                .toList();
        atOnce(both);
        crowd.watch();
        assertThat(crowd.only().people()).isEqualTo(12);
        assertThat(told()).hasSize(1);
    }

    private void rate(String who, int people, int stars, Duration ago) {
        Instant at = world.clock.instant().minus(ago);
        for (int i = people; i > 0; i--) {
            review(who + i + at.getEpochSecond(), stars, at.minusSeconds(i));
        }
        world.poll();
    }

    private void review(String who, int stars, Instant at) {
        world.network.post(who, "Stürzt ab", at, post -> post.kind(RemotePost.Kind.REVIEW)
                .language("de")
                .stars(stars));
    }

    private List<Told> told() {
        return world.notices.list(world.mara, null, 50, null).notices().stream()
                .filter(told -> told.notice().kind().equals("alert"))
                .toList();
    }
}
