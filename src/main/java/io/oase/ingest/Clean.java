package io.oase.ingest;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes what came from outside storable and harmless without changing what it says. Pure. */
final class Clean {
    /** No post is longer; the longest one seen on a real server had this many characters. */
    static final int LONGEST_TEXT = 100_000;

    /** A row of an index holds 2704 bytes. */
    private static final int LONGEST_KEY = 2_000;

    private static final int MOST_MARKS = 30;
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private Clean() {}

    /**
     * NUL and lone surrogates become U+FFFD, other control characters vanish except line breaks and tabs, line ends are
     * unified, and what is too long is cut. Direction marks stay: pages isolate them. Of the marks on one letter thirty
     * stay, as in the Stream-Safe Text Format of UAX #15: putting ten thousand in order takes minutes.
     */
    static String text(String raw) {
        return text(raw, LONGEST_TEXT);
    }

    /** The same, for one line of at most so many characters: names, handles, titles. */
    static String line(String raw, int longest) {
        return SPACES.matcher(text(raw, longest)).replaceAll(" ").strip();
    }

    static @Nullable String lineOrNull(@Nullable String raw, int longest) {
        return raw == null || raw.isBlank() ? null : line(raw, longest);
    }

    /** An address people may be sent to: http and https only; null for everything else. */
    static @Nullable String url(@Nullable String raw) {
        if (raw == null || raw.length() > 4_000) {
            return null;
        }
        String lower = raw.strip().toLowerCase(java.util.Locale.ROOT);
        return lower.startsWith("https://") || lower.startsWith("http://") ? text(raw.strip(), 4_000) : null;
    }

    /** A key as it is stored; null when it is blank or takes more bytes than an index can hold. */
    static @Nullable String key(@Nullable String raw) {
        if (raw == null || raw.isBlank() || raw.length() > LONGEST_KEY) {
            return null;
        }
        String key = text(raw);
        return key.getBytes(StandardCharsets.UTF_8).length > LONGEST_KEY ? null : key;
    }

    /** When it was posted; the time of receipt where the claim is impossible (before the web, or in the future). */
    static Instant postedAt(Instant claimed, Instant receivedAt) {
        boolean impossible = claimed.isBefore(EARLIEST) || claimed.isAfter(receivedAt.plus(CLOCK_SKEW));
        return impossible ? receivedAt : claimed;
    }

    private static String text(String raw, int longest) {
        if (raw.length() <= longest && isPlain(raw)) {
            return raw;
        }
        StringBuilder clean = new StringBuilder(Math.min(raw.length(), longest));
        int i = 0;
        int marks = 0;
        while (i < raw.length() && clean.length() < longest) {
            int point = raw.codePointAt(i);
            i += Character.charCount(point);
            marks = isMark(point) ? marks + 1 : 0;
            if (marks > MOST_MARKS || clean.length() + Character.charCount(point) > longest) {
                continue;
            }
            if (point == '\r') {
                if (i >= raw.length() || raw.charAt(i) != '\n') {
                    clean.append('\n');
                }
            } else if (point == 0 || point >= 0xD800 && point <= 0xDFFF) {
                clean.append('\uFFFD');
            } else if (point == '\n' || point == '\t' || !Character.isISOControl(point)) {
                clean.appendCodePoint(point);
            }
        }
        String composed = Normalizer.normalize(clean, Normalizer.Form.NFC);
        // some letters have no composed form that is as short
        return composed.length() <= longest ? composed : whole(composed, longest);
    }

    private static String whole(String text, int longest) {
        return text.substring(0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
    }

    private static boolean isMark(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isPlain(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** What most texts consist of and nothing has to be done about: below U+0300 everything is composed already. */
    private static boolean isPlain(int each) {
        return each == '\n' || each == '\t' || each >= ' ' && each < 0x7F || each >= 0xA0 && each < 0x300;
    }
}
