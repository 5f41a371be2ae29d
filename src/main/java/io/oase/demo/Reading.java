package io.oase.demo;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The reading half of the API. */
final class Reading {
    private static final int USUAL_NOTICES = 40;
    private static final int USUAL_POSTS = 20;

    private final Town town;
    private final Json json;
    private final String base;

    Reading(Town town, Json json, String base) {
        this.town = town;
        this.json = json;
        this.base = base;
    }

    Reply notifications(Ask ask) {
        var types = ask.list("types");
        var not = ask.list("exclude_types");
        var wanted = town.noticesNewestFirst().stream()
                .filter(notice -> types.isEmpty() || types.contains(notice.type()))
                .filter(notice -> !not.contains(notice.type()))
                .toList();
        return Paging.page(ask, base, wanted, Notice::id, USUAL_NOTICES, json::notification);
    }

    Reply status(String id, @Nullable Member reader) {
        return Reply.json(200, json.status(find(id, reader)));
    }

    /** Several at once, {@code id[]}; those that are gone are left out. */
    Reply statuses(Ask ask, @Nullable Member reader) {
        return Reply.json(
                200,
                ask.list("id").stream()
                        .flatMap(id -> town.find(number(id)).stream())
                        .filter(post -> post.readableBy(reader))
                        .map(json::status)
                        .toList());
    }

    Reply context(String id, @Nullable Member reader) {
        var post = find(id, reader);
        return Reply.json(
                200,
                Map.of(
                        "ancestors", statuses(town.above(post), reader),
                        "descendants", statuses(town.below(post), reader)));
    }

    Reply lookup(Ask ask) {
        return Reply.json(
                200,
                json.account(town.cast().byAcct(ask.field("acct").orElse("")).orElseThrow(Ask.Bad::notFound)));
    }

    Reply account(String id) {
        return Reply.json(200, json.account(town.cast().byId(id).orElseThrow(Ask.Bad::notFound)));
    }

    Reply statusesOf(Ask ask, String id, @Nullable Member reader) {
        var author = town.cast().byId(id).orElseThrow(Ask.Bad::notFound);
        boolean noReplies = ask.field("exclude_replies").filter("true"::equals).isPresent();
        return posts(
                ask,
                town.newestFirst().stream()
                        .filter(post -> post.author().equals(author) && post.readableBy(reader))
                        .filter(post -> !noReplies || post.parent() == null)
                        .toList());
    }

    Reply tag(Ask ask, String tag) {
        var wanted = tag.toLowerCase(Locale.ROOT);
        return posts(
                ask,
                town.newestFirst().stream()
                        .filter(post -> post.draft().visibility().equals("public"))
                        .filter(post -> PostText.tags(post.text()).contains(wanted))
                        .toList());
    }

    /** The newest private message of each thread; its id is the thread's first post. */
    Reply conversations(Ask ask) {
        var self = town.cast().organisation();
        var seen = new HashSet<Long>();
        var newest = town.newestFirst().stream()
                .filter(post -> post.draft().visibility().equals("direct") && post.readableBy(self))
                .filter(post -> seen.add(town.root(post).id()))
                .toList();
        return Paging.page(
                ask,
                base,
                newest,
                Post::id,
                USUAL_POSTS,
                post -> Map.of(
                        "id", String.valueOf(town.root(post).id()),
                        "unread", !post.author().equals(self),
                        "accounts", others(post, self),
                        "last_status", json.status(post)));
    }

    private List<Map<String, Object>> others(Post post, Member self) {
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(post.author()), post.mentions().stream())
                .filter(member -> !member.equals(self))
                .distinct()
                .map(json::account)
                .toList();
    }

    private Reply posts(Ask ask, Collection<Post> newestFirst) {
        return Paging.page(ask, base, newestFirst, Post::id, USUAL_POSTS, json::status);
    }

    private List<Map<String, Object>> statuses(List<Post> posts, @Nullable Member reader) {
        return posts.stream()
                .filter(post -> post.readableBy(reader))
                .map(json::status)
                .toList();
    }

    private Post find(String id, @Nullable Member reader) {
        return town.find(number(id)).filter(post -> post.readableBy(reader)).orElseThrow(Ask.Bad::notFound);
    }

    /** An id from outside; null when it cannot be one of ours. */
    static @Nullable Long number(String id) {
        return id.matches("\\d{1,18}") ? Long.valueOf(id) : null;
    }
}
