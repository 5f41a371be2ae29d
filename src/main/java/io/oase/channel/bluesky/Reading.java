package io.oase.channel.bluesky;

import io.oase.base.Said;
import io.oase.channel.Page;
import io.oase.channel.Trouble;
import io.oase.channel.Trouble.Kind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads all lists of a channel: mentions first, then the slow sweep, our own posts, what words find, and direct messages.
 * A quiet poll is one page of each. Only the mentions decide whether a channel can be read: when another list fails, the
 * poll goes on without it, tries again with the next one, and says so when it lasts.
 */
final class Reading {
    private static final int SAID_AFTER = 5;

    private final Xrpc xrpc;
    private final Hydration hydration;
    private final List<Part> parts;

    Reading(Xrpc xrpc, Hydration hydration, List<Part> parts) {
        this.xrpc = xrpc;
        this.hydration = hydration;
        this.parts = List.copyOf(parts);
    }

    /** One page, of one list or of all of them where they are short. */
    Page read(@Nullable String text, Instant importSince) {
        Bookmark bookmark = Bookmark.of(text, importSince);
        Harvest harvest = new Harvest();
        int first = Math.floorMod(bookmark.part(), parts.size());
        boolean level = true;
        for (int i = first; i < parts.size(); i++) {
            Part part = parts.get(i);
            boolean mentions = i == 0;
            bookmark = mentions ? part.read(bookmark, harvest) : aside(part, bookmark, harvest);
            if (harvest.hasToWait() || failing(bookmark, part)) {
                continue;
            }
            if (part.underWay(bookmark)) {
                bookmark = bookmark.part(i);
                level = false;
                break;
            }
        }
        hydration.complete(harvest);
        return harvest.page(level ? bookmark.part(0) : bookmark, level && !harvest.hasToWait(), xrpc.notBefore());
    }

    private static boolean failing(Bookmark bookmark, Part part) {
        return bookmark.failures().getOrDefault(part.name(), 0) > 0;
    }

    private Bookmark aside(Part part, Bookmark bookmark, Harvest harvest) {
        if (harvest.hasToWait()) {
            return bookmark;
        }
        try {
            Bookmark after = part.read(bookmark, harvest);
            return failing(after, part) ? after.failures(part.name(), 0) : after;
        } catch (Trouble trouble) {
            if (trouble.kind() == Kind.NEEDS_RECONNECTION || trouble.kind() == Kind.GONE) {
                throw trouble;
            }
            if (trouble.kind() == Kind.RATE_LIMITED) {
                harvest.waitUntil(trouble.retryAt().orElse(xrpc.now().plusSeconds(60)));
                return bookmark;
            }
            int failures = bookmark.failures().getOrDefault(part.name(), 0) + 1;
            // A refusal stays one; what passes is said only when it does not.
            if (failures == (trouble.kind() == Kind.REFUSED ? 1 : SAID_AFTER)) {
                harvest.lost(Said.of("loss.bluesky." + part.name()));
            }
            return bookmark.failures(part.name(), failures);
        }
    }
}
