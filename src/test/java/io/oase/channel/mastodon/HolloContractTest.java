package io.oase.channel.mastodon;

/** The same over a server that pages and answers like Hollo. */
class HolloContractTest extends MastodonContractTest {
    @Override
    Dialect dialect() {
        return Dialect.HOLLO;
    }
}
