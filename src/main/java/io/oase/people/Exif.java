package io.oase.people;

import java.awt.geom.AffineTransform;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Which way up a photograph is: telephones store it as it fell on the sensor and note the turn (EXIF tag 0x0112). */
final class Exif {
    private static final int ORIENTATION = 0x0112;
    private static final int APP1 = 0xE1;
    private static final int START_OF_SCAN = 0xDA;
    private static final int TIFF_AT = 10;

    private Exif() {}

    /** 1 to 8 as EXIF numbers them; 1, upright, where nothing readable is said. */
    static int orientation(byte[] jpeg) {
        try {
            ByteBuffer in = ByteBuffer.wrap(jpeg);
            int at = 2;
            while ((in.get(at) & 0xFF) == 0xFF && (in.get(at + 1) & 0xFF) != START_OF_SCAN) {
                if ((in.get(at + 1) & 0xFF) == APP1 && in.getInt(at + 4) == 0x45786966) { // "Exif"
                    return inTiff(in, at + TIFF_AT);
                }
                at += 2 + (in.getShort(at + 2) & 0xFFFF);
            }
            return 1;
        } catch (IndexOutOfBoundsException cutShort) {
            return 1;
        }
    }

    /** What turns and mirrors a square of this side so that it stands upright. */
    static AffineTransform upright(int orientation, double side) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, side, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, side, side);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, side);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, side, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, side, side);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, side);
            default -> new AffineTransform();
        };
    }

    private static int inTiff(ByteBuffer in, int tiff) {
        in.order(in.getShort(tiff) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int entries = tiff + in.getInt(tiff + 4);
        int count = in.getShort(entries) & 0xFFFF;
        for (int i = 0; i < count; i++) {
            int entry = entries + 2 + 12 * i;
            if ((in.getShort(entry) & 0xFFFF) == ORIENTATION) {
                return in.getShort(entry + 8);
            }
        }
        return 1;
    }
}
