package io.oase.demo;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Members, posts and notices in Mastodon's shapes. Source: docs.joinmastodon.org/entities. */
final class Json {
    private static final Instant OPENED = Instant.parse("2024-03-01T00:00:00Z");

    private static final DateTimeFormatter TIME =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter(java.util.Locale.ROOT);

    private final Town town;
    private final String base;

    Json(Town town, String base) {
        this.town = town;
        this.base = base;
    }

    /** An Account. */
    Map<String, Object> account(Member member) {
        var json = new LinkedHashMap<String, Object>();
        var avatar = base + "/avatars/" + member.acct() + ".png";
        json.put("id", member.id());
        json.put("username", member.handle());
        json.put("acct", member.acct());
        json.put("display_name", member.name());
        json.put("locked", false);
        json.put("bot", member.bot());
        json.put("created_at", time(OPENED));
        json.put("note", html(member.bio()));
        json.put("url", base + "/@" + member.acct());
        json.put("uri", base + "/users/" + member.acct());
        json.put("avatar", avatar);
        json.put("avatar_static", avatar);
        json.put("followers_count", member.followers());
        json.put("following_count", member.followers() / 3);
        json.put(
                "statuses_count",
                town.newestFirst().stream()
                        .filter(post -> post.author().equals(member))
                        .count());
        json.put("emojis", emojis(member.name()));
        json.put("fields", List.of());
        return json;
    }

    /** A Status. */
    Map<String, Object> status(Post post) {
        var json = new LinkedHashMap<String, Object>();
        var id = String.valueOf(post.id());
        var acct = post.author().acct();
        var draft = post.draft();
        json.put("id", id);
        json.put("uri", base + "/users/" + acct + "/statuses/" + id);
        json.put("url", base + "/@" + acct + "/" + id);
        json.put("created_at", time(post.at()));
        json.put("edited_at", post.editedAt() == null ? null : time(post.editedAt()));
        json.put(
                "in_reply_to_id",
                town.find(post.parent()).map(up -> String.valueOf(up.id())).orElse(null));
        json.put(
                "in_reply_to_account_id",
                town.find(post.parent()).map(up -> up.author().id()).orElse(null));
        json.put("account", account(post.author()));
        json.put("visibility", draft.visibility());
        json.put("language", draft.language());
        json.put("sensitive", !draft.warning().isEmpty());
        json.put("spoiler_text", draft.warning());
        json.put("content", html(post.text()));
        json.put("mentions", post.mentions().stream().map(this::mention).toList());
        json.put(
                "tags",
                PostText.tags(post.text()).stream()
                        .map(tag -> Map.of("name", tag, "url", base + "/tags/" + tag))
                        .toList());
        json.put("emojis", emojis(post.text()));
        json.put(
                "media_attachments",
                Optional.ofNullable(draft.picture()).map(this::attachment).stream()
                        .toList());
        json.put("poll", draft.poll().isEmpty() ? null : poll(post));
        json.put("replies_count", town.countAnswers().getOrDefault(post.id(), 0L));
        for (var nothing : List.of("reblog", "card", "application")) {
            json.put(nothing, null);
        }
        json.put("reblogs_count", 0);
        json.put("favourites_count", 0);
        return json;
    }

    /** A Notification. */
    Map<String, Object> notification(Notice notice) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", String.valueOf(notice.id()));
        json.put("type", notice.type());
        json.put("group_key", "ungrouped-" + notice.id());
        json.put("created_at", time(notice.at()));
        json.put("account", account(notice.from()));
        town.find(notice.post()).ifPresent(post -> json.put("status", status(post)));
        return json;
    }

    /** A CustomEmoji. */
    Map<String, Object> emoji(String shortcode) {
        var url = base + "/emoji/" + shortcode + ".png";
        return Map.of("shortcode", shortcode, "url", url, "static_url", url, "visible_in_picker", true);
    }

    /** What was typed as HTML. */
    String html(String text) {
        return PostText.html(text, base, town.cast()::byAcct);
    }

    private Map<String, Object> mention(Member member) {
        return Map.of(
                "id", member.id(),
                "username", member.handle(),
                "acct", member.acct(),
                "url", base + "/@" + member.acct());
    }

    private List<Map<String, Object>> emojis(String text) {
        return Emoji.in(text).stream().map(this::emoji).toList();
    }

    private Map<String, Object> attachment(Draft.Picture picture) {
        var url = base + "/media/" + picture.scene() + ".png";
        return Map.of(
                "id",
                String.valueOf(7_000 + Math.floorMod(picture.scene().hashCode(), 1_000)),
                "type",
                "image",
                "url",
                url,
                "preview_url",
                url,
                "description",
                picture.alt(),
                "meta",
                Map.of("original", Map.of("width", Scenes.WIDTH, "height", Scenes.HEIGHT)));
    }

    private Map<String, Object> poll(Post post) {
        var json = new LinkedHashMap<String, Object>();
        var options = post.draft().poll();
        json.put("id", String.valueOf(post.id()));
        json.put("expires_at", time(post.at().plus(1, ChronoUnit.DAYS)));
        json.put("expired", town.now().isAfter(post.at().plus(1, ChronoUnit.DAYS)));
        json.put("multiple", false);
        json.put("votes_count", options.stream().mapToInt(Json::votes).sum());
        json.put(
                "options",
                options.stream()
                        .map(option -> Map.of("title", option, "votes_count", votes(option)))
                        .toList());
        json.put("emojis", List.of());
        return json;
    }

    static int votes(String option) {
        return 3 + Math.floorMod(option.hashCode(), 40);
    }

    private static String time(@Nullable Instant at) {
        return TIME.format(java.util.Objects.requireNonNull(at));
    }
}
