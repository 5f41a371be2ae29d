package io.oase.playbook;

import io.oase.base.Said;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The bytes of a file as text: UTF-8, with or without byte order mark, with the line ends of any system. Pure. */
final class Source {
    /** Bytes; a playbook somebody can still read in a crisis is far below. */
    static final int LARGEST = 256 * 1024;

    private static final String MARK = "\uFEFF";

    private Source() {}

    /** The text, or why it is none. */
    static String text(byte[] bytes, List<Fault> faults) {
        if (bytes.length > LARGEST) {
            faults.add(new Fault(1, "file", Said.of("playbook.too_large", LARGEST / 1024)));
            return "";
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            faults.add(new Fault(badLine(bytes), "file", Said.of("playbook.not_utf8")));
            return "";
        }
        String plain = (text.startsWith(MARK) ? text.substring(1) : text)
                .replace("\r\n", "\n")
                .replace('\r', '\n');
        unprintable(plain, faults);
        return plain;
    }

    /** SHA-256 in hexadecimal. */
    static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** Control characters, and what turns the direction of the text behind it: nobody sees them, so nobody could review them. */
    private static void unprintable(String text, List<Fault> faults) {
        int line = 1;
        int last = 0;
        for (int i = 0; i < text.length(); i++) {
            char at = text.charAt(i);
            if (at == '\n') {
                line++;
            } else if (isUnprintable(at) && last != line) {
                faults.add(new Fault(line, "file", Said.of("playbook.unprintable", "U+%04X".formatted((int) at))));
                last = line;
            }
        }
    }

    private static boolean isUnprintable(char at) {
        return Character.isISOControl(at) && at != '\t'
                || at >= 0x202A && at <= 0x202E
                || at >= 0x2066 && at <= 0x2069
                || at == 0x2028
                || at == 0x2029
                || at == 0xFEFF
                || at >= 0xFFFE;
    }

    /** The line with the first bytes that are no UTF-8. */
    private static int badLine(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        java.nio.CharBuffer out = java.nio.CharBuffer.allocate(bytes.length + 1);
        StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
        int line = 1;
        for (int i = 0; i < in.position(); i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        return line;
    }
}
