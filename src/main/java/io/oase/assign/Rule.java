package io.oase.assign;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who gets which conversations. Of the rules in order, the first that fits applies.
 *
 * @param version grows with each change
 */
public record Rule(long id, int version, Body body) {
    /**
     * What a rule says. Conditions that are empty or null do not matter; of several values in one of them one is enough; all
     * together must fit.
     *
     * @param channels ids
     * @param tags by name; case does not matter
     * @param languages BCP 47; {@code de} also fits {@code de-AT}
     * @param isPrivate whether only private or only public ones
     * @param ofTeam only what is this team's matter already
     * @param toTeam whose matter it becomes; null: it stays whose it is
     * @param way a {@link Way}
     * @param skilled whether only those get it who answer in its language and know one of its tags that is anybody's topic
     * @param calendar only while this calendar is open; null: at any time
     * @param backMinutes after how many minutes without being touched it is free again; null: never
     */
    public record Body(
            String name,
            List<Long> channels,
            List<String> tags,
            List<String> languages,
            @Nullable Boolean isPrivate,
            @Nullable Long ofTeam,
            @Nullable Long toTeam,
            String way,
            boolean skilled,
            @Nullable Long calendar,
            @Nullable Integer backMinutes) {
        public Body {
            channels = List.copyOf(channels);
            tags = List.copyOf(tags);
            languages = List.copyOf(languages);
        }

        /** How it chooses. */
        public Way how() {
            return Way.of(way).orElse(Way.POOL);
        }

        /** Whether it is for this one. */
        boolean fits(Waiting waiting) {
            return (channels.isEmpty() || channels.contains(waiting.channelId()))
                    && (tags.isEmpty()
                            || tags.stream()
                                    .map(tag -> tag.toLowerCase(Locale.ROOT))
                                    .anyMatch(waiting.tags()::contains))
                    && (languages.isEmpty()
                            || languages.stream().anyMatch(wanted -> Language.speaks(waiting.language(), wanted)))
                    && (isPrivate == null || isPrivate == waiting.isPrivate())
                    && (ofTeam == null || ofTeam.equals(waiting.teamId()));
        }
    }
}
