package io.oase.web;

import io.oase.activation.Activations;
import io.oase.channel.Channel;
import io.oase.channel.Channels;
import io.oase.channel.Coverage;
import io.oase.inbox.Filter;
import io.oase.inbox.Views;
import io.oase.notice.Notices;
import io.oase.people.Account;
import io.oase.people.Right;
import io.oase.reply.Replies;
import io.oase.saved.SavedViews;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Builds what stands around every page: the views with their counts, the channels and how well they are read, other pages. */
public final class Shells {
    /** Parts of pages that stand inside; for them nothing around is read from the database. */
    private static final Set<String> INSIDE = Set.of(
            "rows",
            "list",
            "more",
            "desk",
            "head",
            "thread",
            "composer",
            "count",
            "counted",
            "person",
            "cards",
            "calendar-form",
            "picker",
            "told",
            "devices",
            "merges",
            "merge-found",
            "splits",
            "lanes",
            "bulk-account",
            "round-account",
            "approval-cards",
            "approval-preview",
            "hands",
            "crisis-now",
            "crisis-checklist",
            "crisis-log",
            "crisis-readiness",
            "crowd-columns",
            "crowd-cards",
            "alert-lines",
            "alert-now",
            "offered");

    private final Views views;
    private final Channels channels;
    private final Notices notices;
    private final SavedLists saved;
    private final Places places;
    private final Activations activations;

    public Shells(
            Views views,
            Channels channels,
            Notices notices,
            SavedViews saved,
            Replies replies,
            Activations activations) {
        this.views = views;
        this.channels = channels;
        this.notices = notices;
        this.saved = new SavedLists(views, saved);
        this.places = new Places(replies);
        this.activations = activations;
    }

    /**
     * The shell for this visit; an empty one when only a part inside it was asked for.
     *
     * @param current what is open: id of a view ({@code mine}), or of a place; empty for
     *     none of them
     */
    public Shell around(Visit visit, Account me, String current) {
        return around(visit, me, current, "");
    }

    /**
     * The same where a list is open.
     *
     * @param list its whole address; empty for none
     */
    Shell around(Visit visit, Account me, String current, String list) {
        Reader reader = visit.reader();
        Shell.Me card = new Shell.Me(me.id(), me.name(), reader.say(me.role().said()), Faces.of(me));
        String target = visit.target();
        if (target != null && INSIDE.contains(target)) {
            return Shell.bare(card);
        }
        boolean sees = me.may(Right.SEE_CHANNELS);
        List<Channel> all = sees ? channels.list() : List.of();
        Map<Long, Coverage> ledger = sees ? ledger() : Map.of();
        return new Shell(
                views(reader, me, current),
                me.may(Right.READ_INBOX) ? saved.of(reader, me, list) : List.of(),
                all.stream()
                        .map(channel -> line(reader, channel, ledger.get(channel.id())))
                        .toList(),
                places.of(reader, me, current, all.isEmpty()),
                card,
                blind(reader, all, ledger),
                bell(reader, me, current),
                crises(reader, me));
    }

    /** What stands above every page, and nothing else. */
    Shell band(Visit visit, Account me) {
        Reader reader = visit.reader();
        boolean sees = me.may(Right.SEE_CHANNELS);
        return new Shell(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new Shell.Me(me.id(), me.name(), reader.say(me.role().said()), Faces.of(me)),
                sees ? blind(reader, channels.list(), ledger()) : null,
                Shell.Bell.SILENT,
                crises(reader, me));
    }

    private Map<Long, Coverage> ledger() {
        return channels.coverage().stream().collect(Collectors.toMap(Coverage::channelId, Function.identity()));
    }

    private List<CrisisLine> crises(Reader reader, Account me) {
        return me.may(Right.READ_INBOX)
                ? activations.inForce(me).stream()
                        .map(activation -> CrisisLine.of(activation, reader))
                        .toList()
                : List.of();
    }

    /** How much somebody was told and has not read. */
    Shell.Bell bell(Reader reader, Account me, String current) {
        int unread = notices.unread(me);
        String count = unread == 0
                ? ""
                : unread >= Notices.COUNT_BOUND ? (Notices.COUNT_BOUND - 1) + "+" : String.valueOf(unread);
        return new Shell.Bell(
                count, unread == 0 ? "" : reader.say("notices.unread", count), current.equals("notices"), false);
    }

    /** The view somebody of this role sees first. */
    static Filter.View home(Account me) {
        return switch (me.role()) {
            case AGENT -> Filter.View.MINE;
            case LEAD, ADMIN -> Filter.View.UNASSIGNED;
            case COMMS -> Filter.View.OPEN;
        };
    }

    private List<Shell.View> views(Reader reader, Account me, String current) {
        if (!me.may(Right.READ_INBOX)) {
            return List.of();
        }
        Map<Filter.View, Integer> counts = new EnumMap<>(views.counts(me));
        counts.put(Filter.View.DUE, views.count(me, Filter.due(reader.now().plus(InboxAddress.SOON))));
        List<Shell.View> all = new ArrayList<>();
        all.add(view(reader, Filter.View.MINE, "mine", counts, current, "m"));
        if (views.hasTeam(me)) {
            all.add(view(reader, Filter.View.TEAM, "people", counts, current, "t"));
        }
        all.addAll(List.of(
                view(reader, Filter.View.UNASSIGNED, "tray", counts, current, "u"),
                view(reader, Filter.View.DUE, "alert", counts, current, "o"),
                view(reader, Filter.View.WAITING, "clock", counts, current, "w"),
                view(reader, Filter.View.SNOOZED, "later", counts, current, "b"),
                view(reader, Filter.View.MENTIONS, "at", counts, current, "e"),
                view(reader, Filter.View.DRAFTS, "pen", counts, current, "r"),
                view(reader, Filter.View.OPEN, "stack", counts, current, "i"),
                view(reader, Filter.View.RESOLVED, "check", counts, current, "d"),
                view(reader, Filter.View.ALL, "list", counts, current, "l")));
        return all;
    }

    private static Shell.View view(
            Reader reader,
            Filter.View view,
            String icon,
            Map<Filter.View, Integer> counts,
            String current,
            String key) {
        String id = view.name().toLowerCase(Locale.ROOT);
        int count = counts.getOrDefault(view, 0);
        String words = written(count);
        return new Shell.View(id, reader.say("nav." + id), icon, words, id.equals(current), key);
    }

    static String written(int count) {
        return count == 0 ? "" : count >= Views.COUNT_BOUND ? (Views.COUNT_BOUND - 1) + "+" : String.valueOf(count);
    }

    private static Shell.ChannelLine line(Reader reader, Channel channel, @Nullable Coverage coverage) {
        String url = "/channels#channel-" + channel.id();
        if (channel.state() == Channel.State.PAUSED) {
            return new Shell.ChannelLine(channel.name(), url, "paused", reader.say("nav.paused"), null);
        }
        if (coverage != null && coverage.failingSince() != null) {
            String words = reader.say("nav.blindsince", coverage.failingSince());
            return new Shell.ChannelLine(channel.name(), url, "blind", words, null);
        }
        if (coverage == null || coverage.levelAt() == null) {
            return new Shell.ChannelLine(channel.name(), url, "well", reader.say("nav.unread"), null);
        }
        return new Shell.ChannelLine(channel.name(), url, "well", "", reader.since(coverage.levelAt()));
    }

    /** One channel by name and time; several together, since when the first of them. */
    private static @Nullable String blind(Reader reader, List<Channel> all, Map<Long, Coverage> ledger) {
        List<Channel> blind = all.stream()
                .filter(channel -> channel.state() == Channel.State.ACTIVE)
                .filter(channel -> {
                    Coverage coverage = ledger.get(channel.id());
                    return coverage != null && coverage.blind();
                })
                .toList();
        return blind.stream()
                .map(channel -> ledger.get(channel.id()))
                .filter(java.util.Objects::nonNull)
                .map(Coverage::failingSince)
                .filter(java.util.Objects::nonNull)
                .min(java.util.Comparator.naturalOrder())
                .map(since -> reader.say(
                        "nav.blind", blind.stream().map(Channel::name).collect(Collectors.joining(", ")), since))
                .orElse(null);
    }
}
