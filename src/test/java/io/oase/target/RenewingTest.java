package io.oase.target;

import static io.oase.testing.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.oase.channel.RemotePerson;
import io.oase.channel.RemotePost;
import io.oase.target.TargetBody.Time;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is reckoned by old targets beside a change, in transactions that end after it. */
class RenewingTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);

    @Test
    @Timeout(30)
    void what_was_stored_beside_a_change_and_committed_after_it_is_promised_the_new_time() {
        try (Handle storing = database.jdbi().open()) {
            storing.begin();
            store(storing, "kim");
            promise(120);
            renew();
            assertThat(asked()).as("stays asked for").isOne();
            storing.commit();
        }
        assertThat(due()).as("by the old target").containsExactly(NOW.plus(Duration.ofHours(4)));
        renewToTheEnd();

        assertThat(due()).containsExactly(NOW.plus(Duration.ofHours(2)));
    }

    @Test
    @Timeout(30)
    void a_conversation_that_another_target_came_to_apply_to_beside_its_change_follows_too() {
        database.jdbi().useTransaction(handle -> store(handle, "kim"));
        long id = world.all().get(0).id();
        try (Handle tagging = database.jdbi().open()) {
            tagging.begin();
            tagging.execute("SELECT id FROM conversation WHERE id = ? FOR UPDATE", id);
            tagging.execute("INSERT INTO tag (name) VALUES ('Beschwerde')");
            tagging.execute("INSERT INTO conversation_tag (conversation_id, tag_id) SELECT ?, id FROM tag", id);
            world.clocks.reckonAnew(tagging, List.of(id), NOW);
            promise("complaints", 30);
            renew();
            tagging.commit();
        }
        assertThat(due()).as("by the old target").containsExactly(NOW.plus(Duration.ofHours(1)));
        renewToTheEnd();

        assertThat(due()).containsExactly(NOW.plus(Duration.ofMinutes(30)));
    }

    @Test
    @Timeout(30)
    void what_is_there_already_follows_at_once_however_long_something_else_is_being_stored() {
        database.jdbi().useTransaction(handle -> store(handle, "kim"));
        try (Handle storing = database.jdbi().open()) {
            storing.begin();
            store(storing, "ida");
            promise(120);
            renew();
            assertThat(due()).containsExactly(NOW.plus(Duration.ofHours(2)));
            assertThat(world.renewing.renewSome())
                    .as("nothing to do until then")
                    .isFalse();
            storing.rollback();
        }
        renewToTheEnd();
        assertThat(due()).containsExactly(NOW.plus(Duration.ofHours(2)));
    }

    private void store(Handle handle, String who) {
        RemotePost post = RemotePost.of(
                        "fake:" + who, RemotePerson.of("did:" + who, who + ".example", who), "Hello?", NOW)
                .build();
        world.ingest.store(handle, world.channel, List.of(post), List.of(), NOW);
    }

    private void promise(long minutes) {
        promise("others", minutes);
    }

    private void promise(String shipped, long minutes) {
        Target target = world.targets.all(world.mara).stream()
                .filter(each -> shipped.equals(each.shipped()))
                .findFirst()
                .orElseThrow();
        TargetBody body = TargetBody.of(target);
        Map<String, Time> times = Map.of("first_response", new Time(minutes, "opening"));
        world.targets.change(
                world.mara,
                target.id(),
                new TargetBody(body.name(), null, body.match(), body.calendar(), times, body.steps()),
                null);
    }

    private void renew() {
        while (world.renewing.renewSome()) {
            // Until there is nothing to do at present.
        }
    }

    /** As nodes do, which look again and again; other databases of the server have transactions, too. */
    private void renewToTheEnd() {
        while (asked() > 0) {
            world.renewing.renewSome();
        }
    }

    private int asked() {
        return database.jdbi().withHandle(handle -> handle.createQuery("SELECT count(*) FROM renewal")
                .mapTo(Integer.class)
                .one());
    }

    private List<Instant> due() {
        return database.jdbi().withHandle(handle -> handle.createQuery("SELECT at FROM due ORDER BY conversation_id")
                .mapTo(Instant.class)
                .list());
    }
}
