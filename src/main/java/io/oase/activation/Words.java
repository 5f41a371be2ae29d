package io.oase.activation;

import io.oase.channel.Channel;
import io.oase.playbook.Playbook;
import io.oase.playbook.Where;
import io.oase.search.Listening;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What a playbook looks for in posts: any of its words, found as search finds them, or stars, on the channels it is about.
 *
 * @param query a {@code tsquery} over posts; empty where the index knows none of them
 * @param fillers a regular expression of the database over a post as names are compared, for phrases made of words the index leaves
 *     out; empty where there are none
 * @param open likewise, for words with open ends
 * @param each of them
 * @param phrases those, as the playbook writes them
 * @param channels ids; empty: every channel
 * @param stars a review with so many or fewer belongs whatever it says; null: no review does for its stars
 */
record Words(
        String query,
        String fillers,
        String open,
        List<Listening> each,
        List<String> phrases,
        List<Long> channels,
        @Nullable Integer stars) {
    /** How far back conversations that are still open belong to a crisis that begins now. */
    static final int DAYS = 7;

    private static final Words NONE = new Words("", "", "", List.of(), List.of(), List.of(), null);

    /** Of a playbook, on the channels there are. */
    static Words of(Handle db, Playbook playbook, List<Channel> all) {
        List<String> words = playbook.triggers().topics().stream()
                .flatMap(topic -> topic.words().values().stream())
                .flatMap(List::stream)
                .distinct()
                .toList();
        List<String> where = playbook.triggers().channels();
        boolean everywhere = where.isEmpty() || where.contains(Where.ALL);
        List<Long> channels = all.stream()
                .filter(channel -> !everywhere && Where.has(where, channel.network(), channel.name()))
                .map(Channel::id)
                .toList();
        Playbook.Ratings ratings = playbook.triggers().ratings();
        Integer stars = ratings == null || !ratings.gather() ? null : ratings.atMost();
        if ((words.isEmpty() && stars == null) || (!everywhere && channels.isEmpty())) {
            return NONE;
        }
        List<Listening> each = Listening.to(db, words);
        return new Words(
                any(each.stream().map(Listening::query)),
                any(each.stream().filter(word -> !word.isOpen()).map(Listening::verbatim)),
                any(each.stream().filter(Listening::isOpen).map(Listening::verbatim)),
                each,
                each.stream()
                        .filter(one -> !one.isOpen() && !one.verbatim().isEmpty())
                        .map(Listening::text)
                        .toList(),
                channels,
                stars);
    }

    /** Any of the regular expressions; empty for none. */
    String verbatim() {
        return Stream.of(fillers, open).filter(part -> !part.isEmpty()).collect(Collectors.joining("|"));
    }

    /** A {@code tsquery} that holds for every post of the past with a word the index knows or one with an open end, and for some others. */
    String along(Handle db) {
        Map<String, String> along = Listening.along(db, each);
        return any(along.values().stream().sorted());
    }

    private static String any(Stream<String> parts) {
        return parts.filter(part -> !part.isEmpty())
                .map(part -> "(" + part + ")")
                .collect(Collectors.joining("|"));
    }
}
