package io.oase.channel;

import java.nio.charset.StandardCharsets;

/** Texts that come from a server's description of itself, as a database can hold and a page can show them. */
final class Storable {
    private static final int LONGEST = 1_000;

    private Storable() {}

    /** Control characters become blanks, lone surrogates a question mark; cut where it is absurdly long. */
    static String text(String raw) {
        String cut = raw.length() > LONGEST ? raw.substring(0, LONGEST) : raw;
        String whole = new String(cut.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        return whole.replaceAll("\\p{Cntrl}", " ");
    }
}
