package io.oase.activation;

import io.oase.channel.Channel;
import io.oase.playbook.Playbook;
import io.oase.playbook.Where;
import io.oase.search.Listening;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * What a playbook looks for in posts: any of its words, on the channels it is about, found as search finds them.
 *
 * @param query a {@code tsquery} over posts; empty where the index knows none of them
 * @param verbatim a regular expression of the database over a post as names are compared, for phrases made of words the index leaves
 *     out; empty where there are none
 * @param phrases those, as the playbook writes them
 * @param channels ids; empty: every channel
 */
record Words(String query, String verbatim, List<String> phrases, List<Long> channels) {
    /** How far back conversations that are still open belong to a crisis that begins now. */
    static final int DAYS = 7;

    private static final Words NONE = new Words("", "", List.of(), List.of());

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
        if (words.isEmpty() || !everywhere && channels.isEmpty()) {
            return NONE;
        }
        List<Listening> each = Listening.to(db, words);
        return new Words(
                any(each, Listening::query),
                any(each, Listening::verbatim),
                each.stream()
                        .filter(one -> !one.verbatim().isEmpty())
                        .map(Listening::text)
                        .toList(),
                channels);
    }

    private static String any(List<Listening> each, Function<Listening, String> what) {
        return each.stream()
                .map(what)
                .filter(part -> !part.isEmpty())
                .map(part -> "(" + part + ")")
                .collect(Collectors.joining("|"));
    }
}
