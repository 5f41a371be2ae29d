package io.oase.guide;

import io.oase.playbook.Playbook;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A part of a playbook in force, and who plays it now.
 *
 * @param players the holder first, then those who stand in, in their order; empty: nobody plays it
 */
public record Part(Playbook.PartRole role, List<Player> players) {
    public Part {
        players = List.copyOf(players);
    }

    /** Whoever plays it; empty while nobody does. */
    public Optional<Player> holder() {
        return players.stream().findFirst();
    }

    /**
     * Somebody who plays it or stands in.
     *
     * @param byName whoever gave it to them; null: the playbook names them
     * @param active whether they still work here
     */
    public record Player(
            long id, String name, Instant since, @Nullable String byName, boolean active) {}

    /**
     * Somebody who plays or once played a part.
     *
     * @param place 0 for its holder
     * @param until null while they still do
     */
    public record Spell(
            String role,
            long accountId,
            String name,
            int place,
            Instant since,
            @Nullable String byName,
            @Nullable Instant until) {}
}
