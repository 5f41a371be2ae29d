package io.oase.channel.bluesky;

import io.oase.channel.Graphemes;
import io.oase.channel.TextRule;
import java.nio.charset.StandardCharsets;

/**
 * How long a text may be. The protocol has two limits at once: 300 graphemes and 3000 bytes of UTF-8 for a post, 1000 and
 * 10000 for a message. Both are kept by counting whichever is nearer to its end, with ten bytes as one unit: ordinary text
 * counts as its characters, and only a text of many family emoji counts more than one sees.
 */
final class Lengths {
    static final TextRule POST = new TextRule(300, Lengths::count);
    static final TextRule MESSAGE = new TextRule(1000, Lengths::count);

    private static final int BYTES_PER_UNIT = 10;

    private Lengths() {}

    static int count(String text) {
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        return Math.max(Graphemes.count(text), (bytes + BYTES_PER_UNIT - 1) / BYTES_PER_UNIT);
    }
}
