package io.oase.channel.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import io.oase.channel.Http;
import io.oase.channel.HttpAnswer;
import io.oase.channel.Trouble;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Where accounts are looked up (https://atproto.com/specs/handle, https://atproto.com/specs/did): handle to DID, DID to the
 * server it lives on.
 *
 * @param entry Bluesky's own entry server, which knows the handles of all servers that Bluesky knows, also those told by
 *     DNS; sessions of accounts it hosts are made there
 * @param plc directory of {@code did:plc}
 * @param web origin of the web site of a host, which stands for {@code {host}}
 */
record Directories(String entry, String plc, String web) {
    static final Directories PUBLIC = new Directories("https://bsky.social", "https://plc.directory", "https://{host}");

    /** Bluesky's own servers leave signing in to the entry server. */
    private static final String HOSTED = ".host.bsky.network";

    private static final Pattern DID = Pattern.compile("did:[a-z]+:[a-zA-Z0-9._:%-]{1,500}");

    private static final Map<String, String> JSON = Map.of("Accept", "application/json");

    /**
     * Where to sign in with this handle or DID: its own server, or the entry server where the account is hosted there or
     * nobody knows it, since that one says best what is wrong.
     *
     * @throws Trouble when a directory cannot be asked right now; to guess then would show the password to a stranger and
     *     take its refusal for ours
     */
    String signInAt(Http http, String identifier, Instant now) {
        return did(http, identifier, now)
                .flatMap(did -> document(http, did, now))
                .flatMap(Directories::server)
                .filter(server -> !host(server).endsWith(HOSTED))
                .orElse(entry);
    }

    /** The server named in a DID document, without a slash at the end; empty where none is. */
    static Optional<String> server(JsonNode document) {
        for (JsonNode service : document.path("service")) {
            String id = Fields.textOr("", service, "id");
            String endpoint = Fields.text(service, "serviceEndpoint");
            if (id.endsWith("#atproto_pds") && endpoint != null && isSafe(HttpUrl.parse(endpoint))) {
                return Optional.of(endpoint.replaceFirst("/+$", ""));
            }
        }
        return Optional.empty();
    }

    /** A password goes out encrypted, or stays on this machine. */
    private static boolean isSafe(@Nullable HttpUrl url) {
        return url != null
                && (url.isHttps()
                        || url.host().equals("localhost")
                        || url.host().startsWith("127."));
    }

    /** Host and, where it is not the usual one, port. */
    static String host(String url) {
        @Nullable HttpUrl parsed = HttpUrl.parse(url);
        if (parsed == null) {
            return url;
        }
        return parsed.port() == HttpUrl.defaultPort(parsed.scheme())
                ? parsed.host()
                : parsed.host() + ":" + parsed.port();
    }

    private Optional<String> did(Http http, String identifier, Instant now) {
        if (identifier.startsWith("did:")) {
            return Optional.of(identifier);
        }
        HttpUrl url = HttpUrl.get(entry + "/xrpc/com.atproto.identity.resolveHandle")
                .newBuilder()
                .addQueryParameter("handle", identifier)
                .build();
        Optional<String> known = known(http.get(url.toString(), JSON), now)
                .map(HttpAnswer::jsonOrNothing)
                .map(answer -> Fields.text(answer, "did"));
        return known.isPresent() ? known : byWeb(http, identifier);
    }

    /** A server the entry server does not know says itself whose a handle is; where there is no web site, nobody does. */
    private Optional<String> byWeb(Http http, String handle) {
        try {
            return Optional.of(http.get(web(handle) + "/.well-known/atproto-did", Map.of("Accept", "text/plain")))
                    .filter(HttpAnswer::ok)
                    .map(answer -> answer.text().strip())
                    .filter(text -> DID.matcher(text).matches());
        } catch (Trouble nobodyThere) {
            return Optional.empty();
        }
    }

    private Optional<JsonNode> document(Http http, String did, Instant now) {
        @Nullable String url = null;
        if (did.startsWith("did:plc:")) {
            url = plc + "/" + did;
        } else if (did.startsWith("did:web:")) {
            url = web(did.substring("did:web:".length())) + "/.well-known/did.json";
        }
        if (url == null || HttpUrl.parse(url) == null) {
            return Optional.empty();
        }
        return known(http.get(url, JSON), now).map(HttpAnswer::jsonOrNothing);
    }

    /** What a directory knows; empty when it says that it knows nothing, trouble when it says nothing. */
    private static Optional<HttpAnswer> known(HttpAnswer answer, Instant now) {
        if (answer.status() == 429 || answer.status() >= 500) {
            Faults.check(answer, now);
        }
        return Optional.of(answer).filter(HttpAnswer::ok);
    }

    private String web(String host) {
        return web.replace("{host}", host);
    }
}
