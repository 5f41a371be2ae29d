package io.oase.channel.bluesky;

import io.oase.channel.Access;
import io.oase.channel.Connector;
import io.oase.channel.Http;
import io.oase.channel.Keep;
import io.oase.channel.KnownPost;
import io.oase.channel.Page;
import io.oase.channel.RemotePost;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A connector on a fake, and what a poll over it brings. */
final class Connecting {
    private Connecting() {}

    static Connector to(FakeBluesky server) {
        return to(server, Keep.inMemory(), FakeBluesky.NOW, Map.of());
    }

    static Connector to(FakeBluesky server, Keep keep, Instant now, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(server.settings());
        all.putAll(settings);
        Http http = new Http(true, Duration.ofSeconds(5));
        return new BlueskyNetwork()
                .connect(new Access(all, server.secrets(), http, Clock.fixed(now, ZoneOffset.UTC), keep));
    }

    static KnownPost known(RemotePost post) {
        return new KnownPost(
                post.key(), post.author().handle(), post.own(), post.visibility(), post.warning(), post.ref());
    }

    /** One poll: pages until level. */
    static Polled poll(Connector connector, String bookmark, Instant importSince) {
        Polled polled = new Polled(bookmark);
        for (int i = 0; i < 200; i++) {
            Page page = connector.read(polled.bookmark, importSince);
            polled.pages.add(page);
            polled.bookmark = page.bookmark();
            if (page.level() || page.notBefore().isPresent()) {
                return polled;
            }
        }
        throw new AssertionError("still not level after 200 pages");
    }

    /** What a poll brought. */
    static final class Polled {
        final List<Page> pages = new ArrayList<>();
        String bookmark;

        Polled(String bookmark) {
            this.bookmark = bookmark;
        }

        List<RemotePost> posts() {
            return pages.stream().flatMap(page -> page.posts().stream()).toList();
        }

        List<String> keys() {
            return posts().stream().map(RemotePost::key).distinct().toList();
        }

        RemotePost find(String key) {
            return posts().stream()
                    .filter(post -> post.key().equals(key))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no " + key + " among " + keys()));
        }
    }
}
