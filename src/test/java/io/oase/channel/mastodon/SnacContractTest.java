package io.oase.channel.mastodon;

/** The same over a server that pages and answers like Snac. */
class SnacContractTest extends MastodonContractTest {
    @Override
    Dialect dialect() {
        return Dialect.SNAC;
    }
}
