package io.oase.channel.feed;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.oase.channel.FakeServer;
import io.oase.channel.Network;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Entities;

/** A blog with a feed. */
final class FakeFeed implements FakeServer {
    private final WireMockServer server = new WireMockServer(wireMockConfig().dynamicPort());
    private final Map<String, String> items = new LinkedHashMap<>();
    private Fault fault = Fault.NONE;
    private int number;

    FakeFeed() {
        server.start();
        show();
    }

    @Override
    public Network network() {
        return new FeedNetwork();
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("address", server.baseUrl() + "/feed");
    }

    @Override
    public Map<String, String> secrets() {
        return Map.of();
    }

    @Override
    public String mention(String who, String text, Instant at) {
        String key = "entry-" + number++;
        items.put(key, item(key, who, text, at));
        show();
        return key;
    }

    @Override
    public String reply(String who, String parentKey, String text, Instant at) {
        return mention(who, text, at);
    }

    @Override
    public void edit(String key, String text) {
        items.computeIfPresent(
                key,
                (same, item) ->
                        item.replaceAll("<description>.*</description>", "<description>" + text + "</description>"));
        show();
    }

    @Override
    public void delete(String key) {
        items.remove(key);
        show();
    }

    @Override
    public List<String> published() {
        return List.of();
    }

    @Override
    public void fault(Fault next) {
        fault = next;
        show();
    }

    private void show() {
        switch (fault) {
            case NONE ->
                answer(aResponse()
                        .withHeader("Content-Type", "application/rss+xml")
                        .withBody(document()));
            case UNAUTHORIZED -> answer(aResponse().withStatus(401));
            case RATE_LIMITED -> answer(aResponse().withStatus(429).withHeader("Retry-After", "120"));
            case SERVER_ERROR -> answer(aResponse().withStatus(503));
            case HTML_INSTEAD ->
                answer(aResponse()
                        .withHeader("Content-Type", "application/rss+xml")
                        .withBody("<!DOCTYPE html><html><body>Down for maintenance</body></html>"));
            case TRUNCATED ->
                answer(aResponse().withBody(document().substring(0, document().length() - 40)));
            case EMPTY_BODY -> answer(aResponse().withBody(""));
            case WRONG_TYPES -> answer(aResponse().withBody("{\"version\":1,\"items\":{\"id\":7}}"));
            case CONNECTION_RESET ->
                answer(aResponse().withFault(com.github.tomakehurst.wiremock.http.Fault.CONNECTION_RESET_BY_PEER));
        }
    }

    @Override
    public void addBrokenPost() {
        items.put("broken-" + number++, "<item><guid>x</guid><description><b>  </b></description><oops></item>");
        show();
    }

    @Override
    public void loseNextAnswer() {}

    @Override
    public void close() {
        server.stop();
    }

    private static String item(String key, String who, String text, Instant at) {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC));
        return "<item><guid isPermaLink=\"false\">" + key + "</guid><dc:creator>" + who + "</dc:creator><pubDate>"
                + date + "</pubDate><description>" + Entities.escape(Entities.escape(text)) + "</description></item>\n";
    }

    private void answer(ResponseDefinitionBuilder answer) {
        server.resetMappings();
        server.stubFor(any(anyUrl()).willReturn(answer));
    }

    private String document() {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>Blog</title>"
                + String.join("", items.values()) + "</channel></rss>";
    }
}
