package io.oase.web;

import io.oase.channel.Labels;
import io.oase.channel.RemotePost;
import io.oase.inbox.Identity;
import io.oase.inbox.Post;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Posts from networks as pages show them. */
record Posts(Reader reader, Likeness likeness) {
    private static final Set<String> KINDS_WORTH_A_WORD = Set.of("review", "hit", "quote", "article");

    /**
     * One post.
     *
     * @param fresh whether it waits for an answer, or came while one was written
     */
    PostView of(Post post, boolean fresh) {
        Identity author = post.author();
        return new PostView(
                post.id(),
                !post.inConversation(),
                fresh,
                likeness.of(author),
                likeness.name(author.person(), author.emojis()),
                author.displayName().isBlank()
                                || post.kind().equals("article")
                                || post.kind().equals("review")
                        ? ""
                        : "@" + author.handle(),
                about(author),
                reader.moment(post.postedAt()),
                link(post.url()),
                KINDS_WORTH_A_WORD.contains(post.kind()) ? reader.say("talk.kind." + post.kind()) : "",
                edited(post),
                post.deletedAt() == null ? null : reader.moment(post.deletedAt()),
                Rating.of(reader, post.stars()),
                Objects.requireNonNullElse(post.title(), ""),
                Objects.requireNonNullElse(warning(post.warning()), ""),
                html(post),
                Objects.requireNonNullElse(post.language(), ""),
                pictures(post.media()),
                poll(post.poll()));
    }

    private @Nullable String warning(@Nullable String warning) {
        return warning != null && Labels.only(warning)
                ? String.join(
                        ", ",
                        Labels.words(warning).stream()
                                .map(key -> reader.say(key))
                                .toList())
                : warning;
    }

    /** Its words as safe HTML: what the ingest sanitised, or plain text; custom emoji through our proxy. */
    String html(Post post) {
        String html = post.html() != null ? post.html() : Prose.html(post.body());
        return Prose.withEmoji(html, likeness.emoji(post.emojis()));
    }

    List<PostView.Picture> pictures(List<RemotePost.Media> media) {
        return media.stream().flatMap(item -> picture(item).stream()).toList();
    }

    /** An address people may follow; null for none and for anything but http and https. */
    static @Nullable String link(@Nullable String url) {
        return url != null && url.matches("(?i)https?://\\S+") ? url : null;
    }

    private String about(Identity author) {
        if (author.bot()) {
            return reader.say("talk.bot");
        }
        Integer followers = author.followers();
        return followers == null ? "" : reader.say("talk.followers", followers);
    }

    private PostView.@Nullable Edited edited(Post post) {
        Instant at = post.editedAt();
        if (at == null) {
            return null;
        }
        List<PostView.Version> versions = new ArrayList<>(post.versions().stream()
                .map(version -> new PostView.Version(
                        reader.moment(version.replacedAt()),
                        Rating.of(reader, version.stars()),
                        Prose.html(String.join(
                                "\n",
                                Stream.of(version.title(), warning(version.warning()), version.body())
                                        .filter(Objects::nonNull)
                                        .toList()))))
                .toList());
        Collections.reverse(versions);
        return new PostView.Edited(reader.moment(at), versions);
    }

    private java.util.Optional<PostView.Picture> picture(RemotePost.Media media) {
        String kind =
                switch (media.type()) {
                    case "video", "gifv" -> "video";
                    case "audio" -> "sound";
                    default -> "picture";
                };
        String shown = media.previewUrl() != null ? media.previewUrl() : kind.equals("picture") ? media.url() : null;
        String href = link(media.url());
        if (href == null) {
            return java.util.Optional.empty();
        }
        return java.util.Optional.of(
                new PostView.Picture(likeness.picture(shown), media.alt(), reader.say("talk.media." + kind), href));
    }

    private PostView.@Nullable Poll poll(RemotePost.@Nullable Poll poll) {
        if (poll == null) {
            return null;
        }
        long all = poll.options().stream()
                .mapToLong(option -> option.votes() == null ? 0 : option.votes())
                .sum();
        List<PostView.Option> options = poll.options().stream()
                .map(option -> {
                    Integer votes = option.votes();
                    return votes == null
                            ? new PostView.Option(option.text(), "", "")
                            : new PostView.Option(
                                    option.text(),
                                    reader.say("talk.votes", votes),
                                    String.valueOf(all == 0 ? 0 : Math.min(100, Math.max(0, votes * 100L / all))));
                })
                .toList();
        Instant ends = poll.endsAt();
        String until = ends == null
                ? ""
                : ends.isAfter(reader.now()) ? reader.say("talk.pollends", ends) : reader.say("talk.pollended", ends);
        return new PostView.Poll(options, until);
    }
}
