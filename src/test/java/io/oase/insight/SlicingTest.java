package io.oase.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.oase.target.ClockKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SlicingTest {
    private static final ZoneId CAIRO = ZoneId.of("Africa/Cairo");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void days_begin_when_they_begin_there_also_after_one_that_began_at_one() {
        // On Friday, 24 April 2026, clocks in Egypt go from midnight to 1:00.
        Question days = question("2026-04-23", "2026-04-26", CAIRO);
        assertThat(slices(days, CAIRO))
                .containsExactly(
                        start("2026-04-23", CAIRO),
                        start("2026-04-24", CAIRO),
                        start("2026-04-25", CAIRO),
                        start("2026-04-26", CAIRO));
    }

    @Test
    void slices_follow_each_other_without_gaps_and_end_with_the_period() {
        for (Question whole : List.of(
                question("2026-03-20", "2026-04-02", BERLIN),
                question("2026-01-14", "2026-05-02", BERLIN),
                question("2025-03-04", "2026-05-19", BERLIN))) {
            Slicing slicing = Slicing.of(whole, Dimension.CHANNEL, ClockKind.FIRST_RESPONSE, BERLIN);
            List<Question> parts = IntStream.range(0, slicing.slices().size())
                    .mapToObj(index -> slicing.slice(whole, index))
                    .toList();
            Instant reached = whole.from();
            for (Question part : parts) {
                assertThat(part.from()).isEqualTo(reached);
                assertThat(slicing.slice(whole, part.from())).contains(part);
                assertThat(slicing.slice(whole, part.to().minusSeconds(1))).contains(part);
                reached = part.to();
            }
            assertThat(reached).isEqualTo(whole.to());
            assertThat(slicing.slice(whole, whole.to())).isEmpty();
            assertThat(slicing.slice(whole, whole.from().minusSeconds(1))).isEmpty();
        }
    }

    private static List<Instant> slices(Question of, ZoneId zone) {
        return Slicing.of(of, Dimension.CHANNEL, ClockKind.FIRST_RESPONSE, zone).slices();
    }

    private static Question question(String first, String last, ZoneId zone) {
        return new Question(
                start(first, zone),
                LocalDate.parse(last).plusDays(1).atStartOfDay(zone).toInstant(),
                null,
                null,
                null,
                null);
    }

    private static Instant start(String day, ZoneId zone) {
        return LocalDate.parse(day).atStartOfDay(zone).toInstant();
    }
}
