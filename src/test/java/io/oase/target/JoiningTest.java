package io.oase.target;

import static io.oase.target.ClockKind.FIRST_RESPONSE;
import static io.oase.target.ClockKind.NEXT_RESPONSE;
import static io.oase.target.ClockKind.NEXT_UPDATE;
import static io.oase.target.ClockKind.RESOLUTION;
import static io.oase.target.ClockKind.TAKE;
import static org.assertj.core.api.Assertions.assertThat;

import io.oase.target.Joining.Joined;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Clocks are numbered, and start so many minutes after the beginning. */
class JoiningTest {
    @Test
    void the_clock_that_started_earlier_measures_on() {
        assertThat(Joining.join(List.of(clock(1, RESOLUTION, 10)), List.of(clock(2, RESOLUTION, 5)), false))
                .isEqualTo(new Joined(List.of(2L), List.of(1L)));
        assertThat(Joining.join(List.of(clock(1, RESOLUTION, 5)), List.of(clock(2, RESOLUTION, 5)), false))
                .isEqualTo(new Joined(List.of(), List.of(2L)));
    }

    @Test
    void what_ran_in_one_of_them_only_runs_on() {
        assertThat(Joining.join(List.of(), List.of(clock(2, NEXT_UPDATE, 5)), false))
                .isEqualTo(new Joined(List.of(2L), List.of()));
        assertThat(Joining.join(List.of(clock(1, TAKE, 5)), List.of(), false))
                .isEqualTo(new Joined(List.of(), List.of()));
    }

    @Test
    void first_and_next_response_are_one_turn_that_is_open() {
        assertThat(Joining.join(List.of(clock(1, NEXT_RESPONSE, 9)), List.of(clock(2, FIRST_RESPONSE, 5)), false))
                .isEqualTo(new Joined(List.of(2L), List.of(1L)));
    }

    @Test
    void nobody_has_to_take_what_somebody_has() {
        assertThat(Joining.join(List.of(), List.of(clock(2, TAKE, 5)), true))
                .isEqualTo(new Joined(List.of(), List.of(2L)));
    }

    @Test
    void what_ended_by_merging_goes_on_where_something_is_still_to_be_measured() {
        assertThat(rest(FIRST_RESPONSE, true, false, false).goesOn()).isTrue();
        assertThat(rest(FIRST_RESPONSE, false, false, false).goesOn()).isFalse();
        assertThat(rest(FIRST_RESPONSE, true, false, false, NEXT_RESPONSE).goesOn())
                .isFalse();
        assertThat(rest(RESOLUTION, false, false, false).goesOn()).isTrue();
        assertThat(rest(RESOLUTION, false, true, false).goesOn()).isFalse();
        assertThat(rest(TAKE, false, false, true).goesOn()).isFalse();
        assertThat(rest(NEXT_UPDATE, true, false, false).goesOn()).isTrue();
        assertThat(rest(NEXT_UPDATE, true, false, false, NEXT_UPDATE).goesOn()).isFalse();
    }

    private static Joining.Rest rest(
            ClockKind kind, boolean opens, boolean resolved, boolean held, ClockKind... running) {
        return new Joining.Rest(clock(1, kind, 0), opens, resolved, held, Set.of(running));
    }

    private static TargetClock clock(long id, ClockKind kind, long minute) {
        Instant start = Instant.EPOCH.plusSeconds(minute * 60);
        return new TargetClock(id, kind, null, start, start, null, List.of(), 0, null);
    }
}
