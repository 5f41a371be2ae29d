package io.oase.channel;

import io.oase.base.Said;
import java.util.List;
import java.util.Optional;

/**
 * What a network says when asked who we are there.
 *
 * @param self our own account; empty where the channel has none (feeds, listening without an account)
 * @param place the place in the reader's words: server name, feed title
 * @param may what we may do, as sentences
 * @param warnings what works less well than one would expect, as sentences with what to do
 */
public record Introduction(Optional<RemotePerson> self, String place, List<Said> may, List<Said> warnings) {
    public Introduction {
        self = self.map(Introduction::storable);
        place = Storable.text(place);
        may = List.copyOf(may);
        warnings = List.copyOf(warnings);
    }

    private static RemotePerson storable(RemotePerson self) {
        return new RemotePerson(
                Storable.text(self.key()),
                Storable.text(self.handle()),
                Storable.text(self.displayName()),
                self.url(),
                self.avatarUrl(),
                self.followers(),
                self.bot(),
                self.emojis());
    }
}
