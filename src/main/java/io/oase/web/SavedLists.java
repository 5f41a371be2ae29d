package io.oase.web;

import io.oase.base.Refused;
import io.oase.inbox.Filter;
import io.oase.inbox.Views;
import io.oase.people.Account;
import io.oase.saved.SavedView;
import io.oase.saved.SavedViews;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Saved views as they stand beside every page. */
final class SavedLists {
    /** Lists of work, which an index holds; counting others could go through everything there ever was. */
    private static final Set<Filter.View> COUNTED = EnumSet.of(
            Filter.View.MINE,
            Filter.View.TEAM,
            Filter.View.UNASSIGNED,
            Filter.View.DUE,
            Filter.View.WAITING,
            Filter.View.OPEN,
            Filter.View.SNOOZED);

    private static final int KEYS = 9;

    private final Views views;
    private final SavedViews saved;
    private final FoundCounts found;

    SavedLists(Views views, SavedViews saved) {
        this.views = views;
        this.saved = saved;
        this.found = new FoundCounts(views);
    }

    /** @param list whole address of the list that is open; empty for none */
    List<Shell.Saved> of(Reader reader, Account me, String list) {
        List<Shell.Saved> all = new ArrayList<>();
        FoundCounts.Purse purse = new FoundCounts.Purse();
        for (SavedView view : saved.of(me)) {
            String key = all.size() < KEYS ? String.valueOf(all.size() + 1) : "";
            all.add(new Shell.Saved(
                    view.address(),
                    view.name(),
                    count(reader, me, view, purse),
                    view.address().equals(list),
                    key,
                    view.shared()));
        }
        return all;
    }

    private String count(Reader reader, Account me, SavedView view, FoundCounts.Purse purse) {
        return address(view)
                .filter(address -> COUNTED.contains(address.view()))
                .flatMap(address -> {
                    Filter filter = address.filter(me.id(), reader.now());
                    return address.query() == null
                            ? Optional.of(Shells.written(views.count(me, filter)))
                            : found(reader, me, view, filter, purse);
                })
                .orElse("");
    }

    private Optional<String> found(Reader reader, Account me, SavedView view, Filter filter, FoundCounts.Purse purse) {
        try {
            return found.of(me, view.address(), filter, reader.now(), purse)
                    .map(count -> count.n() == 0 && !count.more() ? "" : count.n() + (count.more() ? "+" : ""));
        } catch (Refused.Invalid unreadable) {
            // Searched for in a way that a later version does not know any more.
            return Optional.empty();
        }
    }

    /** The list it shows; empty where a later version no longer knows what it was narrowed by. */
    static Optional<InboxAddress> address(SavedView view) {
        try {
            return Origins.list(URI.create(view.address()));
        } catch (Refused.Invalid | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }
}
