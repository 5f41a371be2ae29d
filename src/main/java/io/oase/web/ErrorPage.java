package io.oase.web;

import org.jspecify.annotations.Nullable;

/**
 * Something went wrong: what happened and what to do next.
 *
 * @param code HTTP status
 * @param url where the button leads
 * @param verb what it says
 * @param reference what to tell whoever runs the server; empty for none
 * @param sent the form that was not kept, to be sent once more; null for none
 */
public record ErrorPage(
        int code,
        String title,
        String text,
        String url,
        String verb,
        String reference,
        @Nullable SentForm sent) {
    /** Where nothing was sent that could be sent once more. */
    public ErrorPage(int code, String title, String text, String url, String verb, String reference) {
        this(code, title, text, url, verb, reference, null);
    }

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
