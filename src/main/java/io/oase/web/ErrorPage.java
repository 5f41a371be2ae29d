package io.oase.web;

/**
 * Something went wrong: what happened and what to do next.
 *
 * @param code HTTP status
 * @param url where the button leads
 * @param verb what it says
 * @param reference what to tell whoever runs the server; empty for none
 */
public record ErrorPage(int code, String title, String text, String url, String verb, String reference) {

    /** The page for a status; anything unknown is told like a fault of ours. */
    public static ErrorPage of(Reader reader, int code, String reference) {
        String kind =
                switch (code) {
                    case 401 -> "expired";
                    case 403 -> "forbidden";
                    case 404, 405, 410 -> "missing";
                    case 409 -> "conflict";
                    case 413 -> "large";
                    case 429 -> "many";
                    case 503 -> "away";
                    default -> code >= 500 ? "fault" : "invalid";
                };
        return new ErrorPage(
                code,
                reader.say("error." + kind + ".title"),
                reader.say("error." + kind + ".text"),
                code == 401 ? "/sign-in" : "/",
                reader.say("error." + kind + ".verb"),
                reference);
    }
}
