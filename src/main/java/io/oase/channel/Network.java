package io.oase.channel;

/** A kind of place where people speak: Mastodon, Bluesky, feeds … Stateless; one instance per process. */
public interface Network {
    /** What this network says about itself; the set-up form, the API and the limits are drawn from it. */
    Declaration declaration();

    /**
     * A connector for one channel. Makes no request yet.
     *
     * @throws io.oase.base.Refused.Invalid when a setting cannot be used, naming the setting
     */
    Connector connect(Access access);
}
