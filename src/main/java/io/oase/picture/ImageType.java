package io.oase.picture;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * What kind of picture some bytes are, by how they begin and not by what their server calls them. SVG is none: it can carry
 * script.
 */
enum ImageType {
    PNG("image/png"),
    JPEG("image/jpeg"),
    GIF("image/gif"),
    WEBP("image/webp"),
    AVIF("image/avif");

    private static final byte[] PNG_MARK = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private final String mediaType;

    ImageType(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }

    /** The kind; empty when it is none that is shown. */
    static Optional<ImageType> of(byte[] bytes) {
        if (bytes.length < 16) {
            return Optional.empty();
        }
        if (Arrays.equals(bytes, 0, 8, PNG_MARK, 0, 8)) {
            return Optional.of(PNG);
        }
        if ((bytes[0] & 0xff) == 0xff && (bytes[1] & 0xff) == 0xd8 && (bytes[2] & 0xff) == 0xff) {
            return Optional.of(JPEG);
        }
        String mark = text(bytes, 0, 6);
        if (mark.equals("GIF87a") || mark.equals("GIF89a")) {
            return Optional.of(GIF);
        }
        if (mark.startsWith("RIFF") && text(bytes, 8, 12).equals("WEBP")) {
            return Optional.of(WEBP);
        }
        String brand = text(bytes, 4, 12);
        return brand.equals("ftypavif") || brand.equals("ftypavis") ? Optional.of(AVIF) : Optional.empty();
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
