package io.oase.target;

import static io.oase.testing.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.oase.inbox.ConversationState;
import io.oase.reply.Answering;
import io.oase.target.ExpectedAnswer.DecidedBy;
import io.oase.target.ExpectedAnswer.Lately;
import io.oase.target.ExpectedAnswer.Measured;
import io.oase.target.ExpectedAnswer.Promised;
import io.oase.target.Expecting.Expected;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** NOW is Monday, 10:00 in Berlin; the shipped calendar is open from 9 to 17 on working days. */
class ExpectingTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);

    /** Twelve ask at 10:00 and are answered at 10:10, 10:20 … 12:00: a median of an hour, and one answer every ten minutes. */
    @Test
    void the_median_of_recent_answers_is_what_can_be_expected() {
        twelveAreAnswered();
        long kim = asks("kim", 130);

        assertThat(expected(kim).lately())
                .isEqualTo(new Lately(12, Duration.ofMinutes(60), 12, Duration.ofMinutes(120), 0));
        assertThat(expected(kim).answer())
                .isEqualTo(new Measured(minute(195), Duration.ofMinutes(60), DecidedBy.MEDIAN));
    }

    /** Seven wait longer; at one answer every ten minutes the eighth takes eighty. */
    @Test
    void those_who_wait_longer_are_counted_and_make_it_later() {
        twelveAreAnswered();
        for (int i = 0; i < 7; i++) {
            ask("early" + i, 125);
        }
        poll(126);
        long kim = asks("kim", 130);

        assertThat(expected(kim).lately().ahead()).isEqualTo(7);
        assertThat(expected(kim).answer()).isEqualTo(new Measured(minute(210), Duration.ofMinutes(80), DecidedBy.LOAD));
    }

    @Test
    void with_few_answers_the_promise_stands_and_once_it_is_over_nothing_is_said() {
        long kim = asks("kim", 0);

        assertThat(expected(kim).answer()).isEqualTo(new Promised(minute(240)));
        assertThat(expected(kim).missed()).isFalse();
        world.clock.set(minute(241));
        assertThat(expected(kim).answer()).isEqualTo(new ExpectedAnswer.Unknown());
        assertThat(expected(kim).missed()).isTrue();
        assertThat(expected(kim).missedByDelay()).isFalse();
    }

    @Test
    void what_came_to_us_late_is_known_not_to_be_the_teams_doing() {
        ask("kim", 0);
        poll(200);
        long kim = world.only().row().id();
        world.clock.set(minute(300));

        assertThat(expected(kim).missed()).isTrue();
        assertThat(expected(kim).missedByDelay()).isTrue();
        // 200 minutes later than 14:00, of which 20 fall on Tuesday.
        world.clock.set(Instant.parse("2026-03-03T08:20:00Z"));
        assertThat(expected(kim).missedByDelay()).isTrue();
        world.clock.set(Instant.parse("2026-03-03T08:21:00Z"));
        assertThat(expected(kim).missedByDelay()).isFalse();
    }

    /** Friday evening to Monday, 8:00: the weekend took none of the four hours, so nothing was lost by coming late. */
    @Test
    void a_delay_over_a_closed_weekend_is_no_excuse() {
        Instant friday = Instant.parse("2026-03-06T20:00:00Z");
        world.network.mention("kim", "Hello?", friday);
        world.clock.set(Instant.parse("2026-03-09T07:00:00Z"));
        world.poll();
        long kim = world.only().row().id();
        world.clock.set(Instant.parse("2026-03-09T12:01:00Z"));

        assertThat(expected(kim).missed()).isTrue();
        assertThat(expected(kim).missedByDelay()).isFalse();
        assertThat(expected(kim).askedWhileClosed()).isTrue();
    }

    @Test
    void whoever_has_an_answer_or_is_waited_for_expects_none() {
        long kim = asks("kim", 0);
        world.inbox.move(world.lena, kim, ConversationState.WAITING);
        assertThat(world.expecting.of(world.lena, kim)).isEmpty();
        world.inbox.move(world.lena, kim, ConversationState.OPEN);
        assertThat(world.expecting.of(world.lena, kim)).isPresent();
        answers(kim, 10);
        assertThat(world.expecting.of(world.lena, kim)).isEmpty();
    }

    @Test
    void answers_of_long_ago_are_not_recent() {
        twelveAreAnswered();
        world.clock.set(NOW.plus(Expecting.RECENT).plus(Duration.ofHours(3)));
        world.network.mention("kim", "Hello?", world.clock.instant());
        world.poll();
        long kim = world.all().stream()
                .filter(row -> row.handle().startsWith("kim"))
                .findFirst()
                .orElseThrow()
                .id();

        assertThat(expected(kim).lately().answers()).isZero();
    }

    private void twelveAreAnswered() {
        for (int i = 1; i <= 12; i++) {
            ask("person" + i, 0);
        }
        poll(0);
        var rows = world.all();
        for (int i = 1; i <= 12; i++) {
            answers(rows.get(i - 1).id(), 10 * i);
        }
    }

    private Expected expected(long conversation) {
        return world.expecting.of(world.lena, conversation).orElseThrow();
    }

    private long asks(String who, long minute) {
        ask(who, minute);
        poll(minute);
        return world.all().stream()
                .filter(row -> row.handle().startsWith(who))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private void ask(String who, long minute) {
        world.network.mention(who, "Where is my order?", minute(minute));
    }

    private void poll(long minute) {
        world.clock.set(minute(minute));
        world.poll();
    }

    private void answers(long conversation, long minute) {
        world.clock.set(minute(minute));
        long seen = world.conversations.read(world.lena, conversation).seen();
        world.answering.send(
                world.lena, conversation, new Answering.Draft("It is on its way.", null, seen, null, null));
        world.publish();
    }

    private static Instant minute(long minute) {
        return NOW.plus(Duration.ofMinutes(minute));
    }
}
