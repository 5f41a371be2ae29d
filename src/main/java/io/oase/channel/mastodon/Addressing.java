package io.oase.channel.mastodon;

import io.oase.channel.KnownPost;
import io.oase.channel.Visibility;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who an answer is addressed to, and who may read it. The server adds no mention by itself. */
final class Addressing {
    private Addressing() {}

    /** {@code "@author@host @other@host "}: everyone who took part so far, not ourselves, each once. */
    static String of(KnownPost post, Visibility visibility, Optional<String> ourHandle) {
        Set<String> handles = new LinkedHashSet<>();
        if (!post.own()) {
            handles.add(post.authorHandle());
        }
        // a private answer to something public is for its author alone
        if (visibility != Visibility.PRIVATE || post.visibility() == Visibility.PRIVATE || post.own()) {
            for (String handle : post.ref().getOrDefault(Statuses.MENTIONS, "").split(" ")) {
                handles.add(handle);
            }
        }
        handles.removeIf(handle ->
                handle.isBlank() || ourHandle.filter(handle::equalsIgnoreCase).isPresent());
        StringBuilder text = new StringBuilder();
        Set<String> said = new LinkedHashSet<>();
        for (String handle : handles) {
            if (said.add(handle.toLowerCase(java.util.Locale.ROOT))) {
                text.append('@').append(handle).append(' ');
            }
        }
        return text.toString();
    }

    /** The handles a text begins with, separated by blanks, without @. */
    static String handles(String text) {
        StringBuilder handles = new StringBuilder();
        for (String word : text.strip().split("\\s+")) {
            if (!word.matches("@[^@\\s]+@[^@\\s]+")) {
                break;
            }
            handles.append(handles.isEmpty() ? "" : " ").append(word.substring(1));
        }
        return handles.toString();
    }

    /** Who may read an answer: never more people than the post itself, the same first. */
    static List<Visibility> audiences(Visibility post) {
        return switch (post) {
            case PUBLIC -> List.of(Visibility.PUBLIC, Visibility.UNLISTED, Visibility.PRIVATE);
            case UNLISTED -> List.of(Visibility.UNLISTED, Visibility.PRIVATE);
            case FOLLOWERS -> List.of(Visibility.FOLLOWERS, Visibility.PRIVATE);
            case PRIVATE -> List.of(Visibility.PRIVATE);
        };
    }

    /** The narrower of two. */
    static Visibility narrower(Visibility one, Visibility other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /** Mastodon's word for it. */
    static String word(Visibility visibility) {
        return switch (visibility) {
            case PUBLIC -> "public";
            case UNLISTED -> "unlisted";
            case FOLLOWERS -> "private";
            case PRIVATE -> "direct";
        };
    }
}
