package io.oase.channel;

import io.oase.channel.RemotePost.Absence;
import io.oase.channel.RemotePost.Kind;
import io.oase.channel.RemotePost.Media;
import io.oase.channel.RemotePost.Poll;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds a {@link RemotePost} field by field; see there for what each means. */
public final class RemotePostBuilder {
    private final String key;
    private final RemotePerson author;
    private final String text;
    private final Instant postedAt;
    private @Nullable String url;
    private boolean own;
    private boolean addressed = true;
    private Kind kind = Kind.MENTION;
    private Visibility visibility = Visibility.PUBLIC;
    private @Nullable String parentKey;
    private @Nullable String rootKey;
    private @Nullable Absence parentAbsence;
    private @Nullable Integer stars;
    private @Nullable String title;
    private @Nullable String html;
    private @Nullable String warning;
    private @Nullable String language;
    private List<Media> media = List.of();
    private @Nullable Poll poll;
    private List<RemotePerson.Emoji> emojis = List.of();
    private @Nullable Instant editedAt;
    private Map<String, String> ref = Map.of();

    RemotePostBuilder(String key, RemotePerson author, String text, Instant postedAt) {
        this.key = key;
        this.author = author;
        this.text = text;
        this.postedAt = postedAt;
    }

    public RemotePostBuilder url(@Nullable String value) {
        url = value;
        return this;
    }

    public RemotePostBuilder own(boolean value) {
        own = value;
        return this;
    }

    public RemotePostBuilder addressed(boolean value) {
        addressed = value;
        return this;
    }

    public RemotePostBuilder kind(Kind value) {
        kind = value;
        return this;
    }

    public RemotePostBuilder visibility(Visibility value) {
        visibility = value;
        return this;
    }

    public RemotePostBuilder parent(@Nullable String value) {
        parentKey = value;
        return this;
    }

    public RemotePostBuilder root(@Nullable String value) {
        rootKey = value;
        return this;
    }

    public RemotePostBuilder parentAbsence(@Nullable Absence value) {
        parentAbsence = value;
        return this;
    }

    public RemotePostBuilder stars(@Nullable Integer value) {
        stars = value;
        return this;
    }

    public RemotePostBuilder title(@Nullable String value) {
        title = value;
        return this;
    }

    public RemotePostBuilder html(@Nullable String value) {
        html = value;
        return this;
    }

    public RemotePostBuilder warning(@Nullable String value) {
        warning = value;
        return this;
    }

    public RemotePostBuilder language(@Nullable String value) {
        language = value;
        return this;
    }

    public RemotePostBuilder media(List<Media> value) {
        media = value;
        return this;
    }

    public RemotePostBuilder poll(@Nullable Poll value) {
        poll = value;
        return this;
    }

    public RemotePostBuilder emojis(List<RemotePerson.Emoji> value) {
        emojis = value;
        return this;
    }

    public RemotePostBuilder editedAt(@Nullable Instant value) {
        editedAt = value;
        return this;
    }

    public RemotePostBuilder ref(Map<String, String> value) {
        ref = value;
        return this;
    }

    /** The post. */
    public RemotePost build() {
        return new RemotePost(
                key,
                url,
                author,
                own,
                addressed,
                kind,
                visibility,
                parentKey,
                rootKey,
                parentAbsence,
                stars,
                title,
                text,
                html,
                warning,
                language,
                media,
                poll,
                emojis,
                postedAt,
                editedAt,
                ref);
    }
}
