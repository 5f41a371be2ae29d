package io.oase.channel;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A stand-in for one network's server, speaking its real protocol over real HTTP on loopback, as each network's contract
 * test provides it. It has one account of ours and any number of strangers.
 */
public interface FakeServer extends AutoCloseable {
    /** The network under test. */
    Network network();

    /** Settings that connect to this server. */
    Map<String, String> settings();

    /** Secrets that connect to this server. */
    Map<String, String> secrets();

    /** Somebody addresses us in public (or, on a feed, an entry appears); answers the post's key. */
    String mention(String who, String text, Instant at);

    /** Somebody answers a post; answers the new post's key. Only called where the network has replies. */
    String reply(String who, String parentKey, String text, Instant at);

    /** Its author changes a post. */
    void edit(String key, String text);

    /** Its author deletes a post. */
    void delete(String key);

    /** Texts of what our own account has published, oldest first. */
    List<String> published();

    /** How every answer of the server is bad from now on; {@link Fault#NONE} ends it. */
    void fault(Fault fault);

    /** A post exists, but is not shown to us yet: it is still on its way between two servers. */
    default void holdBack(String key) {
        throw new UnsupportedOperationException();
    }

    /** What was held back arrives. */
    default void arrives(String key) {
        throw new UnsupportedOperationException();
    }

    /** Each of two posts answers the other. */
    default void answerEachOther(String one, String other) {
        throw new UnsupportedOperationException();
    }

    /** Puts one entry that cannot be understood among the good ones of the next pages. */
    void addBrokenPost();

    /** The next write is carried out, but its answer never arrives. */
    void loseNextAnswer();

    @Override
    void close();

    /** Ways to be bad. */
    enum Fault {
        NONE,
        UNAUTHORIZED,
        RATE_LIMITED,
        SERVER_ERROR,
        HTML_INSTEAD,
        TRUNCATED,
        EMPTY_BODY,
        WRONG_TYPES,
        CONNECTION_RESET
    }
}
