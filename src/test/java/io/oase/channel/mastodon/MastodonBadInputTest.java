package io.oase.channel.mastodon;

import io.oase.channel.BadInputContract;
import io.oase.channel.FakeServer;
import java.util.function.UnaryOperator;

class MastodonBadInputTest extends BadInputContract {
    private static final int FIELDS = 40;

    @Override
    protected FakeServer start() {
        return new FakeMastodon(Dialect.MASTODON);
    }

    @Override
    protected int mutants() {
        return FIELDS * VALUES.size();
    }

    @Override
    protected UnaryOperator<String> mutation() {
        return mutationOfJson();
    }
}
