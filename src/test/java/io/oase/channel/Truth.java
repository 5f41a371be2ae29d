package io.oase.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.oase.inbox.Conversation;
import io.oase.inbox.Post;
import io.oase.testing.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** What was truly posted on a recorded server, held against what stands in the inbox. */
public final class Truth {
    private final Map<String, JsonNode> byName = new LinkedHashMap<>();
    private final Map<String, String> names = new HashMap<>();

    /** Of an {@code expected.json}. */
    public Truth(JsonNode expected) {
        for (String list : List.of("posts", "own")) {
            for (JsonNode post : expected.path(list)) {
                byName.put(name(post), post);
                names.put(post.path("uri").asText(), name(post));
            }
        }
    }

    /**
     * The inbox holds exactly the posts addressed to support, each once, by its author, as it was written, where it belongs.
     *
     * @param shown whether the server ever told of this post
     * @param destroyed names of posts whose text the server itself changed
     * @param follows names of posts whose edit or deletion the server tells
     */
    public void isHeldBy(
            World world, Channel channel, Predicate<String> shown, Set<String> destroyed, Set<String> follows) {
        List<Conversation> conversations = world.of(channel);
        Map<String, Conversation> home = new HashMap<>();
        Map<String, Post> held = new LinkedHashMap<>();
        List<String> addressed = new ArrayList<>();
        for (Conversation conversation : conversations) {
            for (Post post : conversation.posts()) {
                String name = names.getOrDefault(post.key(), post.key());
                assertThat(home.put(name, conversation))
                        .as(name + " is there once")
                        .isNull();
                held.put(name, post);
                if (post.addressed()) {
                    addressed.add(name);
                }
            }
        }
        assertThat(addressed)
                .containsExactlyInAnyOrderElementsOf(byName.values().stream()
                        .filter(post -> post.path("addressed_to_support").asBoolean())
                        .map(Truth::name)
                        .filter(shown)
                        .toList());
        addressed.forEach(name -> {
            isAsWritten(held.get(name), byName.get(name), destroyed.contains(name), follows.contains(name));
            isInPlace(held.get(name), home.get(name), home, byName.get(name));
        });
        held.forEach((name, post) -> {
            JsonNode truth = byName.get(name);
            assertThat(post.own())
                    .as(name)
                    .isEqualTo(truth != null && !truth.path("kind").isNull() && isOwn(name));
        });
        conversations.forEach(conversation -> isOneMatter(conversation, home));
    }

    /** The post of this name, as the inbox shows it. */
    public Post post(World world, Channel channel, String name) {
        String uri = byName.get(name).path("uri").asText();
        return world.posts(channel).stream()
                .filter(post -> post.key().equals(uri))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name));
    }

    private boolean isOwn(String name) {
        return name.startsWith("own-");
    }

    private static void isAsWritten(Post post, JsonNode truth, boolean destroyed, boolean followed) {
        String name = name(truth);
        assertThat(post.author().handle())
                .as(name)
                .isEqualTo(truth.path("author").asText());
        String displayName = flat(truth.path("display_name").asText());
        String login = post.author().handle().replaceFirst("@.*", "");
        // GoToSocial strips mark-up from names, too; some put the login where no name was chosen
        assertThat(flat(post.author().displayName()))
                .as(name)
                .isIn(displayName, displayName.isEmpty() ? login : displayName.replaceAll("<[^>]*>", ""));
        assertThat(post.visibility()).as(name).isEqualTo(visibility(truth));
        String text = flat(truth.path("text").asText());
        if (truth.path("deleted").asBoolean() && followed) {
            assertThat(post.deletedAt()).as(name).isNotNull();
            assertThat(post.body() + post.versions()).as(name).isEqualTo("[]");
            return;
        }
        assertThat(post.deletedAt()).as(name).isNull();
        String warning = truth.path("content_warning").asText("");
        if (!warning.isEmpty()) {
            // GoToSocial strips mark-up from a warning before it stores it
            assertThat(post.warning()).as(name).isIn(warning, warning.replaceAll("<[^>]*>", ""));
        }
        if (truth.path("edited_text").isTextual() && followed) {
            assertThat(flat(post.body()))
                    .as(name)
                    .isEqualTo(flat(truth.path("edited_text").asText()));
        } else if (!destroyed) {
            assertThat(flat(post.body())).as(name).isEqualTo(text);
        }
    }

    private void isInPlace(Post post, Conversation at, Map<String, Conversation> home, JsonNode truth) {
        String parent = truth.path("parent").asText("null");
        String name = name(truth);
        if (parent.equals("null")) {
            assertThat(post.parentKey()).as(name).isNull();
            return;
        }
        if (post.parentAbsence() != null) {
            assertThat(byName.get(parent).path("deleted").asBoolean()).as(name).isTrue();
            return;
        }
        assertThat(names.get(post.parentKey())).as(name).isEqualTo(parent);
        if (home.containsKey(parent)) {
            assertThat(at.row().id()).as(name).isEqualTo(home.get(parent).row().id());
        } else if (!byName.get(parent).path("deleted").asBoolean()) {
            assertThat(at.above()).as("what stands above " + name).isNotEmpty();
            assertThat(names.get(at.above().get(at.above().size() - 1).key())).isEqualTo(parent);
        }
    }

    /** One post that answers nothing else in it begins a conversation, and everybody sees whether it is private. */
    private void isOneMatter(Conversation conversation, Map<String, Conversation> home) {
        List<String> beginnings = conversation.posts().stream()
                .filter(post -> post.parentKey() == null
                        || home.get(names.getOrDefault(post.parentKey(), post.parentKey())) != conversation)
                .map(post -> names.getOrDefault(post.key(), post.key()))
                .toList();
        assertThat(beginnings).as(conversation.row().title()).hasSize(1);
        String visibility = conversation.posts().get(0).visibility();
        assertThat(conversation.row().isPrivate())
                .isEqualTo(visibility.equals("private") || visibility.equals("followers"));
    }

    private static String visibility(JsonNode truth) {
        return switch (truth.path("visibility").asText()) {
            case "private" -> "followers";
            case "direct" -> "private";
            default -> truth.path("visibility").asText();
        };
    }

    private static String name(JsonNode post) {
        return post.path("key").asText();
    }

    private static String flat(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
