package io.oase.people;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** WebP files without what is not pixels (RFC 9649): no EXIF, no XMP, no colour profile, no animation. */
final class WebP {
    private static final int ALPHA_FLAG = 0x10;

    private WebP() {}

    /** The same picture, bare. Refuses what cannot be followed, moves, or has too many pixels. */
    static byte[] bare(byte[] upload) {
        ByteBuffer in = ByteBuffer.wrap(upload).order(ByteOrder.LITTLE_ENDIAN);
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        boolean pixels = false;
        try {
            for (int at = 12; at + 8 <= upload.length; ) {
                String kind = new String(upload, at, 4, StandardCharsets.ISO_8859_1);
                int size = in.getInt(at + 4);
                if (size < 0 || size > upload.length - at - 8) {
                    throw Portrait.unreadable();
                }
                byte[] chunk = java.util.Arrays.copyOfRange(upload, at, at + 8 + size + (size & 1));
                switch (kind) {
                    case "VP8 ", "VP8L" -> {
                        checkFrame(kind, in, at + 8);
                        pixels = true;
                        kept.writeBytes(chunk);
                    }
                    case "ALPH" -> kept.writeBytes(chunk);
                    case "VP8X" -> {
                        chunk[8] &= ALPHA_FLAG;
                        Portrait.checkDimensions(1 + int24(in, at + 12), 1 + int24(in, at + 15));
                        kept.writeBytes(chunk);
                    }
                    case "ANIM", "ANMF" -> throw Portrait.unreadable();
                    default -> {}
                }
                at += chunk.length;
            }
        } catch (IndexOutOfBoundsException cutShort) {
            throw Portrait.unreadable();
        }
        if (!pixels) {
            throw Portrait.unreadable();
        }
        return file(kept.toByteArray());
    }

    private static void checkFrame(String kind, ByteBuffer in, int at) {
        if (kind.equals("VP8L")) {
            int bits = in.getInt(at + 1);
            Portrait.checkDimensions(1 + (bits & 0x3FFF), 1 + ((bits >> 14) & 0x3FFF));
        } else {
            Portrait.checkDimensions(in.getShort(at + 6) & 0x3FFF, in.getShort(at + 8) & 0x3FFF);
        }
    }

    private static int int24(ByteBuffer in, int at) {
        return in.getShort(at) & 0xFFFF | (in.get(at + 2) & 0xFF) << 16;
    }

    private static byte[] file(byte[] chunks) {
        return ByteBuffer.allocate(12 + chunks.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(4 + chunks.length)
                .put("WEBP".getBytes(StandardCharsets.US_ASCII))
                .put(chunks)
                .array();
    }
}
