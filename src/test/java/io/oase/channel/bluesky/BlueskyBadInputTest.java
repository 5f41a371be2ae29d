package io.oase.channel.bluesky;

import io.oase.channel.BadInputContract;
import io.oase.channel.FakeServer;
import java.util.function.UnaryOperator;

class BlueskyBadInputTest extends BadInputContract {
    private static final int FIELDS = 25;

    @Override
    protected FakeServer start() {
        return new FakeBluesky();
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
