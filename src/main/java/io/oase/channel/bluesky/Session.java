package io.oase.channel.bluesky;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.oase.base.Said;
import io.oase.channel.Access;
import io.oase.channel.HttpAnswer;
import io.oase.channel.Trouble;
import io.oase.channel.Trouble.Kind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Our session on the account's server. Signing in is limited to a few times a day, so a session is kept, encrypted and
 * for all nodes, refreshed when its access token has expired, and made anew only when that fails. Two nodes may refresh
 * at once: the server lets the old refresh token work for a while.
 */
final class Session {
    private static final String KEPT_AS = "session";

    private final Form form;
    private final Access access;
    private final Directories directories;
    private final String owner;
    private @Nullable Tokens known;

    Session(Form form, Access access, Directories directories) {
        this.form = form;
        this.access = access;
        this.directories = directories;
        this.owner = fingerprint(form.handle() + '\n' + form.server() + '\n' + form.password());
    }

    /**
     * A session.
     *
     * @param owner fingerprint of what it was made with; another password makes another session
     * @param server origin of the account's server
     * @param handle as the server says
     */
    record Tokens(String owner, String server, String did, String handle, String accessToken, String refreshToken) {
        @Override
        public String toString() {
            return "Tokens[" + did + " at " + server + "]";
        }
    }

    /** The session there is, made now if there is none. */
    synchronized Tokens current() {
        Tokens tokens = known != null ? known : kept().orElseGet(this::begin);
        known = tokens;
        return tokens;
    }

    /** A session whose access token is another than this one, which the server no longer takes. */
    synchronized Tokens renew(Tokens spent) {
        Optional<Tokens> kept = kept();
        if (kept.isPresent() && !kept.get().accessToken().equals(spent.accessToken())) {
            known = kept.get(); // another thread or node was first
            return kept.get();
        }
        Instant now = access.clock().instant();
        HttpAnswer answer = post(spent.server(), "refreshSession", spent.refreshToken(), new byte[0]);
        if (answer.ok()) {
            return keep(answer, spent.server());
        }
        if (answer.status() == 429 || answer.status() >= 500) {
            Faults.check(answer, now);
        }
        return begin();
    }

    private Tokens begin() {
        String server = form.server() != null
                ? form.server()
                : directories.signInAt(
                        access.http(), form.handle(), access.clock().instant());
        byte[] body = Fields.object()
                .put("identifier", form.handle())
                .put("password", form.password())
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        HttpAnswer answer = post(server, "createSession", null, body);
        if (answer.status() == 401 && Faults.name(answer).equals("AuthenticationRequired")) {
            throw Trouble.of(Kind.NEEDS_RECONNECTION, Said.of("trouble.bluesky.password", answer.host()));
        }
        Faults.check(answer, access.clock().instant());
        return keep(answer, server);
    }

    private Tokens keep(HttpAnswer answer, String askedAt) {
        JsonNode body = answer.json();
        @Nullable String did = Fields.text(body, "did");
        @Nullable String accessToken = Fields.text(body, "accessJwt");
        @Nullable String refreshToken = Fields.text(body, "refreshJwt");
        if (did == null || accessToken == null || refreshToken == null) {
            throw Trouble.of(Kind.BAD_ANSWER, Said.of("trouble.bluesky.not_understood", answer.host()));
        }
        if (body.path("active").isBoolean() && !body.path("active").booleanValue()) {
            String status = Fields.textOr("", body, "status");
            String key = status.equals("deactivated") ? "trouble.bluesky.deactivated" : "trouble.bluesky.takedown";
            throw Trouble.of(Kind.NEEDS_RECONNECTION, Said.of(key, answer.host()));
        }
        Tokens tokens = new Tokens(
                owner,
                server(body.path("didDoc"), askedAt),
                did,
                Fields.textOr(form.handle(), body, "handle"),
                accessToken,
                refreshToken);
        try {
            access.keep().put(KEPT_AS, Fields.JSON.writeValueAsString(tokens));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        known = tokens;
        return tokens;
    }

    /** A server that was entered stays: behind it may be a proxy or a tunnel that the world does not know of. */
    private String server(JsonNode document, String askedAt) {
        if (form.server() != null && !form.server().equals(directories.entry())) {
            return form.server();
        }
        return Directories.server(document).orElse(askedAt);
    }

    private Optional<Tokens> kept() {
        return access.keep().get(KEPT_AS).flatMap(json -> {
            try {
                Tokens tokens = Fields.JSON.readValue(json, Tokens.class);
                return tokens.owner().equals(owner) ? Optional.of(tokens) : Optional.empty();
            } catch (JsonProcessingException e) {
                return Optional.empty();
            }
        });
    }

    /** A sign-in whose answer is lost changed nothing that matters: whatever it was for has not been sent yet. */
    private HttpAnswer post(String server, String verb, @Nullable String bearer, byte[] body) {
        Map<String, String> headers = bearer == null
                ? Map.of("Accept", "application/json")
                : Map.of("Accept", "application/json", "Authorization", "Bearer " + bearer);
        try {
            return access.http()
                    .send(
                            "POST",
                            server + "/xrpc/com.atproto.server." + verb,
                            headers,
                            body.length == 0 ? null : "application/json",
                            body);
        } catch (Trouble trouble) {
            throw new Trouble(
                    trouble.kind(), trouble.said(), false, trouble.retryAt().orElse(null));
        }
    }

    private static String fingerprint(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
