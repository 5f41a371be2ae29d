package io.oase.channel.bluesky;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The fake Bluesky for stories that go over several networks: people ask us something there, and read what we answer. */
public final class BlueskyTown implements AutoCloseable {
    private final FakeBluesky server = new FakeBluesky();
    private Instant last = Instant.EPOCH;

    /** Where it is, without a slash at the end. */
    public String address() {
        return server.origin();
    }

    /** Name of our account, without the @. */
    public String handle() {
        return server.handle;
    }

    /** App password of our account. */
    public String password() {
        return server.password;
    }

    /**
     * Somebody asks us something in public; answers the post's key.
     *
     * @param who a short name, from which their handle is made
     * @param name as they call themselves
     * @param language what they say they write in: {@code de}, {@code en}
     */
    public String asks(String who, String name, String text, String language) {
        synchronized (server) {
            last = later(last, Instant.ofEpochMilli(System.currentTimeMillis()));
            String key = server.mention(who, text, last);
            ObjectNode view = server.posts.get(key);
            view.withObject("/author").put("displayName", name);
            view.withObject("/record").putArray("langs").add(language);
            return key;
        }
    }

    /** What we published below a post, oldest first. */
    public List<String> answersTo(String key) {
        List<String> answers = new ArrayList<>();
        synchronized (server) {
            server.posts.values().stream()
                    .filter(post -> post.at("/author/did").asText().equals(server.self))
                    .filter(post -> post.at("/record/reply/parent/uri").asText().equals(key))
                    .forEach(post -> answers.add(post.at("/record/text").asText()));
        }
        return answers;
    }

    /** No two posts at the same time: its pages are cut between times. */
    private static Instant later(Instant last, Instant now) {
        return now.isAfter(last) ? now : last.plusMillis(1);
    }

    @Override
    public void close() {
        server.close();
    }
}
