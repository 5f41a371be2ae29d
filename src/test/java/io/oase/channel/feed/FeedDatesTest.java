package io.oase.channel.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedDatesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "Mon, 04 May 2026 09:12:30 +0000 | 2026-05-04T09:12:30Z",
                "Tue, 04 May 26 09:12 EST | 2026-05-04T14:12:00Z",
                "4 May 2026 09:12:30 CEST | 2026-05-04T07:12:30Z",
                "Mo, 04 Mai 2026 09:12:30 +02:00 | 2026-05-04T07:12:30Z",
                "04-May-2026 09:12:30 GMT+2 | 2026-05-04T07:12:30Z",
                "Mon, 04 May 2026 24:00:00 GMT | 2026-05-05T00:00:00Z",
                "Mon, 04 May 2026 09:12:60 Z | 2026-05-04T09:12:59Z",
                "Mon, 04 May 2026 | 2026-05-04T00:00:00Z",
                "2026-05-04T09:12:30.123456+02:00 | 2026-05-04T07:12:30Z",
                "2026-05-04 09:12 | 2026-05-04T09:12:00Z",
                "2026-05-04T09:12:30 -0500 | 2026-05-04T14:12:30Z",
                "2026-05 | 2026-05-01T00:00:00Z",
                "Mon, 01 Jan 0000 00:00:00 GMT | -",
                "0000-01-01T00:00:00Z | -",
                "30827-01-01T00:00:00Z | -",
                "Fri, 14 Sep 30827 02:48:05 GMT | -",
                "2026-02-31T00:00:00Z | -",
                "yesterday | -",
                "32 Foo 2026 | -"
            })
    void reads_what_feeds_write(String written, String instant) {
        assertThat(String.valueOf(FeedDates.parse(written))).isEqualTo(String.valueOf(instant));
    }
}
