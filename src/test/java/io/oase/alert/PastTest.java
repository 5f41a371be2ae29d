package io.oase.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The past is read in portions, is resumed where it was left, and what comes in meanwhile is counted once. */
class PastTest {
    private static final int POSTS = 3 * Past.POSTS + 17;

    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);
    private final Crowd crowd = new Crowd(world);

    @BeforeEach
    void eight_weeks_of_posts_are_there_and_nothing_was_ever_counted() {
        world.clock.set(Instant.parse("2026-03-02T09:05:00Z"));
        world.network.mention("first", "Hello", world.clock.instant().minus(Duration.ofDays(60)));
        world.poll();
        fill(POSTS);
        world.watched.add(Crowd.outage(5, "*ausfall", "Störung", "geht gar nicht"));
    }

    @Test
    void each_turn_reads_a_portion_and_all_of_it_is_counted_once() {
        int turns = turns();
        assertThat(turns).as("not all at once").isGreaterThan(10);
        assertThat(counted("everything")).isEqualTo(inSpan(""));
        assertThat(counted("service-outage/outage")).isEqualTo(inSpan("AND (body ILIKE '%ausfall%')"));
    }

    @Test
    void killed_between_and_within_portions_it_goes_on_where_it_was() {
        for (int i = 0; i < 3; i++) {
            world.watching().watchSome();
        }
        int before = counted("everything");
        assertThat(before).isPositive().isLessThan(inSpan(""));
        database.jdbi().useHandle(db -> db.execute("""
                CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'killed'; END $$;
                CREATE TRIGGER die BEFORE UPDATE ON alert_topic FOR EACH ROW EXECUTE FUNCTION die()
                """));
        assertThatThrownBy(() -> world.watching().watchSome()).isInstanceOf(RuntimeException.class);
        assertThat(counted("everything"))
                .as("nothing of a portion that did not end")
                .isEqualTo(before);
        database.jdbi().useHandle(db -> db.execute("DROP TRIGGER die ON alert_topic"));
        turns();
        assertThat(counted("everything")).isEqualTo(inSpan(""));
        assertThat(counted("service-outage/outage")).isEqualTo(inSpan("AND (body ILIKE '%ausfall%')"));
    }

    @Test
    void what_comes_in_while_the_past_is_read_is_counted_once_wherever_the_reading_is() {
        Watching watching = world.watching();
        int more = 0;
        while (watching.watchSome()) {
            if (more < 40) {
                world.network.mention("now" + more, "Stromausfall", world.clock.instant());
                world.network.mention(
                        "then" + more, "Stromausfall", world.clock.instant().minus(Duration.ofDays(more)));
                more++;
                world.poll();
            }
        }
        assertThat(more).isGreaterThan(10);
        assertThat(counted("everything")).isEqualTo(inSpan(""));
        assertThat(counted("service-outage/outage")).isEqualTo(inSpan("AND (body ILIKE '%ausfall%')"));
    }

    @Test
    void nothing_is_said_before_it_is_known_what_is_usual_and_then_it_is() {
        world.network.mention("a", "Stromausfall", world.clock.instant());
        world.poll();
        Watching watching = world.watching();
        watching.watchSome();
        for (int i = 0; i < 40; i++) {
            world.network.mention("p" + i, "Stromausfall", world.clock.instant().minusSeconds(i));
        }
        world.poll();
        watching.watchSome();
        assertThat(crowd.alerts()).as("still reading").isEmpty();
        turns();
        assertThat(crowd.only().grounds().people()).isGreaterThanOrEqualTo(40);
        assertThat(crowd.only().grounds().words())
                .isEqualTo(Map.of("*ausfall", crowd.only().grounds().posts()));
    }

    @Test
    void two_nodes_that_take_turns_read_it_once() {
        List<Watching> nodes = List.of(world.watching(), world.watching());
        int turn = 0;
        while (nodes.get(turn++ % 2).watchSome()) {
            // The other one is next.
        }
        turns();
        assertThat(counted("everything")).isEqualTo(inSpan(""));
    }

    private int turns() {
        int turns = 0;
        while (world.watching().watchSome()) {
            turns++;
        }
        return turns;
    }

    /** One post every five minutes backwards, of a hundred people; every hundredth about an outage. */
    private void fill(int posts) {
        database.jdbi().useHandle(db -> {
            db.execute("""
                    INSERT INTO identity (contact_id, network, key, handle, display_name, seen_at)
                    SELECT (SELECT min(id) FROM contact), 'fake', 'filled' || n, 'filled' || n, '', now() FROM generate_series(1, 100) n
                    """);
            db.createUpdate("""
                            INSERT INTO post (channel_id, key, conversation_id, identity_id, own, addressed, kind, visibility, body, language,
                                              content_hash, posted_at, received_at)
                            SELECT :channel, 'filled' || n, (SELECT min(id) FROM conversation),
                                   (SELECT min(id) FROM identity WHERE key LIKE 'filled%') + n % 100, false, true, 'mention', 'public',
                                   CASE WHEN n % 100 = 1 THEN 'Das geht gar nicht mit dem Ausfallplan' WHEN n % 100 = 2 THEN 'Nicht, dass das geht' WHEN n % 100 = 0 THEN 'Schon wieder Stromausfälle und ein Stromausfall' ELSE 'Guten Tag ' || n END, 'de', '',
                                   at, at
                              FROM generate_series(1, :posts) n
                             CROSS JOIN LATERAL (SELECT CAST(:now AS timestamptz) - (:posts - n) * interval '5 minutes' AS at) a
                             ORDER BY n
                            """)
                    .bind("channel", world.channel.id())
                    .bind("posts", posts)
                    .bind("now", world.clock.instant())
                    .execute();
        });
        while (world.learning.learnSome()) {
            // More to learn.
        }
    }

    private int counted(String topic) {
        return database.jdbi()
                .withHandle(db -> db.createQuery("SELECT coalesce(sum(posts), 0) FROM alert_count WHERE topic = :topic")
                        .bind("topic", topic)
                        .mapTo(Integer.class)
                        .one());
    }

    private int inSpan(String also) {
        return database.jdbi().withHandle(db -> db.createQuery(
                        "SELECT count(*) FROM post WHERE NOT own AND posted_at >= :from " + also)
                .bind("from", world.clock.instant().minus(Duration.ofDays(56)))
                .mapTo(Integer.class)
                .one());
    }
}
