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
        return Avatar.of(identity.person(), "identity:" + identity.id(), pictures.of(identity.avatarUrl()));
    }

    Avatar of(InboxRow row) {
        return Avatar.of(row.person(), "identity:" + row.identityId(), pictures.of(row.avatarUrl()));
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
