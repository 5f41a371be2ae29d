package io.oase.target;

import io.oase.channel.Channel;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Which conversations a target is for. What is empty or null does not matter; of several values in one field one is enough;
 * all fields together must fit.
 *
 * @param kinds of the post that began it
 * @param tags by name; case does not matter
 * @param priorityFrom at least this priority
 * @param languages BCP 47; {@code de} also fits {@code de-AT}
 * @param followersFrom at least this many follow the person; an unknown number is too few
 * @param crisis whether it belongs to a crisis in force
 */
public record Match(
        Set<Long> channels,
        Set<String> networks,
        @Nullable Boolean isPrivate,
        Set<String> kinds,
        Set<String> tags,
        @Nullable Integer priorityFrom,
        Set<String> languages,
        @Nullable Integer followersFrom,
        @Nullable Boolean crisis) {
    /** Everything. */
    public static final Match ANY = new Match(Set.of(), Set.of(), null, Set.of(), Set.of(), null, Set.of(), null, null);

    public Match {
        channels = Set.copyOf(channels);
        networks = Set.copyOf(networks);
        kinds = Set.copyOf(kinds);
        tags = Set.copyOf(tags);
        languages = Set.copyOf(languages);
    }

    /** Whether it is for this one. */
    public boolean fits(Matter matter) {
        return (channels.isEmpty() || channels.contains(matter.channelId()))
                && (networks.isEmpty() || networks.contains(matter.network()))
                && (isPrivate == null || isPrivate == matter.isPrivate())
                && (kinds.isEmpty() || kinds.contains(matter.kind()))
                && (tags.isEmpty()
                        || tags.stream()
                                .map(tag -> tag.toLowerCase(Locale.ROOT))
                                .anyMatch(matter.tags()::contains))
                && (priorityFrom == null || matter.priority() >= priorityFrom)
                && (languages.isEmpty() || languages.stream().anyMatch(wanted -> speaks(matter.language(), wanted)))
                && (followersFrom == null || matter.followers() != null && matter.followers() >= followersFrom)
                && (crisis == null || crisis == matter.inCrisis());
    }

    /** Whether it can be for something on this channel. */
    boolean mayFit(Channel channel) {
        return (channels.isEmpty() || channels.contains(channel.id()))
                && (networks.isEmpty() || networks.contains(channel.network()));
    }

    /** Whether it is for everything the other is for, as far as their fields tell one by one. */
    boolean covers(Match other) {
        return covers(channels, other.channels, Set::contains)
                && covers(networks, other.networks, Set::contains)
                && (isPrivate == null || isPrivate.equals(other.isPrivate))
                && covers(kinds, other.kinds, Set::contains)
                && covers(tags, other.tags, (mine, tag) -> mine.stream().anyMatch(each -> each.equalsIgnoreCase(tag)))
                && (priorityFrom == null || other.priorityFrom != null && other.priorityFrom >= priorityFrom)
                && covers(languages, other.languages, (mine, language) -> mine.stream()
                        .anyMatch(wanted -> speaks(language, wanted)))
                && (followersFrom == null || other.followersFrom != null && other.followersFrom >= followersFrom)
                && (crisis == null || crisis.equals(other.crisis));
    }

    /** No values stand for all there are. */
    private static <T> boolean covers(Set<T> mine, Set<T> others, BiPredicate<Set<T>, T> has) {
        return mine.isEmpty() || !others.isEmpty() && others.stream().allMatch(each -> has.test(mine, each));
    }

    private static boolean speaks(@Nullable String language, String wanted) {
        if (language == null) {
            return false;
        }
        String is = language.toLowerCase(Locale.ROOT);
        String range = wanted.toLowerCase(Locale.ROOT);
        return is.equals(range) || is.startsWith(range + "-");
    }
}
