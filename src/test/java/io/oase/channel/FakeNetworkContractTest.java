package io.oase.channel;

import io.oase.base.Said;
import io.oase.testing.FakeNetwork;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The fake that other tests rely on keeps the contract too. */
class FakeNetworkContractTest extends NetworkContract {
    @Override
    protected FakeServer start() {
        FakeNetwork network = new FakeNetwork();
        return new FakeServer() {
            @Override
            public Network network() {
                return network;
            }

            @Override
            public Map<String, String> settings() {
                return Map.of();
            }

            @Override
            public Map<String, String> secrets() {
                return Map.of();
            }

            @Override
            public String mention(String who, String text, Instant at) {
                return network.mention(who, text, at);
            }

            @Override
            public String reply(String who, String parentKey, String text, Instant at) {
                return network.reply(who, parentKey, text, at);
            }

            @Override
            public void edit(String key, String text) {
                network.edit(key, text);
            }

            @Override
            public void delete(String key) {
                network.delete(key);
            }

            @Override
            public List<String> published() {
                return network.published();
            }

            @Override
            public void fault(Fault fault) {
                Trouble.Kind kind =
                        switch (fault) {
                            case UNAUTHORIZED -> Trouble.Kind.NEEDS_RECONNECTION;
                            case RATE_LIMITED -> Trouble.Kind.RATE_LIMITED;
                            case NONE, SERVER_ERROR, CONNECTION_RESET -> Trouble.Kind.UNREACHABLE;
                            default -> Trouble.Kind.BAD_ANSWER;
                        };
                network.fail(
                        fault == Fault.NONE
                                ? null
                                : new Trouble(
                                        kind, Said.of("trouble.network", "fake.example"), false, NOW.plusSeconds(60)));
            }

            @Override
            public void addBrokenPost() {}

            @Override
            public void loseNextAnswer() {
                network.loseNextReceipt();
            }

            @Override
            public void close() {}
        };
    }
}
