package io.oase.channel.feed;

import io.oase.channel.FakeServer;
import io.oase.channel.NetworkContract;

class FeedContractTest extends NetworkContract {
    @Override
    protected FakeServer start() {
        return new FakeFeed();
    }
}
