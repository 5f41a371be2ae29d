package io.oase.ingest;

import io.oase.channel.Channel;
import io.oase.channel.Connector;
import io.oase.channel.KnownPost;
import io.oase.channel.RemotePost;
import io.oase.channel.Trouble;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches what stands above posts whose parents we do not know, before they are stored: it decides their thread. */
final class Above {
    private static final Logger LOG = LoggerFactory.getLogger(Above.class);
    /** Each costs a request; a first import of thousands must not use up the network's patience. */
    private static final int MOST_PER_PAGE = 20;

    private final Jdbi db;

    Above(Jdbi db) {
        this.db = db;
    }

    /**
     * Posts above; without those that could not be fetched, which costs their context and nothing else.
     *
     * @param before keys of posts that will be stored together with this page
     */
    List<RemotePost> of(Channel channel, Connector connector, List<RemotePost> page, Set<String> before) {
        Set<String> known = page.stream()
                .map(post -> Clean.key(post.key()))
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(HashSet::new));
        known.addAll(before);
        Set<String> parents = page.stream()
                .map(post -> Clean.key(post.parentKey()))
                .filter(parent -> parent != null && !known.contains(parent))
                .collect(Collectors.toSet());
        if (parents.isEmpty()) {
            return List.of();
        }
        // A post that is stored already was asked about when it came in: whatever could be found is there.
        Set<String> keys = new HashSet<>(parents);
        keys.addAll(known);
        Set<String> stored = db.withHandle(handle -> PostDao.known(handle, channel.id(), keys));
        known.addAll(stored);
        List<RemotePost> found = new ArrayList<>();
        int asked = 0;
        for (RemotePost post : page) {
            String key = Clean.key(post.key());
            String parent = Clean.key(post.parentKey());
            if (key == null
                    || parent == null
                    || stored.contains(key)
                    || known.contains(parent)
                    || asked >= MOST_PER_PAGE) {
                continue;
            }
            asked++;
            try {
                for (RemotePost higher : connector.above(known(post))) {
                    String higherKey = Clean.key(higher.key());
                    if (higherKey != null && known.add(higherKey)) {
                        found.add(higher);
                    }
                }
            } catch (Trouble trouble) {
                LOG.info(
                        "Channel {}: what stands above a post could not be read: {}",
                        channel.id(),
                        trouble.getMessage());
                if (trouble.kind() == Trouble.Kind.RATE_LIMITED) {
                    return found;
                }
            } catch (RuntimeException unforeseen) {
                LOG.error(
                        "Channel {}: what stands above a post could not be understood",
                        channel.id(),
                        Unforeseen.withoutWords(unforeseen));
            }
        }
        return found;
    }

    private static KnownPost known(RemotePost post) {
        return new KnownPost(
                post.key(), post.author().handle(), post.own(), post.visibility(), post.warning(), post.ref());
    }
}
