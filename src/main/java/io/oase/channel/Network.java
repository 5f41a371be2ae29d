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

    /**
     * How long an answer may be on a channel of this network of which nothing more is known: for texts that are written before
     * there is one. A connected channel may allow more or less ({@link Connector#textRule}).
     */
    TextRule usualTextRule(Visibility visibility);
}
