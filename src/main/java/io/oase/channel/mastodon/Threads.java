package io.oase.channel.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import io.oase.channel.HttpAnswer;
import io.oase.channel.KnownPost;
import io.oase.channel.RemotePost;
import io.oase.channel.RemotePost.Kind;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What stands above and below a post. */
final class Threads {
    /** So many threads are read per page of our own posts; the others wait for the next poll or sweep. */
    private static final int AT_ONCE = 5;

    private final Api api;
    private final Statuses statuses;
    private final Parents parents;
    private final Clock clock;

    Threads(Api api, Statuses statuses, Parents parents, Clock clock) {
        this.api = api;
        this.statuses = statuses;
        this.parents = parents;
        this.clock = clock;
    }

    /**
     * Answers to our own posts that came without a mention, so that nobody was notified: where a post's number of
     * answers has changed since its thread was last read.
     */
    List<RemotePost> answersBelow(Listing own, Bookmark bookmark, Self self) {
        List<RemotePost> answers = new ArrayList<>();
        int read = 0;
        for (Listing.Entry entry : own.entries()) {
            JsonNode post = Poll.shown(entry.node());
            String id = Fields.id(post, "id");
            Integer count = Fields.number(post, "replies_count");
            if (id == null || count == null || count <= 0 || !self.is(post.path("account"))) {
                continue;
            }
            String mark = Walk.mark(Parents.stable(id));
            if (count == bookmark.answers(mark) || read++ >= AT_ONCE) {
                continue;
            }
            HttpAnswer answer = api.get(api.at("api", "v1", "statuses", id, "context"));
            if (answer.status() == 401 || answer.status() == 429) {
                Faults.check(answer, clock.instant());
            }
            answers.addAll(toUs(answer.jsonOrNothing().path("descendants"), id, self));
            bookmark.answers(mark, count);
        }
        return answers;
    }

    private List<RemotePost> toUs(JsonNode descendants, String ownId, Self self) {
        Set<String> ours = new HashSet<>(Set.of(Parents.stable(ownId)));
        for (JsonNode status : descendants) {
            parents.note(status);
            String id = Fields.id(status, "id");
            if (id != null && self.is(status.path("account"))) {
                ours.add(Parents.stable(id));
            }
        }
        List<RemotePost> answers = new ArrayList<>();
        for (JsonNode status : descendants) {
            String parent = Fields.id(status, "in_reply_to_id");
            if (parent != null && ours.contains(Parents.stable(parent)) && !self.is(status.path("account"))) {
                statuses.read(status, Kind.REPLY, true).ifPresent(answers::add);
            }
        }
        return answers;
    }

    /**
     * What stands above a post, oldest first; for context only. Empty when the server cannot tell: GoToSocial answers 500
     * when a parent was deleted.
     */
    List<RemotePost> above(KnownPost post) {
        String id = post.ref().get(Statuses.ID);
        if (id == null) {
            return List.of();
        }
        HttpAnswer answer = api.get(api.at("api", "v1", "statuses", id, "context"));
        if (answer.status() == 401 || answer.status() == 429 || answer.status() > 500) {
            Faults.check(answer, clock.instant());
        }
        List<RemotePost> above = new ArrayList<>();
        JsonNode ancestors = answer.jsonOrNothing().path("ancestors");
        ancestors.forEach(parents::note);
        for (JsonNode status : ancestors) {
            Optional<RemotePost> read = statuses.read(status, Kind.MENTION, true);
            read.map(Threads::asContext).ifPresent(above::add);
        }
        return above;
    }

    private static RemotePost asContext(RemotePost post) {
        return RemotePost.of(post.key(), post.author(), post.text(), post.postedAt())
                .url(post.url())
                .own(post.own())
                .addressed(false)
                .kind(post.kind())
                .visibility(post.visibility())
                .parent(post.parentKey())
                .parentAbsence(post.parentAbsence())
                .html(post.html())
                .warning(post.warning())
                .language(post.language())
                .media(post.media())
                .poll(post.poll())
                .emojis(post.emojis())
                .editedAt(post.editedAt())
                .ref(post.ref())
                .build();
    }
}
