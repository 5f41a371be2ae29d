package io.oase.channel.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.oase.channel.HttpAnswer;
import io.oase.channel.Page;
import io.oase.channel.RemotePost;
import io.oase.channel.feed.FeedReader.WebPage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import okhttp3.Headers;

/** However entries come, change and go, and whatever becomes of the polls: what was visible at a poll is delivered. */
class FeedPollsTest {
    private static final Instant NOW = Instant.parse("2026-05-05T08:00:00Z");
    private static final String URL = "https://acme.example/feed";

    @Property(tries = 300)
    void every_visible_entry_is_delivered_as_it_last_stood(
            @ForAll @Size(max = 60) List<@IntRange(max = 6) Integer> steps, @ForAll @IntRange(max = 100) int seed)
            throws WebPage {
        Map<Integer, String> document = new LinkedHashMap<>();
        Map<String, String> delivered = new HashMap<>();
        String stored = null;
        int number = seed;
        for (int step : steps) {
            switch (step) {
                case 0, 1 -> document.put(number, "text " + number++);
                case 2 -> document.replaceAll((key, text) -> key % 3 == 0 ? text + "!" : text);
                case 3 -> document.keySet().stream().findFirst().ifPresent(document::remove);
                case 4 -> page(stored, document); // read, but the process dies before it is stored
                case 5 -> stored = null;
                default -> {
                    Page page = page(stored, document);
                    page.posts().forEach(post -> delivered.put(post.key(), post.text()));
                    stored = page.bookmark();
                    document.forEach((key, text) -> assertThat(delivered).containsEntry("e" + key, text));
                    assertThat(page(stored, document).posts())
                            .extracting(RemotePost::key)
                            .isEmpty();
                }
            }
        }
    }

    private static Page page(String stored, Map<Integer, String> entries) throws WebPage {
        StringBuilder xml = new StringBuilder("<rss><channel><title>Blog</title>");
        entries.forEach((key, text) -> xml.append("<item><guid>e")
                .append(key)
                .append("</guid><description>")
                .append(text)
                .append("</description></item>"));
        byte[] body = xml.append("</channel></rss>").toString().getBytes(StandardCharsets.UTF_8);
        HttpAnswer answer = new HttpAnswer(200, Headers.of(), body, URL, null);
        Bookmark before = Bookmark.parse(stored, URL);
        return new Delivery(before, stored == null, answer, FeedReader.read(answer), NOW).page(URL, Instant.EPOCH);
    }
}
