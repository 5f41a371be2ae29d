package io.oase.target;

import static io.oase.testing.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.oase.inbox.ConversationState;
import io.oase.inbox.InboxRow;
import io.oase.reply.Answering;
import io.oase.target.ConversationClocks.Explained;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** NOW is Monday, 10:00 in Berlin. */
class MergedClocksTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);

    @Test
    void the_earlier_clock_goes_on_and_the_other_is_neither_kept_nor_missed() {
        long early = asks("kim", "Where is it?", 0);
        long late = asks("kim", "Hello?", 30);
        minute(40);

        world.merging.merge(world.mara, late, early);

        assertThat(running(late, ClockKind.FIRST_RESPONSE)).containsExactly(at(0));
        assertThat(running(late, ClockKind.RESOLUTION)).containsExactly(at(0));
        assertThat(row(late).dueAt()).isEqualTo(at(0).plus(Duration.ofHours(4)));
        assertThat(ends(late)).containsOnly("merged").hasSize(3);
        assertThat(measured()).isZero();

        answers(late, 60);
        assertThat(ends(late)).containsOnly("merged", "answered", "taken");
        assertThat(count("SELECT count(*) FROM clock WHERE kind = 'first_response' AND how = 'answered'"))
                .isEqualTo(1);
    }

    @Test
    void an_answer_given_in_the_one_before_is_no_answer_to_what_waits_in_the_other() {
        long waits = asks("kim", "Where is it?", 0);
        long answered = asks("kim", "And the invoice?", 10);
        answers(answered, 20);

        world.merging.merge(world.mara, answered, waits);

        assertThat(running(answered, ClockKind.FIRST_RESPONSE)).containsExactly(at(0));
        assertThat(row(answered).unansweredSince()).isEqualTo(at(0));
    }

    @Test
    void what_was_resolved_does_not_wait_again() {
        long done = asks("kim", "Where is it?", 0);
        world.inbox.resolveUnanswered(world.mara, done, "Only thanks");
        long waits = asks("kim", "Hello?", 30);
        long solutions = count("SELECT count(*) FROM solution");

        world.merging.merge(world.mara, done, waits);

        assertThat(row(done).state()).isEqualTo(ConversationState.OPEN);
        assertThat(row(done).unansweredSince()).isEqualTo(at(30));
        assertThat(running(done, ClockKind.RESOLUTION)).containsExactly(at(30));
        assertThat(count("SELECT count(*) FROM solution WHERE reopened_at IS NULL"))
                .isEqualTo(solutions);
        assertThat(count("SELECT count(*) FROM clock WHERE how = 'no_answer_needed' AND kind = 'first_response'"))
                .isEqualTo(1);
    }

    @Test
    void parting_at_once_leaves_every_clock_as_it_was() {
        long one = asks("kim", "Where is it?", 0);
        world.inbox.take(world.lena, one);
        world.inbox.move(world.lena, one, ConversationState.WAITING);
        long other = asks("zoe", "And mine?", 30);
        List<Object> before = clocks();

        long merge = world.merging.merge(world.mara, one, other);
        assertThat(clocks()).isNotEqualTo(before);
        world.merging.part(world.mara, one, merge);

        assertThat(clocks()).isEqualTo(before);
        assertThat(row(one).state()).isEqualTo(ConversationState.WAITING);
        assertThat(row(other).state()).isEqualTo(ConversationState.NEW);
    }

    @Test
    void what_was_answered_while_they_were_one_stays_answered_and_is_measured_once() {
        long one = asks("kim", "Where is it?", 0);
        long other = asks("kim", "Hello?", 30);
        long merge = world.merging.merge(world.mara, other, one);
        answers(other, 40);

        world.merging.part(world.mara, other, merge);

        assertThat(row(one).unansweredSince()).isNull();
        assertThat(row(other).unansweredSince()).isNull();
        assertThat(running(one, ClockKind.FIRST_RESPONSE)).isEmpty();
        assertThat(running(other, ClockKind.FIRST_RESPONSE)).isEmpty();
        assertThat(count("SELECT count(*) FROM clock WHERE kind LIKE '%response' AND how = 'answered'"))
                .isEqualTo(1);
    }

    @Test
    void what_is_split_off_is_measured_from_when_its_oldest_unanswered_post_was_published() {
        String question = world.network.mention("kim", "Where is it?", at(0));
        String second = world.network.reply("kim", question, "And the invoice is wrong", at(10));
        minute(11);
        world.poll();
        long whole = world.only().row().id();

        long made = world.splitting.split(world.mara, whole, List.of(post(second)));

        assertThat(running(whole, ClockKind.FIRST_RESPONSE)).containsExactly(at(0));
        assertThat(running(made, ClockKind.FIRST_RESPONSE)).containsExactly(at(10));
        assertThat(running(made, ClockKind.RESOLUTION)).containsExactly(at(10));
        assertThat(row(made).dueAt()).isEqualTo(at(10).plus(Duration.ofHours(4)));
    }

    @Test
    void how_long_somebody_waits_is_measured_on_where_their_post_is() {
        String question = world.network.mention("kim", "Where is it?", at(0));
        String second = world.network.reply("kim", question, "And the invoice is wrong", at(10));
        minute(11);
        world.poll();
        long whole = world.only().row().id();

        long made = world.splitting.split(world.mara, whole, List.of(post(question)));

        assertThat(running(made, ClockKind.FIRST_RESPONSE)).containsExactly(at(0));
        assertThat(running(whole, ClockKind.FIRST_RESPONSE)).containsExactly(at(10));
        assertThat(ends(whole)).doesNotContain("withdrawn");
        assertThat(post(second)).isPositive();
    }

    @Test
    void what_was_answered_and_measured_does_not_wait_anew_where_its_answer_stays_behind() {
        String question = world.network.mention("kim", "Where is it?", at(0));
        minute(1);
        world.poll();
        long whole = world.only().row().id();
        String beside = world.network.reply("kim", question, "Please hurry", at(5));
        minute(6);
        world.poll();
        answers(whole, 10);
        String later = world.network.reply("kim", question, "And the invoice is wrong", at(20));
        minute(21);
        world.poll();

        long made = world.splitting.split(world.mara, whole, List.of(post(question), post(beside)));

        assertThat(row(made).unansweredSince()).isNull();
        assertThat(running(made, ClockKind.FIRST_RESPONSE)).isEmpty();
        assertThat(running(made, ClockKind.NEXT_RESPONSE)).isEmpty();
        assertThat(row(whole).unansweredSince()).isEqualTo(at(20));
        assertThat(count("SELECT count(*) FROM clock WHERE kind LIKE '%response' AND how = 'answered'"))
                .isEqualTo(1);
        assertThat(post(later)).isPositive();
    }

    @Test
    void a_later_post_of_an_answered_turn_waits_when_it_is_split_off_alone() {
        String question = world.network.mention("kim", "Where is it?", at(0));
        String other = world.network.reply("kim", question, "And the invoice is wrong", at(5));
        minute(6);
        world.poll();
        long whole = world.only().row().id();
        answers(whole, 10);

        long made = world.splitting.split(world.mara, whole, List.of(post(other)));

        assertThat(row(made).unansweredSince()).isEqualTo(at(5));
        assertThat(running(made, ClockKind.FIRST_RESPONSE)).containsExactly(at(5));
        assertThat(row(whole).unansweredSince()).isNull();
    }

    private long asks(String who, String text, long minute) {
        String key = world.network.mention(who, text, at(minute));
        minute(minute);
        world.poll();
        return count("SELECT conversation_id FROM post WHERE key = '" + key + "'");
    }

    private void answers(long conversation, long minute) {
        minute(minute);
        world.answering.send(
                world.mara,
                conversation,
                new Answering.Draft(
                        "It comes today",
                        null,
                        world.conversations.read(world.mara, conversation).seen(),
                        null,
                        null));
        world.publish();
    }

    private void minute(long minute) {
        Duration ahead = Duration.between(world.clock.instant(), at(minute));
        if (!ahead.isNegative()) {
            world.clock.advance(ahead);
        }
    }

    private static Instant at(long minute) {
        return NOW.plus(Duration.ofMinutes(minute));
    }

    private InboxRow row(long id) {
        return world.views.row(world.mara, id);
    }

    private List<Instant> running(long conversation, ClockKind kind) {
        return world.conversationClocks.of(world.mara, conversation).stream()
                .map(Explained::clock)
                .filter(clock -> clock.kind() == kind && clock.end() == null)
                .map(TargetClock::startedAt)
                .toList();
    }

    private List<String> ends(long conversation) {
        return world.conversationClocks.of(world.mara, conversation).stream()
                .map(Explained::clock)
                .filter(clock -> clock.end() != null)
                .map(clock ->
                        java.util.Objects.requireNonNull(clock.end()).how().id())
                .toList();
    }

    /** Everything a clock says, but for what merging itself left and when the next step came to be known: that is anew. */
    private List<Object> clocks() {
        return database.jdbi().withHandle(db -> db.createQuery(
                        "SELECT (to_jsonb(k) - 'alarm_set_at')::text || coalesce((SELECT d.at || d.kind FROM due d WHERE d.conversation_id = k.conversation_id), '')"
                                + " FROM clock k ORDER BY k.id")
                .mapTo(String.class)
                .<Object>map(text -> text)
                .list());
    }

    private long measured() {
        return count("SELECT count(*) FROM clock WHERE ended_at IS NOT NULL AND how <> 'merged'");
    }

    private long post(String key) {
        return count("SELECT id FROM post WHERE key = '" + key + "'");
    }

    private long count(String sql) {
        return database.jdbi()
                .withHandle(db -> db.createQuery(sql).mapTo(Long.class).one());
    }
}
