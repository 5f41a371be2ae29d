package io.oase.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private final String worker;

    public Assets() {
        add("css", OWN + "oase.css", "css", "text/css; charset=utf-8");
        add("js", OWN + "oase.js", "js", "text/javascript; charset=utf-8");
        add("writing", OWN + "writing.js", "js", "text/javascript; charset=utf-8");
        add("looking", OWN + "looking.js", "js", "text/javascript; charset=utf-8");
        add("carrying", OWN + "carrying.js", "js", "text/javascript; charset=utf-8");
        add("htmx", HTMX, "js", "text/javascript; charset=utf-8");
        add("icon", OWN + "icon.svg", "svg", "image/svg+xml");
        for (String size : List.of("small", "large", "maskable", "badge")) {
            add("icon" + size, OWN + "icon-" + size + ".png", "png", "image/png");
        }
        add("manifest", OWN + "manifest.webmanifest", "webmanifest", "application/manifest+json");
        worker = filled(new String(read(OWN + "service-worker.js"), StandardCharsets.UTF_8));
    }

    /** The service worker, knowing the addresses of this very version. */
    String worker() {
        return worker;
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
        byte[] bytes = read(path);
        if (ending.equals("webmanifest")) {
            bytes = filled(new String(bytes, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
        }
        String tag = hash(bytes);
        String file = name + "-" + tag + "." + ending;
        urls.put(name, "/assets/" + file);
        byFile.put(file, new Asset(bytes, type, tag));
    }

    /** With the addresses of other assets in place of their names: {@code {css}}. */
    private String filled(String text) {
        String filled = text;
        for (Map.Entry<String, String> url : urls.entrySet()) {
            filled = filled.replace("{" + url.getKey() + "}", url.getValue());
        }
        return filled;
    }

    private static byte[] read(String path) {
        try (InputStream in = Assets.class.getResourceAsStream(path)) {
            return Objects.requireNonNull(in, path).readAllBytes();
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
