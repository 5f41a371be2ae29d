package io.oase.channel.mastodon;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.oase.base.Said;
import io.oase.channel.Keep;
import io.oase.channel.RemotePerson;
import io.oase.channel.Trouble;
import java.util.Optional;

/** What was learned of the server and of ourselves: asked once, kept with the channel. */
final class Memory {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SERVER = "server";
    private static final String SELF = "self";

    private final Keep keep;
    private final Api api;
    private final Form form;

    Memory(Keep keep, Api api, Form form) {
        this.keep = keep;
        this.api = api;
        this.form = form;
    }

    /** The server as last learned, without asking; what is usual on Mastodon before that. */
    Server serverOrUsual() {
        return recall(SERVER, Server.class).orElse(new Server(form.host(), Server.Kind.OTHER, 500, 23, false));
    }

    /** The server, asked if need be. */
    Server server() {
        return recall(SERVER, Server.class).orElseGet(this::learnServer);
    }

    /** Ourselves, asked if need be; empty without a token. */
    Optional<Self> self() {
        if (form.token().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(recall(SELF, Self.class).orElseGet(() -> {
            learnSelf();
            return recall(SELF, Self.class).orElseThrow();
        }));
    }

    /** Ourselves as last learned, without asking. */
    Optional<Self> selfRemembered() {
        return recall(SELF, Self.class);
    }

    /** Asks the server about itself. */
    Server learnServer() {
        Server server = Server.ask(api);
        put(SERVER, server);
        return server;
    }

    /** Asks who we are. */
    RemotePerson learnSelf() {
        JsonNode account = api.read(api.at("api", "v1", "accounts", "verify_credentials"));
        String id = Fields.id(account, "id");
        if (id == null) {
            throw Trouble.of(Trouble.Kind.BAD_ANSWER, Said.of("trouble.mastodon.not_a_server", form.host()));
        }
        RemotePerson person = People.read(account, server().domain())
                .orElseThrow(() ->
                        Trouble.of(Trouble.Kind.BAD_ANSWER, Said.of("trouble.mastodon.not_a_server", form.host())));
        put(SELF, new Self(id, person.key(), person.handle(), person.url()));
        return person;
    }

    private <T> Optional<T> recall(String name, Class<T> type) {
        return keep.get(name).flatMap(text -> {
            try {
                return Optional.of(JSON.readValue(text, type));
            } catch (JsonProcessingException e) {
                return Optional.empty(); // written by another version; learned anew
            }
        });
    }

    private void put(String name, Object value) {
        try {
            String text = JSON.writeValueAsString(value);
            if (!keep.get(name).equals(Optional.of(text))) {
                keep.put(name, text);
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
