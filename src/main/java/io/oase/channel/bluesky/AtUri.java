package io.oase.channel.bluesky;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The address of a record, https://atproto.com/specs/at-uri-scheme. */
record AtUri(String did, String collection, String rkey) {
    static final String POST = "app.bsky.feed.post";

    private static final Pattern FORM = Pattern.compile("at://([^/?#\\s]+)/([^/?#\\s]+)/([^/?#\\s]+)");

    /** Empty where it is none. */
    static Optional<AtUri> of(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new AtUri(matcher.group(1), matcher.group(2), matcher.group(3)))
                : Optional.empty();
    }

    /** Where people see it. By DID: handles change. */
    String page() {
        return "https://bsky.app/profile/" + did + "/post/" + rkey;
    }

    @Override
    public String toString() {
        return "at://" + did + "/" + collection + "/" + rkey;
    }
}
