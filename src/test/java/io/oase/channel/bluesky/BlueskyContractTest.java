package io.oase.channel.bluesky;

import io.oase.channel.FakeServer;
import io.oase.channel.NetworkContract;

class BlueskyContractTest extends NetworkContract {
    @Override
    protected FakeServer start() {
        return new FakeBluesky();
    }
}
