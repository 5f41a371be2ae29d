package io.oase.channel.feed;

import io.oase.channel.Access;
import io.oase.channel.Connector;
import io.oase.channel.Declaration;
import io.oase.channel.Declaration.Capability;
import io.oase.channel.Declaration.Field;
import io.oase.channel.Declaration.Field.Kind;
import io.oase.channel.Network;
import io.oase.channel.TextRule;
import io.oase.channel.Visibility;
import java.util.List;
import java.util.Set;

/** Feeds of blogs, comments, forums and status pages: RSS 0.9x to 2.0, RDF, Atom 0.3 and 1.0, JSON Feed. Read only. */
public final class FeedNetwork implements Network {
    static final String ADDRESS = "address";
    static final String USER = "user";
    static final String PASSWORD = "password";

    private static final Declaration DECLARATION = new Declaration(
            "feed",
            "Feed",
            List.of(
                    new Field(ADDRESS, Kind.URL, true, "https://blog.example/comments/feed"),
                    new Field(USER, Kind.TEXT, false, "")),
            List.of(new Field(PASSWORD, Kind.SECRET, false, "")),
            Set.of(Capability.WITHOUT_ACCOUNT, Capability.RATINGS),
            300);

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    @Override
    public Connector connect(Access access) {
        return new FeedConnector(access, Requests.of(access));
    }

    @Override
    public TextRule usualTextRule(Visibility visibility) {
        return new TextRule(0, String::length);
    }
}
