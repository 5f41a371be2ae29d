package io.oase.channel.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-02T09:00:00.000Z",
                "2026-03-02T09:00:00Z",
                "2026-03-02T10:00:00+01:00",
                "2026-03-02T10:00:00.000+0100",
                "2026-03-02T09:00:00",
                "2026-03-02 09:00:00"
            })
    void a_time_is_read_however_it_is_written(String written) {
        assertThat(Fields.time(JsonNodeFactory.instance.objectNode().put("at", written), "at"))
                .contains(Instant.parse("2026-03-02T09:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2026-03-02", "2026-13-02T09:00:00Z"})
    void what_is_no_time_is_none(String written) {
        assertThat(Fields.time(JsonNodeFactory.instance.objectNode().put("at", written), "at"))
                .isEmpty();
    }

    @Test
    void a_next_page_that_begins_nowhere_is_none() {
        String before = "<https://pix.example/api/v1/notifications?limit=40&";
        assertThat(Lists.next(before + "max_id=>; rel=\"next\"")).isNull();
        assertThat(Lists.next(before + "max_id=7>; rel=\"next\",<https://pix.example/?min_id=9>; rel=\"prev\""))
                .isEqualTo("limit=40&max_id=7");
        assertThat(Lists.next(before + "min_id=9>; rel=\"prev\"")).isNull();
    }
}
