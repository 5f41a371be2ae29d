package io.oase.channel.feed;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns a document's bytes into text. Believes, in this order, the byte order mark, the charset of Content-Type, the XML
 * declaration, and then UTF-8 (RFC 7303 with the leniency real feeds need); what the bytes contradict is passed over,
 * and windows-1252, in which every byte means something, comes last.
 */
final class Encoding {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final Pattern IN_HEADER =
            Pattern.compile("charset\\s*=\\s*[\"']?([^\\s;\"']+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern IN_XML = Pattern.compile("^\\s*<\\?xml[^>]*encoding\\s*=\\s*[\"']([^\"']+)[\"']");

    private Encoding() {}

    static String decode(byte[] body, @Nullable String contentType) {
        for (Charset charset : candidates(body, contentType)) {
            String text = strictly(body, charset);
            if (text != null) {
                return text.startsWith("\uFEFF") ? text.substring(1) : text;
            }
        }
        return new String(body, WINDOWS);
    }

    private static List<Charset> candidates(byte[] body, @Nullable String contentType) {
        List<Charset> candidates = new ArrayList<>();
        add(candidates, mark(body));
        String start = new String(body, 0, Math.min(body.length, 1_000), StandardCharsets.ISO_8859_1);
        Charset header = named(IN_HEADER, contentType == null ? "" : contentType);
        if (header != null && header.equals(WINDOWS)) {
            // The web servers' old default, sent along with everything. Text that is valid UTF-8 is UTF-8.
            candidates.add(StandardCharsets.UTF_8);
        }
        add(candidates, header);
        add(candidates, unmarked(body));
        Charset declared = named(IN_XML, start);
        if (declared != null
                && !declared.name().startsWith("UTF-16")
                && !declared.name().startsWith("UTF-32")) {
            candidates.add(declared); // a declaration that can be read byte by byte is not in UTF-16, whatever it says
        }
        candidates.add(StandardCharsets.UTF_8);
        return candidates;
    }

    private static void add(List<Charset> candidates, @Nullable Charset charset) {
        if (charset != null) {
            candidates.add(charset);
        }
    }

    private static @Nullable Charset mark(byte[] b) {
        if (starts(b, 0xEF, 0xBB, 0xBF)) {
            return StandardCharsets.UTF_8;
        }
        if (starts(b, 0xFF, 0xFE, 0, 0)) {
            return Charset.forName("UTF-32LE");
        }
        if (starts(b, 0, 0, 0xFE, 0xFF)) {
            return Charset.forName("UTF-32BE");
        }
        if (starts(b, 0xFF, 0xFE)) {
            return StandardCharsets.UTF_16LE;
        }
        return starts(b, 0xFE, 0xFF) ? StandardCharsets.UTF_16BE : null;
    }

    private static @Nullable Charset unmarked(byte[] b) {
        if (starts(b, '<', 0) || starts(b, '{', 0)) {
            return StandardCharsets.UTF_16LE;
        }
        return starts(b, 0, '<') || starts(b, 0, '{') ? StandardCharsets.UTF_16BE : null;
    }

    private static boolean starts(byte[] b, int... with) {
        if (b.length < with.length) {
            return false;
        }
        for (int i = 0; i < with.length; i++) {
            if ((b[i] & 0xff) != with[i]) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Charset named(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            return null;
        }
        String name = matcher.group(1).toLowerCase(Locale.ROOT);
        if (name.equals("iso-8859-1") || name.equals("us-ascii") || name.equals("latin1") || name.equals("ascii")) {
            return WINDOWS; // as browsers read it (WHATWG Encoding)
        }
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException unknown) {
            return null;
        }
    }

    private static @Nullable String strictly(byte[] body, Charset charset) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(
                            charset.equals(WINDOWS) ? CodingErrorAction.REPLACE : CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException wrong) {
            return null;
        }
    }
}
