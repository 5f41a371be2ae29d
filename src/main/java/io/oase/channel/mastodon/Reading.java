package io.oase.channel.mastodon;

import io.oase.base.Said;
import io.oase.channel.Page;
import io.oase.channel.RemotePost.Kind;
import io.oase.channel.Trouble;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One poll: notifications first, then our own posts (so that an answer typed elsewhere is seen) with answers below them
 * that nobody was notified of, then the hashtags and words listened to. Each list is walked as {@link Walk} says. With
 * nothing new that is one request for each list, and one for each slow sweep: an older page per poll, round and round
 * over the last week, of our own posts (for late answers without a mention) and of notifications on servers that sort
 * them by the post's own time.
 */
final class Reading {
    private static final Duration SWEPT = Duration.ofDays(7);
    private static final String NOTIFICATIONS = "notifications";
    private static final String OWN = "own";

    private final Form form;
    private final Memory memory;
    private final Lists lists;
    private final Statuses statuses;
    private final Parents parents;
    private final Threads threads;
    private final Api api;
    private final Clock clock;

    Reading(
            Form form,
            Memory memory,
            Lists lists,
            Statuses statuses,
            Parents parents,
            Threads threads,
            Api api,
            Clock clock) {
        this.form = form;
        this.memory = memory;
        this.lists = lists;
        this.statuses = statuses;
        this.parents = parents;
        this.threads = threads;
        this.api = api;
        this.clock = clock;
    }

    /** One list: its name in the bookmark, its pages, and what is done with one. */
    private record Source(
            String name,
            Pages pages,
            Taking taking,
            @Nullable Said failing) {}

    private interface Pages {
        Listing at(@Nullable String cursor);
    }

    private interface Taking {
        /** The page without what is too old to be imported, and the whole of it. */
        void take(Listing page, Listing whole, Set<String> known);
    }

    /** Reads until a list needs another page, or all are level. */
    Page read(@Nullable String stored, Instant importSince) {
        Bookmark bookmark = Bookmark.read(stored);
        Poll poll = new Poll(statuses, parents);
        List<Source> sources = sources(poll, bookmark, importSince);
        for (int i = 0; i < sources.size(); i++) {
            Source source = sources.get(i);
            try {
                if (!step(source, bookmark, poll, importSince)) {
                    return poll.page(bookmark, false, api.notBefore());
                }
            } catch (Trouble trouble) {
                // what was read so far is worth more than the rest; a lone or first list has nothing to save
                if (i == 0) {
                    throw trouble;
                }
                if (trouble.kind() == Trouble.Kind.RATE_LIMITED) {
                    return poll.page(bookmark, true, trouble.retryAt().or(api::notBefore));
                }
                if (source.failing() != null) {
                    poll.lose(source.failing());
                }
            }
        }
        return poll.page(bookmark, true, api.notBefore());
    }

    private List<Source> sources(Poll poll, Bookmark bookmark, Instant importSince) {
        List<Source> sources = new ArrayList<>();
        memory.refresh();
        Optional<Self> self = memory.self();
        boolean quotes = memory.server().quotes();
        self.ifPresent(we -> {
            sources.add(new Source(
                    NOTIFICATIONS,
                    cursor -> lists.notifications(cursor, quotes),
                    (page, whole, known) -> poll.takeNotifications(page, known),
                    null));
            sources.add(new Source(
                    OWN,
                    cursor -> lists.posts(we.id(), cursor),
                    (page, whole, known) -> {
                        poll.takePosts(page, known, Kind.MENTION, true);
                        threads.answersBelow(whole, bookmark, we).stream()
                                .filter(answer -> !answer.postedAt().isBefore(importSince))
                                .forEach(poll::add);
                    },
                    null));
        });
        for (String tag : form.hashtags()) {
            sources.add(new Source(
                    "#" + tag,
                    cursor -> lists.tagged(tag, cursor),
                    (page, whole, known) -> poll.takePosts(page, known, Kind.HIT, false),
                    Said.of("trouble.mastodon.listening", form.host(), "#" + tag)));
        }
        for (String words : form.words()) {
            sources.add(new Source(
                    "?" + words,
                    cursor -> lists.found(words, cursor),
                    (page, whole, known) -> poll.takePosts(page, known, Kind.HIT, false),
                    Said.of("trouble.mastodon.listening", form.host(), words)));
        }
        return sources;
    }

    /** Reads one page of one list; answers whether that list is level. */
    private boolean step(Source source, Bookmark bookmark, Poll poll, Instant importSince) {
        Walk.State before = bookmark.walk(source.name());
        Listing page = source.pages().at(before.cursor());
        Walk.Step step = Walk.step(before, page, importSince);
        // Later on, what seems to be older has only just come in.
        Listing wanted = bookmark.isFirst(source.name()) ? page.since(importSince) : page;
        source.taking().take(wanted, page, step.known());
        bookmark.walk(source.name(), step.state());
        if (step.lost() && source.name().equals(NOTIFICATIONS)) {
            poll.lose(Said.of("trouble.mastodon.window", form.host()));
        }
        if (step.level()) {
            sweep(source, bookmark, page, importSince);
        }
        return step.level();
    }

    private void sweep(Source source, Bookmark bookmark, Listing newest, Instant importSince) {
        boolean byTime = newest.byTime();
        if (!source.name().equals(OWN) && !(source.name().equals(NOTIFICATIONS) && byTime)) {
            return;
        }
        String resumed = bookmark.sweep(source.name());
        String cursor = resumed != null ? resumed : newest.next();
        if (cursor == null || (newest.guessed() && newest.entries().size() < Lists.LIMIT)) {
            return;
        }
        Listing page = source.pages().at(cursor);
        List<String> marks =
                page.entries().stream().map(entry -> Walk.mark(entry.id())).toList();
        source.taking()
                .take(
                        page.since(importSince),
                        page,
                        Set.copyOf(bookmark.walk(source.name()).known()));
        bookmark.known(source.name(), marks);
        Instant horizon = clock.instant().minus(SWEPT);
        boolean past = page.entries().stream()
                .allMatch(entry -> entry.at() == null || entry.at().isBefore(horizon));
        // where there have been links, a page without one is the last; where cursors are ignored, nothing is older
        boolean last = page.next() == null || cursor.equals(page.next()) || (page.guessed() && !newest.guessed());
        bookmark.sweep(source.name(), past || last ? null : page.next());
    }
}
