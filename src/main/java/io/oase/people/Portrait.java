package io.oase.people;

import io.oase.base.Refused;
import io.oase.base.Said;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Makes a picture to serve of an upload nobody trusts: the middle square as PNG of 256 pixels, without metadata. The
 * dimensions are looked at before a pixel is decoded, and large ones are decoded thinned out, so that a small file
 * cannot take much memory. WebP, which Java does not decode, keeps its pixels and loses everything else.
 */
final class Portrait {
    static final int MOST_BYTES = 2_000_000;
    static final int MOST_PIXELS = 8_000;
    static final int SIDE = 256;
    private static final int VERSION_BYTES = 8;

    private Portrait() {}

    static Picture of(byte[] upload) {
        if (upload.length > MOST_BYTES) {
            throw invalid(Said.of("people.picture.too-big", MOST_BYTES / 1_000_000));
        }
        if (starts(upload, 0, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A)) {
            return picture("image/png", decoded(upload, "png", 1));
        }
        if (starts(upload, 0, 0xFF, 0xD8, 0xFF)) {
            return picture("image/png", decoded(upload, "jpeg", Exif.orientation(upload)));
        }
        if (starts(upload, 0, 'R', 'I', 'F', 'F') && starts(upload, 8, 'W', 'E', 'B', 'P')) {
            return picture("image/webp", WebP.bare(upload));
        }
        throw invalid(Said.of("people.picture.kind"));
    }

    /** Refuses pictures with more pixels than anybody needs. */
    static void checkDimensions(int width, int height) {
        if (width < 1 || height < 1) {
            throw unreadable();
        }
        if (width > MOST_PIXELS || height > MOST_PIXELS) {
            throw invalid(Said.of("people.picture.dimensions", MOST_PIXELS));
        }
    }

    static Refused unreadable() {
        return invalid(Said.of("people.picture.unreadable"));
    }

    private static Refused invalid(Said said) {
        return new Refused.Invalid("picture", said);
    }

    private static byte[] decoded(byte[] upload, String format, int orientation) {
        ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(upload))) {
            // Metadata stays unread: text in a PNG may be a bomb of its own.
            reader.setInput(in, true, true);
            checkDimensions(reader.getWidth(0), reader.getHeight(0));
            int every = Math.max(1, Math.min(reader.getWidth(0), reader.getHeight(0)) / (2 * SIDE));
            ImageReadParam thinned = reader.getDefaultReadParam();
            thinned.setSourceSubsampling(every, every, 0, 0);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(square(reader.read(0, thinned), orientation), "png", out);
            return out.toByteArray();
        } catch (IOException | RuntimeException e) {
            throw e instanceof Refused refused ? refused : unreadable();
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage square(BufferedImage whole, int orientation) {
        int side = Math.min(whole.getWidth(), whole.getHeight());
        int left = (whole.getWidth() - side) / 2;
        int top = (whole.getHeight() - side) / 2;
        BufferedImage small = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = small.createGraphics();
        try {
            pen.setBackground(new Color(0, true));
            pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            pen.transform(Exif.upright(orientation, SIDE));
            pen.drawImage(whole, 0, 0, SIDE, SIDE, left, top, left + side, top + side, null);
        } finally {
            pen.dispose();
        }
        return small;
    }

    private static Picture picture(String contentType, byte[] bytes) {
        String hash =
                HexFormat.of().formatHex(Secret.hash(new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1)));
        return new Picture(contentType, bytes, hash.substring(0, 2 * VERSION_BYTES));
    }

    private static boolean starts(byte[] bytes, int at, int... magic) {
        if (bytes.length < at + magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((bytes[at + i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
