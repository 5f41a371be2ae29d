package io.oase.channel.mastodon;

/** The same over a server that pages and answers like GoToSocial. */
class GoToSocialContractTest extends MastodonContractTest {
    @Override
    Dialect dialect() {
        return Dialect.GOTOSOCIAL;
    }
}
