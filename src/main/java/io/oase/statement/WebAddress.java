package io.oase.statement;

import io.oase.base.Refused;
import io.oase.base.Said;
import java.net.URI;
import java.net.URISyntaxException;

/** Where something stands on the web. */
final class WebAddress {
    private static final int LONGEST = 1_000;

    private WebAddress() {}

    /** @throws Refused.Invalid naming {@code url} when it is none, or too long */
    static String typed(String typed) {
        String url = typed.strip();
        try {
            URI uri = new URI(url);
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            if (web && uri.getHost() != null && url.length() <= LONGEST) {
                return url;
            }
        } catch (URISyntaxException noAddress) {
            // Said below, with everything else that is none.
        }
        throw new Refused.Invalid("url", Said.of("statement.url"));
    }
}
