package io.oase.channel.feed;

import io.oase.base.Said;
import io.oase.channel.HttpAnswer;
import io.oase.channel.Page;
import io.oase.channel.RemotePerson;
import io.oase.channel.RemotePost;
import io.oase.channel.RemotePost.Kind;
import io.oase.channel.feed.Bookmark.Seen;
import io.oase.channel.feed.FeedDocument.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a document brings beyond what the bookmark knows. Pure. */
final class Delivery {
    /** An entry that left the document is remembered this long, in case it comes back. */
    private static final Duration MEMORY = Duration.ofDays(30);

    private static final int MOST_REMEMBERED = 5_000;

    private final Bookmark before;
    private final HttpAnswer answer;
    private final FeedDocument document;
    private final Instant now;
    private final boolean first;
    private final Map<String, Entry> entries;
    private final Map<String, String> keyOfId = new HashMap<>();

    Delivery(Bookmark before, boolean first, HttpAnswer answer, FeedDocument document, Instant now) {
        this.before = before;
        this.first = first;
        this.answer = answer;
        this.document = document;
        this.now = now;
        this.entries = Keys.of(document.entries());
        entries.forEach((key, entry) -> {
            if (entry.id() != null) {
                keyOfId.put(entry.id(), key);
            }
        });
    }

    /** The page, oldest entry first; {@code url} is what to ask from now on. */
    Page page(String url, Instant importSince) {
        List<RemotePost> posts = new ArrayList<>();
        Map<String, Seen> seen = new HashMap<>();
        boolean overlap = false;
        long today = now.getEpochSecond() / 86_400;
        for (Map.Entry<String, Entry> one : entries.entrySet()) {
            Entry entry = one.getValue();
            String hash = Keys.hash(one.getKey(), 9);
            String content = Keys.content(entry);
            Seen known = before.seen().get(hash);
            overlap |= known != null;
            seen.put(hash, new Seen(content, today));
            boolean old =
                    first && entry.published() != null && entry.published().isBefore(importSince);
            if (!old && (known == null || !known.c().equals(content))) {
                posts.add(post(one.getKey(), entry));
            }
        }
        boolean jumped = !before.seen().isEmpty() && !entries.isEmpty() && !overlap;
        remember(seen, today);
        posts.sort(Comparator.comparing(RemotePost::postedAt));
        List<String> gone = document.gone().stream()
                .map(Keys::storable)
                .filter(key -> !entries.containsKey(key))
                .toList();
        return new Page(
                posts,
                gone,
                bookmark(url, seen).write(),
                true,
                document.unreadable(),
                jumped ? Optional.of(Said.of("trouble.feed.window", answer.host())) : Optional.empty(),
                document.pace().notBefore(answer, now));
    }

    private void remember(Map<String, Seen> seen, long today) {
        before.seen().entrySet().stream()
                .filter(old -> !seen.containsKey(old.getKey())
                        && today - old.getValue().d() <= MEMORY.toDays())
                .sorted(Comparator.comparingLong(old -> -old.getValue().d()))
                .limit(MOST_REMEMBERED)
                .toList()
                .forEach(old -> seen.put(old.getKey(), old.getValue()));
    }

    private Bookmark bookmark(String url, Map<String, Seen> seen) {
        boolean fleeting = Pace.isFleeting(answer);
        return new Bookmark(
                before.typed(),
                url,
                fleeting ? null : answer.url(),
                fleeting ? null : answer.header("ETag").orElse(null),
                fleeting ? null : answer.header("Last-Modified").orElse(null),
                Keys.hash(answer.body(), 16),
                document.pace(),
                seen);
    }

    private RemotePost post(String key, Entry entry) {
        Instant published = entry.published();
        Instant updated = entry.updated();
        Instant posted = published != null ? published : updated != null ? updated : now;
        String text = entry.body().text();
        return RemotePost.of(key, author(entry), text.isBlank() && entry.title() != null ? entry.title() : text, posted)
                .kind(entry.stars() == null ? Kind.ARTICLE : Kind.REVIEW)
                .stars(entry.stars())
                .url(entry.link())
                .title(entry.title())
                .html(text.isBlank() ? null : entry.body().html())
                .language(entry.language())
                .media(entry.media())
                .parent(parent(entry))
                .editedAt(updated != null && updated.isAfter(posted) ? updated : null)
                .build();
    }

    /** Names are unique nowhere; the same name on the same site is taken for the same person. */
    private RemotePerson author(Entry entry) {
        String title = document.title().isBlank() ? answer.host() : document.title();
        String name = entry.author() == null || entry.author().isBlank() ? title : entry.author();
        String key = Keys.storable(answer.host() + "/" + name.toLowerCase(Locale.ROOT));
        return new RemotePerson(key, name, name, entry.authorUrl(), null, null, false, List.of());
    }

    /** The entry above, where it is or was one of this feed. */
    private @Nullable String parent(Entry entry) {
        if (entry.answers() == null || entry.answers().equals(entry.id()) || isCircle(entry)) {
            return null;
        }
        String key = keyOfId.getOrDefault(entry.answers(), Keys.storable(entry.answers()));
        return entries.containsKey(key) || before.seen().containsKey(Keys.hash(key, 9)) ? key : null;
    }

    private boolean isCircle(Entry start) {
        Set<String> passed = new HashSet<>();
        Entry at = start;
        while (at != null && at.answers() != null) {
            if (!passed.add(at.answers())) {
                return true;
            }
            String key = keyOfId.get(at.answers());
            at = key == null ? null : entries.get(key);
        }
        return false;
    }
}
