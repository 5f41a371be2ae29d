package io.oase.web;

import io.oase.channel.RemotePerson;
import io.oase.inbox.Identity;
import io.oase.inbox.InboxRow;
import io.oase.picture.PictureAddresses;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How people outside look: faces, custom emoji, pictures in posts, all through our own proxy. */
final class Likeness {
    private final PictureAddresses pictures;

    Likeness(PictureAddresses pictures) {
        this.pictures = pictures;
    }

    Avatar of(Identity identity) {
        String letters = plain(identity.person(), identity.emojis());
        return Avatar.of(letters, "identity:" + identity.id(), pictures.of(identity.avatarUrl()));
    }

    Avatar of(InboxRow row) {
        return Avatar.of(
                plain(row.person(), row.emojis()), "identity:" + row.identityId(), pictures.of(row.avatarUrl()));
    }

    /** A name as safe HTML, with its custom emoji as pictures. */
    String name(String name, List<RemotePerson.Emoji> emojis) {
        return Prose.withEmoji(Prose.escape(name), emoji(emojis));
    }

    /** A name for where pictures cannot stand: without its custom emoji, unless nothing else is in it. */
    static String plain(String name, List<RemotePerson.Emoji> emojis) {
        String plain = name;
        for (RemotePerson.Emoji emoji : emojis) {
            plain = plain.replace(":" + emoji.shortcode() + ":", "");
        }
        plain = plain.strip().replaceAll("\\s{2,}", " ");
        return plain.isEmpty() ? name : plain;
    }

    /** An address of ours for a picture elsewhere; null when it cannot be shown. */
    @Nullable
    String picture(@Nullable String url) {
        return pictures.of(url);
    }

    List<Prose.Emoji> emoji(List<RemotePerson.Emoji> emojis) {
        return emojis.stream()
                .flatMap(emoji -> Optional.ofNullable(pictures.of(emoji.url())).stream()
                        .flatMap(url -> Stream.of(new Prose.Emoji(emoji.shortcode(), url))))
                .toList();
    }
}
