package io.oase.channel.mastodon;

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

/** Mastodon and compatible servers: mentions, replies and direct messages of one account, and hashtags and words. */
public final class MastodonNetwork implements Network {
    private static final Declaration DECLARATION = new Declaration(
            "mastodon",
            "Mastodon",
            List.of(
                    new Field(Form.SERVER, Kind.URL, true, "https://mastodon.example"),
                    new Field(Form.HASHTAGS, Kind.LIST, false, "#water, #power"),
                    new Field(Form.WORDS, Kind.LIST, false, "Stadtwerke Musterstadt")),
            List.of(new Field(Form.TOKEN, Kind.SECRET, false, "")),
            Set.of(Capability.REPLY, Capability.PRIVATE_MESSAGES, Capability.WITHOUT_ACCOUNT, Capability.THREADS),
            60);

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    @Override
    public Connector connect(Access access) {
        return new MastodonConnector(access, Form.read(access.settings(), access.secrets()));
    }

    @Override
    public TextRule usualTextRule(Visibility visibility) {
        return Lengths.rule(Server.USUAL);
    }
}
