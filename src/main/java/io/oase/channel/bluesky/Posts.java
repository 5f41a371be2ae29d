package io.oase.channel.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import io.oase.channel.Labels;
import io.oase.channel.RemotePerson;
import io.oase.channel.RemotePost;
import io.oase.channel.RemotePost.Kind;
import io.oase.channel.RemotePostBuilder;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Makes posts of what the network shows: an entry of the notification list and the view of a post have the same fields.
 * Why somebody was notified is not believed ({@code reason} names only one of several): what a post is to us is read from
 * its record.
 */
final class Posts {
    private static final String INVALID_HANDLE = "handle.invalid";

    private final String self;
    private final Instant now;

    /**
     * @param self our DID
     * @param now stands in for a time that cannot be read
     */
    Posts(String self, Instant now) {
        this.self = self;
        this.now = now;
    }

    /**
     * One post; empty where this is none that can be understood.
     *
     * @param view {uri, cid, author, record, indexedAt, labels, embed}
     * @param otherwise what it is where it is not meant for us
     */
    Optional<RemotePostBuilder> of(JsonNode view, Kind otherwise) {
        JsonNode record = view.path("record");
        @Nullable String text = Fields.text(record, "text");
        Optional<AtUri> uri = AtUri.of(Fields.textOr("", view, "uri"));
        Optional<RemotePerson> author = person(view.path("author"));
        if (text == null || uri.isEmpty() || author.isEmpty()) {
            return Optional.empty();
        }
        Facets facets = Facets.of(text, record.path("facets"));
        @Nullable String parent = Fields.text(record, "reply", "parent", "uri");
        boolean own = author.get().key().equals(self);
        boolean answersUs = isOurs(parent);
        boolean quotesUs = isOurs(Embeds.quoted(record));
        boolean mentionsUs = facets.mentioned().contains(self);
        return Optional.of(RemotePost.of(uri.get().toString(), author.get(), facets.plain(), postedAt(view, record))
                .url(uri.get().page())
                .own(own)
                // An answer to somebody else below a post of ours is notified too, but is not meant for us.
                .addressed(!own && (answersUs || quotesUs || mentionsUs || otherwise == Kind.HIT))
                .kind(kind(answersUs, quotesUs, mentionsUs, parent != null, otherwise))
                .parent(parent)
                .root(Fields.text(record, "reply", "root", "uri"))
                .html(Embeds.html(facets, record, view.path("embed")))
                .warning(warning(view, record))
                .language(language(record))
                .media(Embeds.media(author.get().key(), record, view.path("embed")))
                .ref(ref(view, record)));
    }

    /** Somebody; empty without a DID. */
    static Optional<RemotePerson> person(JsonNode author) {
        @Nullable String did = Fields.text(author, "did");
        if (did == null || !did.startsWith("did:")) {
            return Optional.empty();
        }
        String handle = Fields.textOr(did, author, "handle");
        JsonNode followers = author.path("followersCount");
        boolean bot = false;
        for (JsonNode label : author.path("labels")) {
            bot |= "bot".equals(Fields.text(label, "val"));
        }
        return Optional.of(new RemotePerson(
                did,
                handle.equals(INVALID_HANDLE) ? did : handle,
                Fields.textOr("", author, "displayName"),
                "https://bsky.app/profile/" + did,
                Fields.text(author, "avatar"),
                followers.canConvertToInt() && followers.isNumber() ? followers.intValue() : null,
                bot,
                List.of()));
    }

    /** By what the network sorts its list: the author's claim, but never later than it was seen; null when unreadable. */
    static @Nullable String sortTime(JsonNode view) {
        @Nullable Instant time = Fields.time(view, "indexedAt");
        return time == null ? null : Fields.millis(time);
    }

    /** What answering needs later: content id, and the thread's beginning with its content id. */
    static Map<String, String> ref(JsonNode view, JsonNode record) {
        Map<String, String> ref = new HashMap<>();
        put(ref, "cid", Fields.text(view, "cid"));
        put(ref, "parentUri", Fields.text(record, "reply", "parent", "uri"));
        put(ref, "rootUri", Fields.text(record, "reply", "root", "uri"));
        put(ref, "rootCid", Fields.text(record, "reply", "root", "cid"));
        return ref;
    }

    private boolean isOurs(@Nullable String uri) {
        return uri != null && AtUri.of(uri).filter(at -> at.did().equals(self)).isPresent();
    }

    private static Kind kind(boolean answersUs, boolean quotesUs, boolean mentionsUs, boolean answer, Kind otherwise) {
        if (answersUs) {
            return Kind.REPLY;
        }
        if (quotesUs) {
            return Kind.QUOTE;
        }
        if (mentionsUs) {
            return Kind.MENTION;
        }
        return answer && otherwise != Kind.HIT ? Kind.REPLY : otherwise;
    }

    /** A claim from the future is cut to the time the network saw it. */
    private Instant postedAt(JsonNode view, JsonNode record) {
        @Nullable Instant claimed = Fields.time(record, "createdAt");
        @Nullable Instant seen = Fields.time(view, "indexedAt");
        if (claimed == null) {
            return seen == null ? now : seen;
        }
        return seen != null && seen.isBefore(claimed) ? seen : claimed;
    }

    /** Labels of the author and of moderators. */
    private static @Nullable String warning(JsonNode view, JsonNode record) {
        TreeSet<String> labels = new TreeSet<>();
        for (JsonNode label : record.path("labels").path("values")) {
            labels.add(Fields.textOr("", label, "val"));
        }
        for (JsonNode label : view.path("labels")) {
            if (!label.path("neg").asBoolean(false)) {
                labels.add(Fields.textOr("", label, "val"));
            }
        }
        return Labels.join(labels);
    }

    private static @Nullable String language(JsonNode record) {
        JsonNode first = record.path("langs").path(0);
        return first.isTextual() && !first.textValue().isBlank() ? first.textValue() : null;
    }

    private static void put(Map<String, String> ref, String name, @Nullable String value) {
        if (value != null) {
            ref.put(name, value);
        }
    }
}
