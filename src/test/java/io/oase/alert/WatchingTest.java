package io.oase.alert;

import static io.oase.testing.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oase.channel.Channel;
import io.oase.channel.RemotePerson;
import io.oase.channel.RemotePost;
import io.oase.notice.Told;
import io.oase.people.Account;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WatchingTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);
    private final Crowd crowd = new Crowd(world);

    @BeforeEach
    void outages_are_watched_for() {
        world.clock.set(Instant.parse("2026-03-02T09:05:00Z"));
        world.watched.add(Crowd.outage(5, "Ausfall", "Störung", "geht nicht", "is down"));
        crowd.settle();
    }

    @Test
    void a_crowd_is_noticed_said_why_and_told_once_to_those_who_decide() {
        crowd.say("a", 10, "Schon wieder ein Ausfall");
        crowd.say("b", 4, "Störung! Nichts als Ausfälle");

        Alert alert = crowd.only();
        assertThat(alert.state(world.clock.instant())).isEqualTo(Alert.State.OPEN);
        assertThat(alert.playbook()).isEqualTo("service-outage");
        assertThat(alert.topic()).isEqualTo("service-outage/outage");
        assertThat(alert.people()).isEqualTo(14);
        assertThat(alert.posts()).isEqualTo(14);
        assertThat(alert.grounds().people()).isEqualTo(10);
        assertThat(alert.grounds().usual()).isLessThan(0.1);
        assertThat(alert.grounds().chance()).isLessThan(alert.grounds().threshold());
        assertThat(alert.grounds().words()).isEqualTo(Map.of("Ausfall", 10));

        assertThat(told(world.mara)).hasSize(1);
        assertThat(told(world.ada)).hasSize(1);
        assertThat(told(world.lena)).isEmpty();
        assertThat(told(world.mara).get(0).notice().data()).containsEntry("people", 10);
    }

    @Test
    void words_are_found_with_their_inflected_forms_and_phrases_as_they_stand() {
        crowd.say("inflected", 2, "Diese AUSFÄLLE nerven");
        crowd.say("spelt", 2, "Stoerungen ohne Ende");
        crowd.say("phrase", 2, "Das geht – nicht.");
        crowd.say("filler", 2, "The site is down again");
        crowd.say("else", 9, "Nicht schön, wie es dort geht. Auffällig. Down under is nice.");

        assertThat(crowd.only().posts()).isEqualTo(8);
        crowd.watch();
        assertThat(words()).containsOnlyKeys("Ausfall", "Störung", "geht nicht", "is down");
    }

    @Test
    void one_loud_account_is_no_crowd() {
        for (int i = 0; i < 60; i++) {
            world.network.mention("loud", "Ausfall Nummer " + i, world.clock.instant());
        }
        world.poll();
        crowd.watch();
        assertThat(crowd.alerts()).isEmpty();

        crowd.say("few", 3, "Ausfall");
        assertThat(crowd.alerts()).isEmpty();
        crowd.say("more", 1, "Ausfall");
        assertThat(crowd.only().people()).isEqualTo(5);
        assertThat(crowd.only().posts()).isEqualTo(64);
    }

    @Test
    void own_posts_bots_and_people_who_write_of_something_else_do_not_count() {
        for (int i = 0; i < 20; i++) {
            world.network.own(null, "Wir haben einen Ausfall", world.clock.instant());
            world.network.mention("other" + i, "Alles gut bei euch", world.clock.instant());
        }
        world.poll();
        database.jdbi().useHandle(db -> db.execute("UPDATE identity SET bot = true WHERE handle LIKE 'bot%'"));
        crowd.say("bot", 9, "Noch nichts");
        database.jdbi().useHandle(db -> db.execute("UPDATE identity SET bot = true WHERE handle LIKE 'bot%'"));
        crowd.say("bot", 9, "Ausfall");
        assertThat(crowd.alerts()).isEmpty();
    }

    @Test
    void the_past_of_a_new_channel_is_no_crisis_but_it_is_known_what_is_usual_there() {
        var other = world.connect("fake", "Second", Map.of(), Map.of());
        Instant yesterday = world.clock.instant().minus(Duration.ofHours(20));
        for (int i = 0; i < 40; i++) {
            world.network.mention("past" + i, "Ausfall", yesterday.plusSeconds(i));
            world.network.mention("now" + i, "Ausfall", world.clock.instant().minusSeconds(i));
        }
        world.poll.poll(other.id());
        crowd.watch();
        assertThat(crowd.alerts()).isEmpty();
        assertThat(count("SELECT sum(posts) FROM alert_count WHERE topic <> 'everything' AND channel_id = "
                        + other.id()))
                .isGreaterThanOrEqualTo(40);
        assertThat(count("SELECT count(*) FROM alert_hit WHERE channel_id = " + other.id()))
                .isZero();

        world.poll();
        crowd.watch();
        assertThat(crowd.only().grounds().people())
                .as("the channel known for long tells news")
                .isEqualTo(40);
    }

    @Test
    void what_comes_late_counts_when_it_was_posted_and_a_day_late_is_past() {
        Instant earlier = world.clock.instant().minus(Duration.ofHours(3));
        for (int i = 0; i < 12; i++) {
            world.network.mention("late" + i, "Ausfall", earlier.plusSeconds(i));
            world.network.mention("old" + i, "Ausfall", world.clock.instant().minus(Duration.ofHours(30)));
        }
        world.poll();
        crowd.watch();
        Alert alert = crowd.only();
        assertThat(alert.grounds().people()).isEqualTo(12);
        assertThat(alert.grounds().from()).isEqualTo(Bucket.of(earlier));
        assertThat(alert.people()).isEqualTo(12);
    }

    @Test
    void where_many_always_write_at_this_hour_as_many_are_nothing_special() {
        for (int week = 1; week <= 7; week++) {
            for (int i = 0; i < 40; i++) {
                world.network.mention(
                        "usual" + i,
                        "Ausfall",
                        world.clock.instant().minus(Duration.ofDays(7L * week)).plusSeconds(60L * (i - 20)));
            }
        }
        world.poll();
        crowd.watch();
        crowd.say("today", 14, "Ausfall");
        assertThat(crowd.alerts()).isEmpty();
        crowd.say("more", 60, "Ausfall");
        assertThat(crowd.only().grounds().usual()).isGreaterThan(1.5);
    }

    @Test
    void an_alert_grows_ends_when_it_is_quiet_and_a_new_one_begins_afterwards() {
        crowd.say("a", 8, "Ausfall");
        world.clock.advance(Duration.ofMinutes(30));
        crowd.say("b", 8, "Ausfall");
        assertThat(crowd.only().people()).isEqualTo(16);

        world.clock.advance(Duration.ofMinutes(50));
        crowd.watch();
        assertThat(crowd.only().endedAt()).as("not quiet for long enough").isNull();
        world.clock.advance(Duration.ofHours(2));
        crowd.watch();
        assertThat(crowd.only().state(world.clock.instant())).isEqualTo(Alert.State.OVER);
        crowd.watch();

        world.clock.advance(Duration.ofHours(3));
        crowd.say("c", 9, "Ausfall");
        assertThat(crowd.alerts()).hasSize(2);
        assertThat(crowd.alerts().get(0).people()).isEqualTo(9);
        assertThat(told(world.mara)).hasSize(2);
    }

    @Test
    void a_channel_that_cannot_be_read_is_not_quiet() {
        crowd.say("a", 8, "Ausfall");
        database.jdbi().useHandle(db -> db.createUpdate("UPDATE coverage SET failing_since = :now")
                .bind("now", world.clock.instant())
                .execute());
        world.clock.advance(Duration.ofHours(5));
        crowd.watch();
        assertThat(crowd.only().endedAt()).isNull();
        world.clock.advance(Duration.ofHours(24));
        crowd.watch();
        assertThat(crowd.only().endedAt())
                .as("broken for good keeps nothing open")
                .isNotNull();
    }

    @Test
    void two_nodes_at_once_count_each_post_once_and_tell_once() throws Exception {
        for (int i = 0; i < 1_200; i++) {
            world.network.mention(
                    "p" + i % 300, "Ausfall " + i, world.clock.instant().minusSeconds(i % 60));
        }
        world.poll();
        List<Watching> nodes = List.of(world.watching(), world.watching(), world.watching(), world.watching());
        List<Callable<Object>> all = IntStream.range(0, 12)
                .<Callable<Object>>mapToObj(i -> () -> {
                    Watching node = nodes.get(i % nodes.size());
                    for (int turn = 0; turn < 20; turn++) {
                        node.watchSome();
                    }
                    return true;
                })
                .toList();
        assertThat(atOnce(all)).containsOnly(true);
        crowd.watch();
        assertThat(count("SELECT count(*) FROM alert_due")).isZero();
        assertThat(count("SELECT sum(posts) FROM alert_count WHERE topic = 'service-outage/outage'"))
                .isEqualTo(1_200);
        assertThat(crowd.only().people()).isEqualTo(300);
        assertThat(told(world.mara)).hasSize(1);
    }

    @Test
    void killed_in_the_middle_it_counts_anew_and_nothing_twice() {
        database.jdbi().useHandle(db -> db.execute("""
                CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'killed'; END $$;
                CREATE TRIGGER die BEFORE INSERT ON notice FOR EACH ROW EXECUTE FUNCTION die()
                """));
        for (int i = 0; i < 9; i++) {
            world.network.mention("p" + i, "Ausfall", world.clock.instant());
        }
        world.poll();
        assertThatThrownBy(world.watching::watchSome).isInstanceOf(RuntimeException.class);
        assertThat(crowd.alerts()).isEmpty();
        assertThat(count("SELECT count(*) FROM alert_due")).isEqualTo(9);

        database.jdbi().useHandle(db -> db.execute("DROP TRIGGER die ON notice"));
        Watching restarted = world.watching();
        restarted.watchSome();
        restarted.watchSome();
        assertThat(crowd.only().posts()).isEqualTo(9);
        assertThat(told(world.mara)).hasSize(1);
    }

    @Test
    void a_post_with_a_lower_number_that_commits_later_is_counted_and_one_that_is_rolled_back_is_not() {
        var other = world.connect("fake", "Second", Map.of(), Map.of());
        world.poll.poll(other.id());
        try (Handle late = database.jdbi().open();
                Handle never = database.jdbi().open()) {
            late.begin();
            store(late, other, "late");
            never.begin();
            store(never, world.channel, "never");
            never.rollback();
            crowd.say("a", 7, "Ausfall");
            assertThat(crowd.only().posts()).isEqualTo(7);
            late.commit();
        }
        crowd.watch();
        assertThat(crowd.only().posts()).isEqualTo(8);
        assertThat(count("SELECT count(*) FROM alert_due")).isZero();
    }

    private void store(Handle handle, Channel channel, String who) {
        RemotePost post = RemotePost.of(who, RemotePerson.of(who, who, who), "Ausfall", world.clock.instant())
                .build();
        world.ingest.store(handle, channel, List.of(post), List.of(), world.clock.instant());
    }

    @Test
    void words_that_would_mean_something_to_the_database_mean_themselves() {
        world.watched.clear();
        world.watched.add(Crowd.outage(
                5,
                ".*",
                "a' | 'b",
                "(",
                "\\",
                "%_",
                "nicht :*",
                "'; DROP TABLE post; --",
                "c++ is down",
                "&",
                "ä".repeat(99)));
        crowd.watch();
        crowd.say("harmless", 30, "Guten Tag, was kostet das? Und wann?");
        assertThat(crowd.alerts()).isEmpty();
        crowd.say("meant", 6, "Hilfe: c++ -- is DOWN");
        assertThat(crowd.only().posts()).isEqualTo(6);
    }

    @Test
    void a_playbook_that_comes_in_the_middle_of_it_notices_at_once_and_one_that_goes_ends_its_alert() {
        world.watched.clear();
        crowd.watch();
        crowd.say("a", 9, "Ausfall");
        assertThat(crowd.alerts()).isEmpty();
        world.watched.add(Crowd.outage(5, "Ausfall"));
        crowd.watch();
        assertThat(crowd.only().posts()).isEqualTo(9);

        world.watched.clear();
        world.clock.advance(Duration.ofMinutes(2));
        crowd.watch();
        assertThat(crowd.only().endedAt()).isNotNull();
        assertThat(count("SELECT count(*) FROM alert_count WHERE topic <> 'everything'"))
                .isZero();
    }

    @Test
    void only_the_channels_of_the_playbook_are_watched() {
        world.watched.clear();
        world.watched.add(Crowd.playbook(5, List.of("network:mastodon", "Elsewhere"), "Ausfall"));
        crowd.watch();
        crowd.say("a", 20, "Ausfall");
        assertThat(crowd.alerts()).isEmpty();
        world.watched.clear();
        world.watched.add(Crowd.playbook(5, List.of("fake"), "Ausfall"));
        crowd.say("b", 1, "Ausfall");
        assertThat(crowd.only().people()).isEqualTo(21);
    }

    @Test
    void far_more_than_usual_of_everything_is_noticed_too_once_a_channel_is_known() {
        crowd.say("a", 60, "Guten Tag");
        Alert alert = crowd.all().get(0);
        assertThat(alert.playbook()).isNull();
        assertThat(alert.topic()).isEqualTo(Watched.EVERYTHING);
        assertThat(alert.grounds().words()).isEmpty();
        assertThat(alert.people()).isEqualTo(60);
        assertThat(crowd.all()).hasSize(1);
    }

    @Test
    void that_there_is_much_of_everything_is_not_said_beside_what_it_is_about() {
        crowd.say("a", 60, "Ausfall");
        assertThat(crowd.all()).hasSize(1).isEqualTo(crowd.alerts());
    }

    private Map<String, Integer> words() {
        return database.jdbi().withHandle(db -> db.createQuery(
                        "SELECT word, count(*)::int AS n FROM alert_hit, unnest(words) AS word GROUP BY 1")
                .reduceRows(new java.util.TreeMap<String, Integer>(), (all, row) -> {
                    all.put(row.getColumn("word", String.class), row.getColumn("n", Integer.class));
                    return all;
                }));
    }

    private List<Told> told(Account account) {
        return world.notices.list(account, null, 50, null).notices().stream()
                .filter(each -> each.notice().kind().equals("alert"))
                .toList();
    }

    private int count(String sql) {
        return database.jdbi()
                .withHandle(db -> db.createQuery(sql).mapTo(Integer.class).one());
    }
}
