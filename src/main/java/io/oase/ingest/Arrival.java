package io.oase.ingest;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.oase.channel.RemotePerson;
import io.oase.channel.RemotePost;
import io.oase.channel.RemotePost.Absence;
import io.oase.channel.RemotePost.Poll;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A remote post, cleaned and ready to be stored. Names are those of the columns, short of the ids that only the database
 * knows.
 */
record Arrival(
        String key,
        @JsonIgnore RemotePerson author,
        boolean own,
        boolean addressed,
        String kind,
        String visibility,
        @Nullable String parentKey,
        @Nullable String rootKey,
        @Nullable String parentAbsence,
        @Nullable String url,
        @Nullable Integer stars,
        @Nullable String title,
        String body,
        @Nullable String html,
        @Nullable String warning,
        @Nullable String language,
        List<RemotePost.Media> media,
        @Nullable Poll poll,
        List<RemotePerson.Emoji> emojis,
        Map<String, String> ref,
        String contentHash,
        Instant postedAt,
        @Nullable Instant editedAt) {

    private static final int MOST_CHOICES = 50;

    /** Cleans. A key that is blank or absurdly long makes a post unusable: null. */
    static @Nullable Arrival of(RemotePost post, Instant receivedAt) {
        if (Clean.key(post.key()) == null || Clean.key(post.author().key()) == null) {
            return null;
        }
        @Nullable String title = Clean.lineOrNull(post.title(), 500);
        String body = Clean.text(post.text()).strip();
        @Nullable String warning = Clean.lineOrNull(post.warning(), 1_000);
        List<RemotePost.Media> media = post.media().stream()
                .filter(item -> Clean.url(item.url()) != null)
                .map(item -> new RemotePost.Media(
                        Clean.line(item.type(), 40),
                        item.url().strip(),
                        Clean.url(item.previewUrl()),
                        Clean.text(item.alt()).strip()))
                .limit(50)
                .toList();
        @Nullable Poll poll = poll(post.poll());
        @Nullable String parentKey = Clean.key(post.parentKey());
        @Nullable
        Absence absence = parentKey == null && post.parentKey() != null && post.parentAbsence() == null
                ? Absence.UNKNOWN
                : post.parentAbsence();
        return new Arrival(
                Clean.text(post.key()),
                person(post.author()),
                post.own(),
                post.addressed(),
                lower(post.kind()),
                lower(post.visibility()),
                parentKey,
                Clean.key(post.rootKey()),
                absence == null ? null : lower(absence),
                Clean.url(post.url()),
                stars(post.stars()),
                title,
                body,
                SafeHtml.of(post.html(), post.url() == null ? "" : post.url()),
                warning,
                Clean.lineOrNull(post.language(), 35),
                media,
                poll,
                emojis(post.emojis()),
                post.ref(),
                hash(title, body, warning, media, poll),
                Clean.postedAt(post.postedAt(), receivedAt),
                post.editedAt() == null ? null : Clean.postedAt(post.editedAt(), receivedAt));
    }

    /** One to five; anything else is no rating. */
    private static @Nullable Integer stars(@Nullable Integer stars) {
        return stars == null || stars < 1 || stars > 5 ? null : stars;
    }

    private static RemotePerson person(RemotePerson person) {
        String handle = Clean.line(person.handle(), 300);
        return new RemotePerson(
                Clean.text(person.key()),
                handle,
                Clean.line(person.displayName(), 200),
                Clean.url(person.url()),
                Clean.url(person.avatarUrl()),
                person.followers() == null ? null : Math.max(0, person.followers()),
                person.bot(),
                emojis(person.emojis()));
    }

    private static List<RemotePerson.Emoji> emojis(List<RemotePerson.Emoji> emojis) {
        return emojis.stream()
                .filter(emoji -> emoji.shortcode().matches("[\\w.+-]{1,64}") && Clean.url(emoji.url()) != null)
                .map(emoji ->
                        new RemotePerson.Emoji(emoji.shortcode(), emoji.url().strip()))
                .limit(100)
                .toList();
    }

    private static @Nullable Poll poll(@Nullable Poll poll) {
        return poll == null
                ? null
                : new Poll(
                        poll.options().stream()
                                .map(option -> new Poll.Option(Clean.line(option.text(), 500), option.votes()))
                                .limit(MOST_CHOICES)
                                .toList(),
                        poll.multiple(),
                        poll.endsAt());
    }

    /** Of what a person sees: when it changes, the post was edited, whether or not the network says so. */
    private static String hash(
            @Nullable String title,
            String body,
            @Nullable String warning,
            List<RemotePost.Media> media,
            @Nullable Poll poll) {
        StringBuilder seen = new StringBuilder();
        seen.append(title).append('\0').append(body).append('\0').append(warning);
        media.forEach(item -> seen.append('\0').append(item.alt()));
        if (poll != null) {
            poll.options().forEach(option -> seen.append('\0').append(option.text()));
        }
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(seen.toString().getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().withoutPadding().encodeToString(digest).substring(0, 27);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(java.util.Locale.ROOT);
    }
}
