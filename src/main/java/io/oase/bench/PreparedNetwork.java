package io.oase.bench;

import io.oase.channel.Access;
import io.oase.channel.Connector;
import io.oase.channel.Declaration;
import io.oase.channel.Introduction;
import io.oase.channel.KnownPost;
import io.oase.channel.Network;
import io.oase.channel.Outgoing;
import io.oase.channel.Page;
import io.oase.channel.RemotePost;
import io.oase.channel.TextRule;
import io.oase.channel.Visibility;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A network without a network: a poll is given the pages that were laid out for it. */
final class PreparedNetwork implements Network {
    static final String ID = "bench";

    private final Queue<List<RemotePost>> laidOut = new ArrayDeque<>();

    /** What the next poll reads. */
    void layOut(List<List<RemotePost>> pages) {
        laidOut.addAll(pages);
    }

    @Override
    public Declaration declaration() {
        return new Declaration(ID, "Bench", List.of(), List.of(), Set.of(), 60);
    }

    @Override
    public Connector connect(Access access) {
        return new Prepared();
    }

    @Override
    public TextRule usualTextRule(Visibility visibility) {
        return new TextRule(500, String::length);
    }

    private final class Prepared implements Connector {
        @Override
        public Introduction introduce() {
            return new Introduction(Optional.of(Mixture.us()), "bench.example", List.of(), List.of());
        }

        @Override
        public Page read(@Nullable String bookmark, Instant importSince) {
            List<RemotePost> page = laidOut.isEmpty() ? List.of() : laidOut.remove();
            int no = bookmark == null ? 1 : Integer.parseInt(bookmark) + 1;
            return Page.of(page, String.valueOf(no), laidOut.isEmpty());
        }

        @Override
        public List<Visibility> audiences(KnownPost post) {
            return List.of();
        }

        @Override
        public TextRule textRule(Visibility visibility) {
            return new TextRule(500, String::length);
        }

        @Override
        public Published publish(Outgoing part) {
            throw new UnsupportedOperationException("Nothing is published here");
        }

        @Override
        public Search find(Outgoing part) {
            return new Search.CannotTell();
        }
    }
}
