package io.oase.channel.mastodon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.oase.channel.HttpAnswer;
import io.oase.channel.Trouble;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Single answers: rate limits, faults, contents, and that every word said exists. */
class AnswersTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T09:03:00.123456Z, 2026-03-02T09:03:00.123456Z",
        "1772442180, 2026-03-02T09:03:00Z",
        "180, 2026-03-02T09:03:00Z",
        "2026-03-02T08:59:00Z, 2026-03-02T09:01:00Z",
        "9999999999, 2026-03-02T09:05:00Z"
    })
    void every_way_to_tell_a_reset_is_understood(String header, Instant reset) {
        HttpAnswer answer = answer(429, "{}", "X-RateLimit-Reset", header);
        assertThat(RateLimit.reset(answer, NOW)).hasValue(reset);
        Trouble trouble = catchThrowableOfType(Trouble.class, () -> Faults.check(answer, NOW));
        assertThat(trouble.kind()).isEqualTo(Trouble.Kind.RATE_LIMITED);
        assertThat(trouble.retryAt()).hasValue(reset);
    }

    @Test
    void nonsense_in_a_reset_is_no_reset() {
        assertThat(RateLimit.reset(answer(429, "", "X-RateLimit-Reset", "soon"), NOW))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401|''|NEEDS_RECONNECTION|trouble.mastodon.token",
                "403|{\"error\":\"This action is outside the authorized scopes\"}|NEEDS_RECONNECTION|trouble.mastodon.scope",
                "403|{\"error\":\"insufficient_scope\"}|NEEDS_RECONNECTION|trouble.mastodon.scope",
                "403|{\"error\":\"Your login is currently disabled\"}|NEEDS_RECONNECTION|trouble.mastodon.account",
                "422|''|NEEDS_RECONNECTION|trouble.mastodon.token",
                "422|{\"error\":\"This method requires an authenticated user\"}|NEEDS_RECONNECTION|trouble.mastodon.token",
                "422|{\"error\":\"Validation failed\"}|REFUSED|trouble.mastodon.refused",
                "404|<h1>404</h1>|BAD_ANSWER|trouble.not_found",
                "503|''|UNREACHABLE|trouble.server_error"
            })
    void faults_are_told_in_words(int status, String body, Trouble.Kind kind, String key) {
        Trouble trouble = catchThrowableOfType(Trouble.class, () -> Faults.check(answer(status, body), NOW));
        assertThat(trouble.kind()).isEqualTo(kind);
        assertThat(trouble.said().key()).isEqualTo(key);
    }

    @Test
    void an_error_that_is_an_object_has_words_too() {
        assertThat(Faults.words(answer(400, "{\"success\":false,\"error\":{\"issues\":[1],\"name\":\"ZodError\"}}")))
                .isEqualTo("ZodError");
    }

    @Test
    void a_mention_of_somebody_elsewhere_is_written_with_the_host() throws IOException {
        JsonNode status = FakeMastodon.JSON.readTree(
                "{\"account\":{\"url\":\"https://a.example/@kim\"},\"mentions\":[{\"acct\":\"ben\",\"url\":\"https://b.example/@ben\"},"
                        + "{\"acct\":\"cem@a.example\",\"url\":\"https://a.example/@cem\"}],\"content\":"
                        + "\"<p><a href='https://b.example/@ben' class='u-url mention'>@<span>ben</span></a> and "
                        + "<a href='https://a.example/@cem' class='u-url mention'>@<span>cem</span></a></p>\"}");
        assertThat(Content.text(status)).isEqualTo("@ben@b.example and @cem");
    }

    @Test
    void a_picture_still_being_worked_on_shows_its_preview() throws IOException {
        JsonNode status = FakeMastodon.JSON.readTree(
                "{\"media_attachments\":[{\"type\":\"image\",\"url\":null,"
                        + "\"preview_url\":\"https://a.example/p.png\",\"description\":\"a <3 meter\"},{\"type\":\"video\",\"url\":null}]}");
        assertThat(Content.media(status)).singleElement().satisfies(media -> {
            assertThat(media.url()).isEqualTo("https://a.example/p.png");
            assertThat(media.alt()).isEqualTo("a <3 meter");
        });
    }

    @Test
    void every_word_exists_in_both_languages() throws IOException {
        Pattern key = Pattern.compile("\"((?:network|trouble|may|warning)\\.[a-z_.]+[a-z_])\"");
        Set<String> used = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java/io/oase/channel"), 1)) {
            collect(sources, key, used);
        }
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java/io/oase/channel/mastodon"), 1)) {
            collect(sources, key, used);
        }
        new MastodonNetwork().declaration().settings().forEach(field -> used.add("network.mastodon." + field.key()));
        new MastodonNetwork()
                .declaration()
                .settings()
                .forEach(field -> used.add("network.mastodon." + field.key() + ".hint"));
        used.add("network.mastodon.token");
        used.add("network.mastodon.token.hint");
        for (String language : new String[] {"en", "de"}) {
            assertThat(words(language).stringPropertyNames()).as(language).containsAll(used);
        }
        assertThat(words("en").stringPropertyNames()).isEqualTo(words("de").stringPropertyNames());
    }

    private static void collect(Stream<Path> sources, Pattern key, Set<String> used) throws IOException {
        for (Path source :
                sources.filter(path -> path.toString().endsWith(".java")).toList()) {
            Matcher found = key.matcher(Files.readString(source));
            while (found.find()) {
                used.add(found.group(1));
            }
        }
    }

    private static Properties words(String language) throws IOException {
        Properties words = new Properties();
        for (String folder : new String[] {"/io/oase/channel/", "/io/oase/channel/mastodon/"}) {
            try (InputStream in =
                    AnswersTest.class.getResourceAsStream(folder + "messages_" + language + ".properties")) {
                words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            }
        }
        return words;
    }

    private static HttpAnswer answer(int status, String body, String... headers) {
        return new HttpAnswer(
                status, Headers.of(headers), body.getBytes(StandardCharsets.UTF_8), "https://town.example/api", null);
    }
}
