package io.oase.channel.mastodon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.oase.base.Refused;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormTest {
    @ParameterizedTest
    @CsvSource({
        "mastodon.example, https://mastodon.example/",
        "https://mastodon.example/, https://mastodon.example/",
        "' https://Mastodon.example/@kim ', https://mastodon.example/",
        "@kim@mastodon.example, https://mastodon.example/",
        "kim@mastodon.example, https://mastodon.example/",
        "http://127.0.0.1:8081, http://127.0.0.1:8081/",
        "localhost:8081, https://localhost:8081/"
    })
    void a_server_may_be_written_as_people_write_it(String entered, String base) {
        assertThat(Form.read(Map.of("server", entered), Map.of("token", "t")).base())
                .hasToString(base);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "not a server", "https://"})
    void what_is_no_server_is_refused_by_name(String entered) {
        Refused.Invalid refused = catchThrowableOfType(
                Refused.Invalid.class, () -> Form.read(Map.of("server", entered), Map.of("token", "t")));
        assertThat(refused.fields()).containsOnlyKeys("server");
    }

    @Test
    void without_a_token_there_have_to_be_hashtags() {
        Map<String, String> server = Map.of("server", "a.example");
        assertThat(catchThrowableOfType(Refused.Invalid.class, () -> Form.read(server, Map.of()))
                        .fields())
                .containsOnlyKeys("token");
        Form form = Form.read(Map.of("server", "a.example", "hashtags", "#water, power\n#water"), Map.of());
        assertThat(form.hashtags()).containsExactly("water", "power");
        assertThat(form.token()).isEmpty();
    }
}
