package io.oase.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class MarksTest {
    private static final Pattern MARK = Pattern.compile("'#([dw])(\\d+)'");

    private final SplittableRandom random = new SplittableRandom();

    @RepeatedTest(50)
    void marks_name_each_of_the_days_and_no_other() {
        long first = 20_000 + random.nextInt(30);
        long last = first + random.nextInt(80);
        Set<Long> named = new HashSet<>();
        String marks = Marks.between(first, last);
        for (MatchResult mark : MARK.matcher(marks).results().toList()) {
            long number = Long.parseLong(mark.group(2));
            List<Long> days = mark.group(1).equals("d")
                    ? List.of(number)
                    : java.util.stream.LongStream.range(number * 7, number * 7 + 7)
                            .boxed()
                            .toList();
            days.forEach(day -> assertThat(named.add(day)).as(marks).isTrue());
        }
        assertThat(named)
                .containsExactlyInAnyOrderElementsOf(java.util.stream.LongStream.rangeClosed(first, last)
                        .boxed()
                        .toList());
    }

    @Test
    void half_a_year_is_named_by_few_marks() {
        assertThat(MARK.matcher(Marks.between(20_000, 20_000 + Going.MOST_DAYS)).results())
                .hasSizeLessThan(40);
    }

    @Test
    void a_day_begins_and_passes() {
        Instant noon = Instant.parse("2026-03-02T12:00:00Z");
        long day = Marks.day(noon);
        assertThat(Marks.begins(day)).isEqualTo("2026-03-02T00:00:00Z");
        assertThat(Marks.passed(noon, day)).isEqualTo(0.5);
        assertThat(Marks.passed(noon, day - 1)).isEqualTo(1);
        assertThat(Marks.passed(noon, day + 1)).isZero();
    }
}
