package io.oase.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Stylesheet, scripts and pictures of the pages, held in memory. Their addresses carry a hash of their content, so that
 * browsers may keep them for good.
 */
public final class Assets {
    private static final String OWN = "/io/oase/web/assets/";
    private static final String HTMX = "/META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js";

    private final Map<String, String> urls = new LinkedHashMap<>();
    private final Map<String, Asset> byFile = new LinkedHashMap<>();

    public Assets() {
        add("css", OWN + "oase.css", "css", "text/css; charset=utf-8");
        add("js", OWN + "oase.js", "js", "text/javascript; charset=utf-8");
        add("writing", OWN + "writing.js", "js", "text/javascript; charset=utf-8");
        add("looking", OWN + "looking.js", "js", "text/javascript; charset=utf-8");
        add("htmx", HTMX, "js", "text/javascript; charset=utf-8");
        add("icon", OWN + "icon.svg", "svg", "image/svg+xml");
        add("manifest", OWN + "manifest.webmanifest", "webmanifest", "application/manifest+json");
    }

    /** Names templates use ({@code {{assets.css}}}) to the addresses they stand for. */
    public Map<String, String> urls() {
        return Map.copyOf(urls);
    }

    /** What is served below {@code /assets/} under this file name. */
    public Optional<Asset> find(String file) {
        return Optional.ofNullable(byFile.get(file));
    }

    /** One file, its media type, and the entity tag that is also in its address. */
    @SuppressWarnings("ArrayRecordComponent") // never compared; the bytes are shared on purpose
    public record Asset(byte[] bytes, String type, String tag) {}

    private void add(String name, String path, String ending, String type) {
        try (InputStream in = Assets.class.getResourceAsStream(path)) {
            if (in == null) {
                return;
            }
            byte[] bytes = in.readAllBytes();
            String tag = hash(bytes);
            String file = name + "-" + tag + "." + ending;
            urls.put(name, "/assets/" + file);
            byFile.put(file, new Asset(bytes, type, tag));
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    private static String hash(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
