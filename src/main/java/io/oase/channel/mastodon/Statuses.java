package io.oase.channel.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import io.oase.channel.RemotePerson;
import io.oase.channel.RemotePost;
import io.oase.channel.RemotePost.Absence;
import io.oase.channel.RemotePost.Kind;
import io.oase.channel.RemotePostBuilder;
import io.oase.channel.Visibility;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Statuses of an answer as {@link RemotePost}s. */
final class Statuses {
    /** Key in {@link RemotePost#ref}: the post's id on this server. */
    static final String ID = "id";
    /** Key in {@link RemotePost#ref}: handles mentioned besides ours, separated by blanks. */
    static final String MENTIONS = "mentions";
    /** Key in {@link RemotePost#ref}: the language, to answer in the same. */
    static final String LANGUAGE = "language";

    private final Memory memory;
    private final Parents parents;
    private final Clock clock;

    Statuses(Memory memory, Parents parents, Clock clock) {
        this.memory = memory;
        this.parents = parents;
        this.clock = clock;
    }

    /** The key of a post: its ActivityPub id, the same on all servers and over edits; null when there is none. */
    static @Nullable String key(JsonNode status) {
        String uri = Fields.id(status, "uri");
        return uri != null ? uri : Fields.id(status, "url");
    }

    /**
     * One post.
     *
     * @param why the kind it has when it is neither private nor an answer to us
     * @param askForParent whether a parent not seen yet may be asked for; otherwise such a post is left out
     * @return empty when it cannot be understood, or its parent would have to be asked for
     */
    Optional<RemotePost> read(JsonNode status, Kind why, boolean askForParent) {
        String key = key(status);
        String id = Fields.id(status, "id");
        String domain = memory.server().domain();
        Optional<RemotePerson> author = People.read(status.path("account"), domain);
        if (key == null || id == null || author.isEmpty()) {
            return Optional.empty();
        }
        Optional<Self> self = memory.self();
        String parentId = Fields.id(status, "in_reply_to_id");
        Parents.@Nullable Parent parent = null;
        if (parentId != null) {
            if (!askForParent && parents.recall(parentId).isEmpty()) {
                return Optional.empty();
            }
            parent = parents.find(parentId);
        }
        boolean own = self.filter(we -> we.is(status.path("account"))).isPresent();
        Parents.@Nullable Parent answered = parent;
        boolean toUs = self.filter(we -> answered != null && we.id().equals(answered.author()))
                .isPresent();
        Visibility visibility = visibility(status);
        RemotePostBuilder post = RemotePost.of(
                        key,
                        author.get(),
                        Content.text(status),
                        Fields.time(status, "created_at").orElse(clock.instant()))
                .url(Fields.text(status, "url"))
                .own(own)
                .addressed(!own)
                .kind(visibility == Visibility.PRIVATE ? Kind.MESSAGE : toUs && why == Kind.MENTION ? Kind.REPLY : why)
                .visibility(visibility)
                .parent(parent == null ? null : parent.key())
                .parentAbsence(absence(status, parent))
                .html(Fields.text(status, "content"))
                .warning(Fields.text(status, "spoiler_text"))
                .language(Fields.text(status, "language"))
                .media(Content.media(status))
                .poll(Content.poll(status))
                .emojis(People.emojis(status))
                .editedAt(Fields.time(status, "edited_at").orElse(null))
                .ref(ref(status, id, author.get(), self, domain));
        return Optional.of(post.build());
    }

    /** Whether somebody else says this to us, by what it holds: it answers us, names us, or was sent to us in private. */
    boolean isForUs(JsonNode status) {
        Optional<Self> self = memory.self();
        if (self.isEmpty() || !status.isObject() || self.get().is(status.path("account"))) {
            return false;
        }
        boolean named = self.get().id().equals(Fields.text(status, "in_reply_to_account_id"));
        for (JsonNode mention : status.path("mentions")) {
            named |= self.get().is(mention);
        }
        return named || visibility(status) == Visibility.PRIVATE;
    }

    private static @Nullable Absence absence(JsonNode status, Parents.@Nullable Parent parent) {
        if (parent != null) {
            return parent.absence();
        }
        // an answer whose parent this server does not know: only the account is named
        return Fields.text(status, "in_reply_to_account_id") != null ? Absence.UNKNOWN : null;
    }

    /** Visibilities of single servers (local, mutuals only …) are restricted in some way: followers, never public. */
    static Visibility visibility(JsonNode status) {
        return switch (Fields.textOrEmpty(status, "visibility")) {
            case "public", "" -> Visibility.PUBLIC;
            case "unlisted" -> Visibility.UNLISTED;
            case "direct", "limited", "list" -> Visibility.PRIVATE;
            default -> Visibility.FOLLOWERS;
        };
    }

    private static Map<String, String> ref(
            JsonNode status, String id, RemotePerson author, Optional<Self> self, String domain) {
        Set<String> others = new LinkedHashSet<>();
        for (JsonNode mention : status.path("mentions")) {
            String acct = Fields.text(mention, "acct");
            String handle = acct == null ? "" : People.handle(acct, domain);
            boolean we =
                    self.filter(us -> us.isHandle(handle) || handle.isEmpty()).isPresent();
            if (acct != null && !we && !handle.equalsIgnoreCase(author.handle()) && !handle.contains(" ")) {
                others.add(handle);
            }
        }
        Map<String, String> ref = new LinkedHashMap<>();
        ref.put(ID, id);
        if (!others.isEmpty()) {
            ref.put(MENTIONS, String.join(" ", others));
        }
        String language = Fields.text(status, "language");
        if (language != null) {
            ref.put(LANGUAGE, language);
        }
        return ref;
    }
}
