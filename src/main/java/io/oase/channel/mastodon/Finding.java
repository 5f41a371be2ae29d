package io.oase.channel.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import io.oase.channel.Connector.Published;
import io.oase.channel.Connector.Search;
import io.oase.channel.HttpAnswer;
import io.oase.channel.Outgoing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks for an answer whose publishing ended unknown: first below the post it answers, then among our own posts. Mastodon
 * would recognise a repeat by its key for an hour, most other servers never would.
 */
final class Finding {
    private static final int PAGES = 10;
    /** An identical answer to the same post is taken for this one if it is not older than this before it. */
    private static final Duration SAME = Duration.ofDays(1);
    /** The server's clock may be wrong by this much. */
    private static final Duration SKEW = Duration.ofHours(1);

    private final Api api;
    private final Memory memory;
    private final Lists lists;
    private final Clock clock;

    Finding(Api api, Memory memory, Lists lists, Clock clock) {
        this.api = api;
        this.memory = memory;
        this.lists = lists;
        this.clock = clock;
    }

    /** Found, certainly not there, or nobody can tell. */
    Search find(Outgoing part) {
        String parentId = part.parent().ref().get(Statuses.ID);
        Optional<Self> self = memory.self();
        if (parentId == null || self.isEmpty()) {
            return new Search.CannotTell();
        }
        HttpAnswer context = api.get(api.at("api", "v1", "statuses", parentId, "context"));
        if (context.status() == 401 || context.status() == 429) {
            Faults.check(context, clock.instant());
        }
        JsonNode below = context.ok()
                ? context.jsonOrNothing().path("descendants")
                : context.jsonOrNothing().path("-");
        for (JsonNode status : below) {
            Optional<Published> found = match(status, part, parentId, self.get());
            if (found.isPresent()) {
                return new Search.Found(found.get());
            }
        }
        Search listed = amongOurs(part, parentId, self.get());
        // our own list may leave out what is private; the thread does not
        boolean covered = part.visibility().isPublic() || below.isArray();
        return listed instanceof Search.NotThere && !covered ? new Search.CannotTell() : listed;
    }

    private Search amongOurs(Outgoing part, String parentId, Self self) {
        @Nullable String cursor = null;
        for (int pages = 0; pages < PAGES; pages++) {
            Listing page = lists.posts(self.id(), cursor);
            for (Listing.Entry entry : page.entries()) {
                Optional<Published> found = match(entry.node(), part, parentId, self);
                if (found.isPresent()) {
                    return new Search.Found(found.get());
                }
            }
            Instant before = part.createdAt().minus(SKEW);
            boolean past = page.entries().stream()
                    .anyMatch(entry -> entry.at() != null && entry.at().isBefore(before));
            if (past
                    || page.entries().isEmpty()
                    || page.next() == null
                    || page.next().equals(cursor)) {
                return new Search.NotThere();
            }
            cursor = page.next();
        }
        return new Search.CannotTell();
    }

    private static Optional<Published> match(JsonNode status, Outgoing part, String parentId, Self self) {
        String answered = Fields.id(status, "in_reply_to_id");
        boolean same = self.is(status.path("account"))
                && answered != null
                && Parents.stable(answered).equals(Parents.stable(parentId))
                && bare(Content.text(status)).equals(bare(part.text()))
                && Fields.time(status, "created_at")
                        .map(at -> at.isAfter(part.createdAt().minus(SAME)))
                        .orElse(true);
        return same ? Publishing.receipt(status, part.createdAt()) : Optional.empty();
    }

    /** What of a text survives every server: no mentions, no mark-up, no white space. */
    static String bare(String text) {
        String words = text.replaceAll("@[\\w.@:-]*\\w", "");
        String letters = words.codePoints()
                .filter(Character::isLetterOrDigit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return letters.isEmpty() ? words.replaceAll("\\s+", "") : letters;
    }
}
