package io.oase.activation;

import io.oase.channel.Channel;
import io.oase.playbook.Playbook;
import io.oase.playbook.Where;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * What a playbook looks for in posts: any of its words, on the channels it is about. Pure but for the database's stems.
 *
 * @param query a {@code tsquery} over posts; empty where it looks for nothing
 * @param channels ids; empty: every channel
 */
record Words(String query, List<Long> channels) {
    /** How far back conversations that are still open belong to a crisis that begins now. */
    static final int DAYS = 7;

    /** Of a playbook, on the channels there are. */
    static Words of(Handle db, Playbook playbook, List<Channel> all) {
        List<String> words = new ArrayList<>();
        playbook.triggers().topics().forEach(topic -> topic.words().values().forEach(words::addAll));
        List<String> where = playbook.triggers().channels();
        boolean everywhere = where.isEmpty() || where.contains(Where.ALL);
        List<Long> channels = all.stream()
                .filter(channel -> !everywhere && Where.has(where, channel.network(), channel.name()))
                .map(Channel::id)
                .toList();
        return new Words(words.isEmpty() || !everywhere && channels.isEmpty() ? "" : query(db, words), channels);
    }

    /** Whether it looks for anything. */
    boolean seek() {
        return !query.isEmpty();
    }

    private static String query(Handle db, List<String> words) {
        return db.createQuery("SELECT any_of_words(:words)::text")
                .bind("words", words.toArray(String[]::new))
                .mapTo(String.class)
                .one();
    }
}
