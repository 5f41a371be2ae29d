package io.oase.channel.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.oase.channel.HttpAnswer;
import io.oase.channel.Page;
import io.oase.channel.RemotePost;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.Headers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Hand-made documents, one trap or more each, and what they have to become: {@code NAME.feed} beside
 * {@code NAME.expected}, whose first line may be a Content-Type.
 */
class FeedDocumentsTest {
    private static final Path HERE = Path.of("src/test/resources/io/oase/channel/feed");
    private static final Instant NOW = Instant.parse("2026-05-05T08:00:00Z");

    static List<String> documents() throws Exception {
        try (Stream<Path> files = Files.list(HERE)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".feed"))
                    .map(name -> name.replace(".feed", ""))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void becomes_the_posts_it_means(String name) throws Exception {
        List<String> expected = Files.readAllLines(HERE.resolve(name + ".expected"));
        boolean typed = expected.get(0).startsWith("Content-Type: ");
        Headers headers = typed
                ? Headers.of("Content-Type", expected.get(0).substring(14))
                : Headers.of("Content-Type", "application/xml");
        byte[] body = Files.readAllBytes(HERE.resolve(name + ".feed"));
        HttpAnswer answer = new HttpAnswer(200, headers, body, "https://acme.example/blog/feed", null);
        Bookmark start = Bookmark.start(answer.url());
        Page page = new Delivery(start, true, answer, FeedReader.read(answer), NOW).page(answer.url(), Instant.EPOCH);
        String posts = page.posts().stream().map(FeedDocumentsTest::line).collect(Collectors.joining("\n"));
        assertThat(posts + (page.unreadable() > 0 ? "\nunreadable " + page.unreadable() : ""))
                .isEqualTo(String.join("\n", expected.subList(typed ? 1 : 0, expected.size())));
    }

    private static String line(RemotePost post) {
        StringBuilder line = new StringBuilder(String.join(
                " | ",
                post.key().startsWith("sha256:") ? "sha256" : post.key(),
                post.author().displayName(),
                String.valueOf(post.title()),
                post.text().replace("\n", "\\n"),
                String.valueOf(post.url()),
                post.postedAt().toString()));
        post.media()
                .forEach(media ->
                        line.append(" | ").append(media.type()).append(' ').append(media.url()));
        if (post.parentKey() != null) {
            line.append(" | under ").append(post.parentKey());
        }
        if (post.stars() != null) {
            line.append(" | ")
                    .append(post.kind().name().toLowerCase(Locale.ROOT))
                    .append(' ')
                    .append(post.stars());
        }
        return line.toString();
    }
}
