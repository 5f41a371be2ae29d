package io.oase.people;

import java.util.Arrays;

/**
 * A portrait as it is served.
 *
 * @param contentType {@code image/png} or {@code image/webp}
 * @param bytes the file; not copied, so leave it as it is
 * @param version changes with the bytes; good as an ETag and in addresses
 */
public record Picture(String contentType, byte[] bytes, String version) {
    @Override
    public boolean equals(Object other) {
        return other instanceof Picture picture
                && picture.contentType.equals(contentType)
                && Arrays.equals(picture.bytes, bytes);
    }

    @Override
    public int hashCode() {
        return version.hashCode();
    }

    @Override
    public String toString() {
        return "Picture[" + contentType + ", " + bytes.length + " bytes, " + version + "]";
    }
}
