package io.oase.channel.feed;

import io.oase.base.Said;
import io.oase.channel.Access;
import io.oase.channel.Connector;
import io.oase.channel.HttpAnswer;
import io.oase.channel.Introduction;
import io.oase.channel.KnownPost;
import io.oase.channel.Outgoing;
import io.oase.channel.Page;
import io.oase.channel.TextRule;
import io.oase.channel.Trouble;
import io.oase.channel.Trouble.Kind;
import io.oase.channel.Visibility;
import io.oase.channel.feed.FeedReader.WebPage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one feed. It cannot be written to. */
final class FeedConnector implements Connector {
    private final Access access;
    private final Requests requests;

    FeedConnector(Access access, Requests requests) {
        this.access = access;
        this.requests = requests;
    }

    @Override
    public Introduction introduce() {
        Found found = fetch(Bookmark.start(requests.address()));
        List<Said> warnings = new ArrayList<>();
        if (found.discovered) {
            warnings.add(Said.of("warning.feed.discovered", found.url));
        } else if (!found.url.equals(requests.address())) {
            warnings.add(Said.of("warning.feed.moved", found.url));
        }
        if (found.document.entries().isEmpty()) {
            warnings.add(Said.of("warning.feed.no_entries"));
        }
        warnings.add(Said.of("warning.feed.read_only"));
        String title = found.document.title().strip();
        return new Introduction(
                Optional.empty(),
                title.isEmpty() ? found.answer.host() : title,
                List.of(Said.of("may.feed.read", found.document.entries().size())),
                warnings);
    }

    @Override
    public Page read(@Nullable String bookmark, Instant importSince) {
        Instant now = access.clock().instant();
        Bookmark before = Bookmark.parse(bookmark, requests.address());
        HttpAnswer answer = ask(before);
        String body = Keys.hash(answer.body(), 16);
        if (answer.status() == 304 || answer.ok() && body.equals(before.body())) {
            return unchanged(before, answer, now);
        }
        Found found = understand(before, answer);
        boolean first = before.body() == null && before.seen().isEmpty();
        return new Delivery(before, first, found.answer, found.document, now).page(found.url, importSince);
    }

    private static Page unchanged(Bookmark before, HttpAnswer answer, Instant now) {
        Bookmark after = answer.status() == 304 || Pace.isFleeting(answer)
                ? before
                : new Bookmark(
                        before.typed(),
                        next(before, answer),
                        answer.url(),
                        answer.header("ETag").orElse(null),
                        answer.header("Last-Modified").orElse(null),
                        before.body(),
                        before.pace(),
                        before.seen());
        return new Page(
                List.of(),
                List.of(),
                after.write(),
                true,
                0,
                Optional.empty(),
                before.pace().notBefore(answer, now));
    }

    private Found fetch(Bookmark bookmark) {
        return understand(bookmark, ask(bookmark));
    }

    private HttpAnswer ask(Bookmark bookmark) {
        HttpAnswer answer = requests.get(bookmark.url(), bookmark.etag(), bookmark.modified());
        if (answer.status() == 304 && !answer.url().equals(bookmark.validated())) {
            // Another address than the one the validators came from: its "not modified" means nothing.
            answer = requests.get(bookmark.url(), null, null);
        }
        boolean lost = answer.status() == 404 || answer.status() == 410;
        if (lost && !bookmark.url().equals(bookmark.typed())) {
            // It moved for good and is not there either; perhaps the address that was typed works again.
            return ask(Bookmark.start(bookmark.typed()));
        }
        return answer;
    }

    /** Reads what came, or, where that is a web page that names its feed and we never had a better address, that feed. */
    private Found understand(Bookmark bookmark, HttpAnswer answer) {
        try {
            return new Found(FeedReader.read(usable(answer)), answer, next(bookmark, answer), false);
        } catch (WebPage page) {
            if (page.feeds().isEmpty()) {
                throw Trouble.of(Kind.BAD_ANSWER, Said.of("trouble.feed.web_page", answer.host()));
            }
            String feed = page.feeds().get(0);
            Trouble trouble =
                    Trouble.of(Kind.BAD_ANSWER, Said.of("trouble.feed.web_page_with_feed", answer.host(), feed));
            if (bookmark.body() != null) {
                throw trouble;
            }
            HttpAnswer there = requests.get(feed, null, null);
            try {
                return new Found(FeedReader.read(usable(there)), there, feed, true);
            } catch (WebPage again) {
                throw trouble;
            }
        }
    }

    private HttpAnswer usable(HttpAnswer answer) {
        Instant now = access.clock().instant();
        return switch (answer.status()) {
            case 401 -> throw Trouble.of(Kind.NEEDS_RECONNECTION, Said.of("trouble.feed.password", answer.host()));
            case 403 -> throw Trouble.of(Kind.NEEDS_RECONNECTION, Said.of("trouble.feed.forbidden", answer.host()));
            case 410 -> throw Trouble.of(Kind.GONE, Said.of("trouble.feed.gone", answer.host()));
            default -> answer.orTrouble(now, null);
        };
    }

    /** What to ask next time: only what moved for good is followed for good (RFC 9110, 15.4). */
    private static String next(Bookmark bookmark, HttpAnswer answer) {
        return answer.movedTo() == null ? bookmark.url() : answer.movedTo();
    }

    @Override
    public List<Visibility> audiences(KnownPost post) {
        return List.of();
    }

    @Override
    public TextRule textRule(Visibility visibility) {
        return new TextRule(0, String::length);
    }

    @Override
    public Published publish(Outgoing part) {
        throw Trouble.of(Kind.REFUSED, Said.of("trouble.feed.read_only"));
    }

    @Override
    public Search find(Outgoing part) {
        return new Search.NotThere();
    }

    /** A feed, and where it was. */
    private record Found(FeedDocument document, HttpAnswer answer, String url, boolean discovered) {}
}
