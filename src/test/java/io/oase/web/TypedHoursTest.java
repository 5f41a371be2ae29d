package io.oase.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedHoursTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "9–12, 13–17:30            | 09:00-12:00 13:00-17:30",
                "9-12 13-17.30             | 09:00-12:00 13:00-17:30",
                "9 bis 12 und 13 bis 17 Uhr | 09:00-12:00 13:00-17:00",
                "9 Uhr - 12 Uhr; 14h30-18h  | 09:00-12:00 14:30-18:00",
                "9am to 5pm                | 09:00-17:00",
                "12 am - 12 pm             | 00:00-12:00",
                "0900-1730                 | 09:00-17:30",
                "22–0                      | 22:00-24:00",
                "22:00—24:00               | 22:00-24:00",
                "17–9                      | 17:00-09:00",
                "All day                   | 00:00-24:00",
                "24/7                      | 00:00-24:00",
                "rund um die Uhr           | 00:00-24:00",
                "geschlossen               | ''",
                "–                         | ''",
                "''                        | ''"
            })
    void hours_are_understood_as_people_write_them(String typed, String meant) {
        TypedHours hours = TypedHours.of(typed);
        assertThat(hours.wrong()).isNull();
        assertThat(hours.periods().stream()
                        .map(period -> period.from() + "-" + period.to())
                        .collect(Collectors.joining(" ")))
                .isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9",
                "9-",
                "-17",
                "nine to five",
                "25-26",
                "9:60-10",
                "9-12, vormittags",
                "13pm-14pm",
                "9-12-15",
                "<b>9-12</b>",
                "99999-1"
            })
    void what_is_not_understood_is_said_to_be_so(String typed) {
        assertThat(TypedHours.of(typed).wrong()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2 h, 120",
        "2, 120",
        "90 min, 90",
        "'1,5 h', 90",
        "1.25h, 75",
        "1:30, 90",
        "1 h 30, 90",
        "1 h 30 min, 90",
        "4 Stunden, 240",
        "2000 h, 120000"
    })
    void lengths_are_understood_as_people_write_them(String typed, long minutes) {
        assertThat(TypedSpan.of(typed)).contains(Duration.ofMinutes(minutes));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0 min", "-2 h", "soon", "2001 h", "999999999999999 h", "1:99:00", "h"})
    void what_is_no_length_of_time_is_none(String typed) {
        assertThat(TypedSpan.of(typed)).isEmpty();
    }
}
