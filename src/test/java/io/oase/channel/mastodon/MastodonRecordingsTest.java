package io.oase.channel.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.oase.channel.Access;
import io.oase.channel.Connector;
import io.oase.channel.Connector.Look;
import io.oase.channel.Http;
import io.oase.channel.Keep;
import io.oase.channel.KnownPost;
import io.oase.channel.Page;
import io.oase.channel.RemotePost;
import io.oase.channel.Visibility;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What real servers answered, against what was truly posted there. */
class MastodonRecordingsTest {
    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");
    private static final Instant SINCE = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void gotosocial_is_read_as_it_was() {
        try (Recordings server = new Recordings("gotosocial")) {
            Inbox inbox = new Inbox(server);
            server.show("027", "012", "013");
            inbox.poll();
            server.show("065", "061", "012", "013");
            inbox.poll();
            server.show("080", "073", "074", "075");
            inbox.poll();
            Map<String, RemotePost> before = new HashMap<>(inbox.posts);
            server.show("099", "081", "073", "074", "075");
            inbox.poll();
            // not notified, found below our own post; the edit was refused by the server
            inbox.holdsExactly(Set.of("r-own-nomention"), Set.of());
            assertThat(inbox.look(before, "m-delete")).isInstanceOf(Look.Gone.class);
            assertThat(inbox.look(before, "m-edit")).isInstanceOf(Look.Present.class);
            assertThat(inbox.above("m-under-deleted")).isEmpty();
            assertThat(inbox.above("t-3-mention")).containsExactly("t-root", "t-2");
            assertThat(inbox.post("m-under-deleted").parentKey()).isNull();
            assertThat(inbox.post("m-under-deleted").parentAbsence()).isEqualTo(RemotePost.Absence.DELETED);
        }
    }

    @Test
    void hollo_is_read_as_it_was() {
        try (Recordings server = new Recordings("hollo")) {
            Inbox inbox = new Inbox(server);
            server.show("027", "012", "013");
            inbox.poll();
            server.show("064", "060", "012", "013");
            inbox.poll();
            server.show("070", "068", "069");
            inbox.poll();
            Map<String, RemotePost> before = new HashMap<>(inbox.posts);
            server.show("087", "083");
            inbox.poll();
            // Markdown: the asterisks of m-markdown are gone and so is the typed entity of m-html; nothing tells them
            // again
            inbox.holdsExactly(Set.of(), Set.of("m-markdown", "m-html"));
            assertThat(inbox.post("m-html").text())
                    .isEqualTo(inbox.truth("m-html").path("text").asText().replace("&amp;", "&"));
            assertThat(inbox.post("m-markdown").text())
                    .isEqualTo(
                            "@hilfe@one.test fett kursiv code weg unter 532 snake_case_name 1. Punkt\n\n> Zitat\n\n- Liste");
            assertThat(inbox.look(before, "m-delete")).isInstanceOf(Look.Gone.class);
            Look edited = inbox.look(before, "m-edit");
            assertThat(((Look.Present) edited).post().text())
                    .isEqualTo(inbox.truth("m-edit").path("edited_text").asText());
            assertThat(inbox.above("t-3-mention")).containsExactly("t-root", "t-2");
            assertThat(inbox.above("m-under-deleted")).containsExactly("m-delete-root");
        }
    }

    @Test
    void snac_is_read_as_it_was() {
        try (Recordings server = new Recordings("snac")) {
            Inbox inbox = new Inbox(server);
            server.show("027", "012", "013");
            inbox.poll();
            server.show("065", "061", "012", "013");
            inbox.poll();
            server.show("080", "073", "074");
            inbox.poll();
            assertThat(inbox.losses).isZero();
            Map<String, RemotePost> before = new HashMap<>(inbox.posts);
            server.show("099", "093");
            inbox.poll();
            server.show("136", "135", "136");
            inbox.poll();
            inbox.holdsExactly(Set.of(), Set.of());
            Look edited = inbox.look(before, "m-edit");
            assertThat(((Look.Present) edited).post().text())
                    .isEqualTo(inbox.truth("m-edit").path("edited_text").asText());
            // deletions are not told: the post stays as it is
            assertThat(inbox.look(before, "m-delete")).isInstanceOf(Look.Present.class);
            assertThat(inbox.above("t-3-mention")).containsExactly("t-root", "t-2");
        }
    }

    /** What the connector delivered, by key, the latest of each. */
    private static final class Inbox {
        private final Connector connector;
        private final JsonNode expected;
        private final Map<String, RemotePost> posts = new LinkedHashMap<>();
        private String bookmark;
        private int losses;

        Inbox(Recordings server) {
            expected = server.expected();
            connector = new MastodonNetwork()
                    .connect(new Access(
                            Map.of("server", server.address()),
                            Map.of("token", "TOKEN"),
                            new Http(true, Duration.ofSeconds(10)),
                            Clock.fixed(NOW, ZoneOffset.UTC),
                            Keep.inMemory()));
        }

        void poll() {
            for (int i = 0; i < 50; i++) {
                Page page = connector.read(bookmark, SINCE);
                assertThat(page.unreadable()).isZero();
                page.posts().forEach(post -> posts.put(post.key(), post));
                bookmark = page.bookmark();
                losses += page.loss().isPresent() ? 1 : 0;
                if (page.level()) {
                    return;
                }
            }
            throw new AssertionError("never level");
        }

        /**
         * Exactly the posts addressed to support, and each as it was written.
         *
         * @param foundToo keys that were never notified but are found all the same
         * @param otherText keys whose text the server destroyed
         */
        void holdsExactly(Set<String> foundToo, Set<String> otherText) {
            Set<String> silent = new HashSet<>();
            expected.path("observed").path("addressed_but_never_notified").forEach(key -> silent.add(key.asText()));
            Map<String, JsonNode> wanted = StreamSupport.stream(
                            expected.path("posts").spliterator(), false)
                    .filter(post -> post.path("addressed_to_support").asBoolean())
                    .filter(post -> !silent.contains(name(post)) || foundToo.contains(name(post)))
                    .collect(Collectors.toMap(post -> post.path("uri").asText(), post -> post));
            assertThat(posts.values().stream().filter(RemotePost::addressed).map(RemotePost::key))
                    .containsExactlyInAnyOrderElementsOf(wanted.keySet());
            wanted.forEach((uri, truth) -> agree(posts.get(uri), truth, otherText.contains(name(truth))));
            expected.path("own").forEach(own -> {
                RemotePost post = posts.get(own.path("uri").asText());
                assertThat(post == null || (post.own() && !post.addressed())).isTrue();
            });
        }

        private void agree(RemotePost post, JsonNode truth, boolean destroyed) {
            String key = name(truth);
            assertThat(post.author().handle())
                    .as(key)
                    .isEqualTo(truth.path("author").asText());
            assertThat(post.visibility()).as(key).isEqualTo(visibility(truth));
            if (!destroyed) {
                String edited = truth.path("edited_text").asText("null");
                assertThat(flat(post.text()))
                        .as(key)
                        .isIn(flat(truth.path("text").asText()), edited.equals("null") ? "" : flat(edited));
            }
            String parent = truth.path("parent").asText("null");
            if (parent.equals("null")) {
                assertThat(post.parentKey()).as(key).isNull();
            } else if (post.parentAbsence() == null) {
                assertThat(post.parentKey())
                        .as(key)
                        .isEqualTo(truth(parent).path("uri").asText());
            } else {
                assertThat(truth(parent).path("deleted").asBoolean()).as(key).isTrue();
            }
            String warning = truth.path("content_warning").asText("");
            // GoToSocial strips mark-up from a warning before it stores it
            assertThat(post.warning() == null ? "" : post.warning())
                    .as(key)
                    .isIn(warning, warning.replaceAll("<[^>]*>", ""));
        }

        RemotePost post(String key) {
            return posts.get(truth(key).path("uri").asText());
        }

        JsonNode truth(String key) {
            for (String list : List.of("posts", "own")) {
                for (JsonNode post : expected.path(list)) {
                    if (name(post).equals(key)) {
                        return post;
                    }
                }
            }
            throw new AssertionError("no " + key);
        }

        Look look(Map<String, RemotePost> from, String key) {
            List<Look> looks =
                    connector.look(List.of(known(from.get(truth(key).path("uri").asText()))));
            assertThat(looks).hasSize(1);
            return looks.get(0);
        }

        List<String> above(String key) {
            return connector.above(known(post(key))).stream()
                    .map(post -> StreamSupport.stream(expected.path("posts").spliterator(), false)
                            .filter(truth -> truth.path("uri").asText().equals(post.key()))
                            .map(Inbox::name)
                            .findFirst()
                            .orElse(post.key()))
                    .toList();
        }

        private static KnownPost known(RemotePost post) {
            return new KnownPost(
                    post.key(), post.author().handle(), post.own(), post.visibility(), post.warning(), post.ref());
        }

        private static String name(JsonNode post) {
            return post.path("key").asText();
        }

        private static String flat(String text) {
            return text.replaceAll("\\s+", " ").strip();
        }

        private static Visibility visibility(JsonNode truth) {
            return switch (truth.path("visibility").asText()) {
                case "public" -> Visibility.PUBLIC;
                case "unlisted" -> Visibility.UNLISTED;
                case "private" -> Visibility.FOLLOWERS;
                default -> Visibility.PRIVATE;
            };
        }
    }
}
