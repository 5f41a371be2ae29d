package io.oase.channel.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import io.oase.channel.Http;
import io.oase.channel.HttpAnswer;
import io.oase.channel.Trouble;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Where accounts are looked up (https://atproto.com/guides/identity): handle to DID, DID to the server it lives on.
 *
 * @param entry Bluesky's own entry server; sessions of accounts it hosts are made there
 * @param plc directory of {@code did:plc}
 */
record Directories(String entry, String plc) {
    static final Directories PUBLIC = new Directories("https://bsky.social", "https://plc.directory");

    /** Bluesky's own servers leave signing in to the entry server. */
    private static final String HOSTED = ".host.bsky.network";

    private static final Map<String, String> JSON = Map.of("Accept", "application/json");

    /** Where to sign in with this handle or DID: its own server where that can be found out, the entry server otherwise. */
    String signInAt(Http http, String identifier) {
        try {
            return did(http, identifier)
                    .flatMap(did -> document(http, did))
                    .flatMap(Directories::server)
                    .filter(server -> !host(server).endsWith(HOSTED))
                    .orElse(entry);
        } catch (Trouble unknown) {
            return entry; // it says better than a directory what is wrong
        }
    }

    /** The server named in a DID document, without a slash at the end; empty where none is. */
    static Optional<String> server(JsonNode document) {
        for (JsonNode service : document.path("service")) {
            String id = Fields.textOr("", service, "id");
            String endpoint = Fields.text(service, "serviceEndpoint");
            if (id.endsWith("#atproto_pds") && endpoint != null && HttpUrl.parse(endpoint) != null) {
                return Optional.of(endpoint.replaceFirst("/+$", ""));
            }
        }
        return Optional.empty();
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

    private Optional<String> did(Http http, String identifier) {
        if (identifier.startsWith("did:")) {
            return Optional.of(identifier);
        }
        HttpUrl url = HttpUrl.get(entry + "/xrpc/com.atproto.identity.resolveHandle")
                .newBuilder()
                .addQueryParameter("handle", identifier)
                .build();
        HttpAnswer answer = http.get(url.toString(), JSON);
        return answer.ok() ? Optional.ofNullable(Fields.text(answer.jsonOrNothing(), "did")) : Optional.empty();
    }

    private Optional<JsonNode> document(Http http, String did) {
        @Nullable String url = null;
        if (did.startsWith("did:plc:")) {
            url = plc + "/" + did;
        } else if (did.startsWith("did:web:")) {
            url = "https://" + did.substring("did:web:".length()) + "/.well-known/did.json";
        }
        if (url == null || HttpUrl.parse(url) == null) {
            return Optional.empty();
        }
        HttpAnswer answer = http.get(url, JSON);
        return answer.ok() ? Optional.of(answer.jsonOrNothing()) : Optional.empty();
    }
}
