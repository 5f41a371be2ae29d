package io.oase.demo;

import java.io.IOException;
import java.time.Clock;
import java.util.random.RandomGenerator;

/**
 * The make-believe network, running inside this process on a loopback port: a small Mastodon-compatible server called
 * Marktplatz, with an invented organisation and invented people who write to it and answer back. Its public pages stand
 * at {@link #baseUrl}.
 */
public final class DemoNetwork implements AutoCloseable {
    /** The network it is one of. */
    public static final String KIND = "mastodon";

    /** No secret: it opens nothing but this toy on this machine, and stays the same so that a restart goes on reading. */
    private static final String TOKEN = "marktplatz-demo-token";

    private final Server server;
    private final Later later;
    private final String handle;

    private DemoNetwork(Server server, Later later, String handle) {
        this.server = server;
        this.later = later;
        this.handle = handle;
    }

    /** Starts in real time on any free port. */
    public static DemoNetwork start(Clock clock, RandomGenerator chance) throws IOException {
        return start(clock, chance, Later.onOneThread(), 0);
    }

    /**
     * Starts. Two days of history are there at once; the first new post comes a few seconds later.
     *
     * @param clock what time it is
     * @param chance what decides who says what when; has to be safe for several threads, as {@link java.util.Random} is
     * @param later what runs things after a while; closed by {@link #close}
     * @param port loopback port; 0 takes any free one. A fixed one lets a kept database go on where it was
     * @throws IOException when the port is taken
     */
    public static DemoNetwork start(Clock clock, RandomGenerator chance, Later later, int port) throws IOException {
        var server = Server.open(port);
        var base = server.baseUrl();
        var script = Script.read();
        var town = new Town(clock, Cast.read());
        var past = Past.write(town, script, chance);
        var answers = new Answers(town, script, chance, later);
        var json = new Json(town, base);
        var api = new Api(town, json, base, TOKEN, new RateWindow(clock));
        var site = new Site(town, new Pages(town, new Cards(town, json)), answers, base);
        answers.begin();
        server.serve(ask -> ask.path().startsWith("/api/") ? api.answer(ask) : site.answer(ask));
        new Life(town, script, chance, later, answers, past).begin();
        return new DemoNetwork(server, later, town.cast().organisation().acct());
    }

    /** Address of the server and of its public page, without a slash at the end: {@code http://127.0.0.1:4711}. */
    public String baseUrl() {
        return server.baseUrl();
    }

    /** The token with which the organisation's account reads and writes. */
    public String accessToken() {
        return TOKEN;
    }

    /** Name of the organisation's account, without the @: {@code hilfe}. Its page is {@code baseUrl()/@hilfe}. */
    public String accountHandle() {
        return handle;
    }

    /** Everybody falls silent and the port is free again. */
    @Override
    public void close() {
        later.close();
        server.close();
    }
}
