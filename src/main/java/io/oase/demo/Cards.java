package io.oase.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Posts and members as the pages show them. */
final class Cards {
    private static final int DEEPEST = 3;

    private final Town town;
    private final Json json;

    Cards(Town town, Json json) {
        this.town = town;
        this.json = json;
    }

    List<Map<String, Object>> list(List<Post> posts, Words words) {
        var counts = town.countAnswers();
        return posts.stream()
                .map(post -> card(post, words, counts.getOrDefault(post.id(), 0L)))
                .toList();
    }

    /** A whole thread, each answer below what it answers, with how deep it stands. */
    List<Map<String, Object>> thread(Post root, Words words) {
        var below = town.below(root).stream().filter(Post::isPublic).toList();
        var thread = new ArrayList<Map<String, Object>>();
        thread(root, 0, below, town.countAnswers(), words, thread);
        return thread;
    }

    Map<String, Object> member(Member member) {
        return Map.of(
                "acct", member.acct(),
                "name", withEmoji(member.name()),
                "bio", json.html(member.bio()),
                "followers", member.followers(),
                "bot", member.bot(),
                "organisation", organisation(member));
    }

    private void thread(
            Post post,
            int level,
            List<Post> below,
            Map<Long, Long> counts,
            Words words,
            List<Map<String, Object>> into) {
        var card = card(post, words, counts.getOrDefault(post.id(), 0L));
        card.put("level", level == 0 ? null : Math.min(level, DEEPEST));
        into.add(card);
        below.stream()
                .filter(answer -> Objects.equals(answer.parent(), post.id()))
                .forEach(answer -> thread(answer, level + 1, below, counts, words, into));
    }

    private Map<String, Object> card(Post post, Words words, long answers) {
        var draft = post.draft();
        var card = new HashMap<String, Object>();
        card.put("id", String.valueOf(post.id()));
        card.put("public", post.isPublic());
        card.put("author", member(post.author()));
        card.put("organisation", organisation(post.author()));
        card.put("ago", words.ago(post.at(), town.now()));
        card.put("at", post.at().toString());
        card.put("edited", post.editedAt() != null);
        card.put("language", draft.language());
        card.put("html", withEmoji(json.html(post.text()), post.text()));
        card.put("warning", draft.warning().isEmpty() ? null : draft.warning());
        card.put("poll", poll(draft.poll()));
        card.put("polled", !draft.poll().isEmpty());
        card.put("count", answers == 0 ? null : answers);
        town.find(post.parent())
                .ifPresent(parent -> card.put(
                        "parent",
                        Map.of(
                                "acct",
                                parent.author().acct(),
                                "id",
                                String.valueOf(parent.id()),
                                "name",
                                withEmoji(parent.author().name()))));
        if (draft.picture() != null) {
            card.put(
                    "picture",
                    Map.of(
                            "scene",
                            draft.picture().scene(),
                            "alt",
                            draft.picture().alt()));
        }
        return card;
    }

    private boolean organisation(Member member) {
        return member.equals(town.cast().organisation());
    }

    private static List<Map<String, Object>> poll(List<String> options) {
        int all = options.stream().mapToInt(Json::votes).sum();
        return options.stream()
                .map(option -> Map.<String, Object>of("option", option, "votes", Json.votes(option), "all", all))
                .toList();
    }

    private static String withEmoji(String name) {
        return withEmoji(PostText.escape(name), name);
    }

    /** Puts the pictures of custom emoji where their shortcodes stand; only into HTML that is escaped already. */
    private static String withEmoji(String html, String text) {
        var out = html;
        for (var code : Emoji.in(text)) {
            out = out.replace(
                    ":" + code + ":", "<img class=\"emoji\" src=\"/emoji/" + code + ".png\" alt=\":" + code + ":\">");
        }
        return out;
    }
}
