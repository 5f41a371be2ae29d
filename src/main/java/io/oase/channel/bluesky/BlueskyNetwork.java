package io.oase.channel.bluesky;

import io.oase.channel.Access;
import io.oase.channel.Connector;
import io.oase.channel.Declaration;
import io.oase.channel.Declaration.Capability;
import io.oase.channel.Declaration.Field;
import io.oase.channel.Network;
import io.oase.channel.TextRule;
import io.oase.channel.Visibility;
import java.util.List;
import java.util.Set;

/** Bluesky, and every other server of the AT Protocol (https://atproto.com, https://docs.bsky.app). */
public final class BlueskyNetwork implements Network {
    private static final int POLL_SECONDS = 60;

    private final Directories directories;

    /** Bluesky as the world knows it. */
    public BlueskyNetwork() {
        this(Directories.PUBLIC);
    }

    /** With other places to look handles up; for tests. */
    BlueskyNetwork(Directories directories) {
        this.directories = directories;
    }

    @Override
    public Declaration declaration() {
        return new Declaration(
                "bluesky",
                "Bluesky",
                List.of(
                        new Field(Form.HANDLE, Field.Kind.TEXT, true, "acme.bsky.social"),
                        new Field(Form.SERVER, Field.Kind.URL, false, "https://pds.acme.example"),
                        new Field(Form.WORDS, Field.Kind.LIST, false, "acme, #acme"),
                        new Field(Form.MESSAGES, Field.Kind.YES_NO, false, "")),
                List.of(new Field(Form.PASSWORD, Field.Kind.SECRET, true, "xxxx-xxxx-xxxx-xxxx")),
                Set.of(Capability.REPLY, Capability.PRIVATE_MESSAGES, Capability.THREADS),
                POLL_SECONDS);
    }

    @Override
    public Connector connect(Access access) {
        return new BlueskyConnector(Form.of(access), access, directories);
    }

    @Override
    public TextRule usualTextRule(Visibility visibility) {
        return visibility == Visibility.PRIVATE ? Lengths.MESSAGE : Lengths.POST;
    }
}
