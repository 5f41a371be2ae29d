package io.oase.web;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.oase.channel.RemotePost;
import io.oase.channel.RemotePost.Poll;
import io.oase.inbox.Post;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One post. {@code html} is sanitised; {@code parent_absence} says why a parent cannot be shown. */
@JsonNaming(SnakeCaseStrategy.class)
record PostJson(
        long id,
        String key,
        boolean own,
        boolean addressed,
        String kind,
        String visibility,
        ConversationJson.Person author,
        ConversationJson.@Nullable Colleague agent,
        @Nullable String parentKey,
        @Nullable String parentAbsence,
        @Nullable String url,
        @Nullable Integer stars,
        @Nullable String title,
        String text,
        @Nullable String html,
        @Nullable String warning,
        @Nullable String language,
        List<MediaJson> media,
        @Nullable PollJson poll,
        Instant postedAt,
        Instant receivedAt,
        @Nullable Instant editedAt,
        @Nullable Instant deletedAt,
        @Nullable Long replyId) {
    static PostJson of(Post post) {
        return new PostJson(
                post.id(),
                post.key(),
                post.own(),
                post.addressed(),
                post.kind(),
                post.visibility(),
                new ConversationJson.Person(
                        post.author().contactId(),
                        post.author().handle(),
                        post.author().person(),
                        post.author().avatarUrl()),
                post.agentId() == null
                        ? null
                        : new ConversationJson.Colleague(post.agentId(), String.valueOf(post.agentName())),
                post.parentKey(),
                post.parentAbsence(),
                post.url(),
                post.stars(),
                post.title(),
                post.body(),
                post.html(),
                post.warning(),
                post.language(),
                post.media().stream().map(MediaJson::of).toList(),
                post.poll() == null ? null : PollJson.of(post.poll()),
                post.postedAt(),
                post.receivedAt(),
                post.editedAt(),
                post.deletedAt(),
                post.replyId());
    }

    /** A picture, video or sound with its description. */
    @JsonNaming(SnakeCaseStrategy.class)
    record MediaJson(String type, String url, @Nullable String previewUrl, String alt) {
        static MediaJson of(RemotePost.Media media) {
            return new MediaJson(media.type(), media.url(), media.previewUrl(), media.alt());
        }
    }

    /** Choices to vote on. */
    @JsonNaming(SnakeCaseStrategy.class)
    record PollJson(
            List<Poll.Option> options,
            boolean multiple,
            @Nullable Instant endsAt) {
        static PollJson of(Poll poll) {
            return new PollJson(poll.options(), poll.multiple(), poll.endsAt());
        }
    }
}
