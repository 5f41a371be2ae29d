package io.oase.channel.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oase.channel.Access;
import io.oase.channel.HttpAnswer;
import io.oase.channel.Trouble;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import okhttp3.HttpUrl;

/** Calls to the account's server (https://atproto.com/specs/xrpc), with a session that renews itself once per call. */
final class Xrpc {
    /** Sends a call on to the chat service, https://docs.bsky.app/docs/api/chat-bsky-convo-send-message. */
    static final Map<String, String> TO_CHAT = Map.of("atproto-proxy", "did:web:api.bsky.chat#bsky_chat");

    private final Session session;
    private final Access access;
    private final Patience patience = new Patience();

    Xrpc(Session session, Access access) {
        this.session = session;
        this.access = access;
    }

    /** One parameter of a query; names may repeat. */
    record Param(String name, String value) {
        static Param of(String name, Object value) {
            return new Param(name, String.valueOf(value));
        }
    }

    /** Our DID. */
    String self() {
        return session.current().did();
    }

    /** Our handle and server, as the session says. */
    Session.Tokens who() {
        return session.current();
    }

    Instant now() {
        return access.clock().instant();
    }

    /** When reading may go on; empty when it may now. */
    Optional<Instant> notBefore() {
        return patience.notBefore(now());
    }

    /** Reads; error answers are thrown as trouble. */
    JsonNode get(String method, Param... params) {
        return Faults.check(ask(method, Map.of(), List.of(params)), now()).json();
    }

    /** Reads; error answers come back. */
    HttpAnswer ask(String method, Map<String, String> headers, List<Param> params) {
        return call(tokens -> {
            HttpUrl.Builder url =
                    HttpUrl.get(tokens.server() + "/xrpc/" + method).newBuilder();
            params.forEach(param -> url.addQueryParameter(param.name(), param.value()));
            return access.http().get(url.build().toString(), headers(tokens, headers));
        });
    }

    /**
     * Writes; error answers are thrown as trouble.
     *
     * @throws Trouble with an open outcome where the server failed after it had the request
     */
    JsonNode post(String method, Map<String, String> headers, ObjectNode body) {
        HttpAnswer answer = call(tokens -> access.http()
                .send(
                        "POST",
                        tokens.server() + "/xrpc/" + method,
                        headers(tokens, headers),
                        "application/json",
                        body.toString().getBytes(StandardCharsets.UTF_8)));
        try {
            return Faults.check(answer, now()).json();
        } catch (Trouble trouble) {
            throw answer.ok() || answer.status() >= 500 ? trouble.withOutcomeUnknown() : trouble;
        }
    }

    private HttpAnswer call(Function<Session.Tokens, HttpAnswer> request) {
        Session.Tokens tokens = session.current();
        HttpAnswer answer = request.apply(tokens);
        if (Faults.sessionOver(answer)) {
            answer = request.apply(session.renew(tokens));
        }
        patience.note(answer);
        return answer;
    }

    private static Map<String, String> headers(Session.Tokens tokens, Map<String, String> more) {
        Map<String, String> headers = new HashMap<>(more);
        headers.put("Accept", "application/json");
        headers.put("Authorization", "Bearer " + tokens.accessToken());
        return headers;
    }
}
