package io.oase.channel.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CursorTest {
    @Test
    void the_next_page_begins_just_above_the_border() {
        assertThat(Cursor.next(null, "2026-11-23T22:32:28.523Z")).isEqualTo("2026-11-23T22:32:28.524Z");
        assertThat(Cursor.next("2026-11-23T22:32:29.000Z", "2026-11-23T22:32:28.999Z"))
                .isEqualTo("2026-11-23T22:32:28.999Z");
    }

    @Test
    void a_page_of_one_single_time_is_left_behind() {
        assertThat(Cursor.next("2026-11-23T22:32:28.524Z", "2026-11-23T22:32:28.523Z"))
                .isEqualTo("2026-11-23T22:32:28.523Z");
    }

    @Test
    void a_circle_ends() {
        assertThat(Cursor.next("2026-11-23T22:32:28.523Z", "2026-11-23T22:32:28.523Z"))
                .isNull();
        assertThat(Cursor.next("2026-11-23T22:32:28.523Z", "2026-12-23T22:32:28.523Z"))
                .isNull();
        assertThat(Cursor.next("opaque", "opaque")).isNull();
    }

    @Test
    void a_cursor_that_is_no_time_is_sent_as_it_came() {
        assertThat(Cursor.next(null, "opaque::1")).isEqualTo("opaque::1");
        assertThat(Cursor.next(null, "2026-13-40T22:32:28.523Z")).isEqualTo("2026-13-40T22:32:28.523Z");
    }

    @Test
    void no_cursor_is_the_end() {
        assertThat(Cursor.next("2026-11-23T22:32:28.523Z", null)).isNull();
        assertThat(Cursor.next(null, "")).isNull();
    }
}
