package io.oase.web;

import io.oase.base.Refused;
import io.oase.channel.Channel;
import io.oase.channel.Channels;
import io.oase.inbox.ConversationState;
import io.oase.inbox.Filter;
import io.oase.inbox.InboxRow;
import io.oase.inbox.Views;
import io.oase.people.Account;
import io.oase.people.People;
import io.oase.people.Right;
import io.oase.people.Teams;
import io.oase.reply.Replies;
import io.oase.search.Advice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the list of an address: rows, what to narrow it by, and what to say where nothing is. */
final class Lists {
    private static final int PAGE = 50;

    private final Views views;
    private final Channels channels;
    private final People people;
    private final Teams teams;
    private final Replies replies;
    private final Likeness likeness;

    Lists(Views views, Channels channels, People people, Teams teams, Replies replies, Likeness likeness) {
        this.views = views;
        this.channels = channels;
        this.people = people;
        this.teams = teams;
        this.replies = replies;
        this.likeness = likeness;
    }

    /**
     * The list.
     *
     * @param cursor where it goes on; null for its beginning
     * @param selected the conversation that is open; 0 for none
     */
    InboxPage.Listing read(Visit visit, Account me, InboxAddress address, @Nullable String cursor, long selected) {
        return read(visit, me, address, cursor, selected, false);
    }

    /** @param refilled whether what it is narrowed by is shown anew beside its rows */
    InboxPage.Listing read(
            Visit visit, Account me, InboxAddress address, @Nullable String cursor, long selected, boolean refilled) {
        Reader reader = visit.reader();
        List<Channel> all = me.may(Right.SEE_CHANNELS) ? channels.list() : List.of();
        List<Row> rows = List.of();
        String more = null;
        String failed = null;
        Advice advice = null;
        try {
            Views.Listing listing = views.list(me, address.filter(me.id(), reader.now()), PAGE, cursor);
            rows = rows(reader, me, address, listing, selected);
            advice = listing.advice();
            more = listing.next().map(address::after).orElse(null);
        } catch (Refused.Invalid refused) {
            failed = String.join(
                    " ", refused.fields().values().stream().map(reader::say).toList());
        }
        return new InboxPage.Listing(
                reader.say("nav." + address.id()),
                address.bare(),
                address.url(),
                Objects.requireNonNullElse(address.query(), ""),
                channelChoices(reader, all, address),
                teamChoices(reader, address),
                stateChoices(reader, address),
                tagChoices(reader, me, address),
                sortChoices(reader, address),
                rows,
                more,
                rows.isEmpty() && failed == null ? empty(reader, me, address, all.isEmpty(), advice) : null,
                address.narrowed(),
                failed,
                refilled);
    }

    /** Where only something beside the list was asked for. */
    static InboxPage.Listing none(Reader reader, InboxAddress address) {
        return new InboxPage.Listing(
                reader.say("nav." + address.id()),
                address.bare(),
                address.url(),
                "",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                address.narrowed(),
                null,
                false);
    }

    private List<Row> rows(Reader reader, Account me, InboxAddress address, Views.Listing listing, long selected) {
        List<InboxRow> rows = listing.rows();
        List<Long> ids = rows.stream().map(InboxRow::id).toList();
        List<Long> holders = rows.stream()
                .map(InboxRow::assigneeId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return new Rows(
                        reader,
                        likeness,
                        address,
                        selected,
                        me.id(),
                        replies.stuck(me, ids),
                        people.byIds(holders),
                        listing.matches())
                .of(rows);
    }

    private static List<Choice> channelChoices(Reader reader, List<Channel> all, InboxAddress address) {
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice("", reader.say("inbox.anychannel"), address.channel() == null));
        all.forEach(channel -> choices.add(new Choice(
                String.valueOf(channel.id()), channel.name(), Objects.equals(address.channel(), channel.id()))));
        return choices;
    }

    private List<Choice> teamChoices(Reader reader, InboxAddress address) {
        List<Choice> choices = new ArrayList<>();
        teams.list()
                .forEach(team -> choices.add(new Choice(
                        String.valueOf(team.id()),
                        team.name(),
                        String.valueOf(team.id()).equals(address.team()))));
        if (!choices.isEmpty()) {
            choices.add(0, new Choice("", reader.say("inbox.anyteam"), address.team() == null));
            choices.add(new Choice("none", reader.say("inbox.noteam"), "none".equals(address.team())));
        }
        return choices;
    }

    private static List<Choice> stateChoices(Reader reader, InboxAddress address) {
        List<ConversationState> states =
                switch (address.view()) {
                    case MINE, SNOOZED ->
                        List.of(ConversationState.NEW, ConversationState.OPEN, ConversationState.WAITING);
                    case TEAM, UNASSIGNED, OPEN, DUE -> List.of(ConversationState.NEW, ConversationState.OPEN);
                    case WAITING, RESOLVED -> List.of();
                    case MENTIONS, DRAFTS, ALL -> List.of(ConversationState.values());
                };
        if (states.isEmpty()) {
            return List.of();
        }
        Choice any = new Choice("", reader.say("inbox.anystate"), address.state() == null);
        Stream<Choice> each = states.stream().map(state -> {
            String id = state.name().toLowerCase(Locale.ROOT);
            return new Choice(id, reader.say("state." + id), state == address.state());
        });
        return Stream.concat(Stream.of(any), each).toList();
    }

    private List<Choice> tagChoices(Reader reader, Account me, InboxAddress address) {
        List<String> tags = views.tags(me);
        if (tags.isEmpty()) {
            return List.of();
        }
        Choice any = new Choice("", reader.say("inbox.anytag"), address.tag() == null);
        return Stream.concat(
                        Stream.of(any),
                        tags.stream().map(tag -> new Choice(tag, tag, tag.equalsIgnoreCase(address.tag()))))
                .toList();
    }

    /** A rested, snoozed or resolved conversation waits for nobody here, so there is nothing to sort, unless it was found. */
    private static List<Choice> sortChoices(Reader reader, InboxAddress address) {
        boolean rested = address.view() == Filter.View.WAITING
                || address.view() == Filter.View.RESOLVED
                || address.view() == Filter.View.SNOOZED
                || address.view() == Filter.View.MENTIONS
                || address.view() == Filter.View.DRAFTS;
        if (address.query() != null) {
            return choices(
                    reader,
                    address,
                    rested
                            ? Stream.of(Filter.Order.BEST, Filter.Order.LATEST)
                            : Stream.of(
                                    Filter.Order.BEST, Filter.Order.LATEST, Filter.Order.DUE, Filter.Order.WAITING));
        }
        return rested && address.order() == Filter.Order.LATEST
                ? List.of()
                : choices(reader, address, Stream.of(Filter.Order.DUE, Filter.Order.LATEST, Filter.Order.WAITING));
    }

    /** What is usual is said by saying nothing: what is usual changes as soon as somebody searches. */
    private static List<Choice> choices(Reader reader, InboxAddress address, Stream<Filter.Order> orders) {
        return orders.map(order -> {
                    String id = order.name().toLowerCase(Locale.ROOT);
                    return new Choice(
                            order == address.usual() ? "" : id,
                            reader.say("inbox.sort." + id),
                            order == address.order());
                })
                .toList();
    }

    private static InboxPage.Empty empty(
            Reader reader, Account me, InboxAddress address, boolean noChannels, @Nullable Advice advice) {
        if (advice != null) {
            return NotFound.say(reader, address, advice);
        }
        if (address.narrowed()) {
            return words(reader, "found", address.bare(), reader.say("inbox.everything"));
        }
        if (address.order() == Filter.Order.WAITING) {
            return words(reader, "answered", address.bare(), reader.say("inbox.everything"));
        }
        if (noChannels) {
            return me.may(Right.MANAGE_CHANNELS)
                    ? words(reader, "channel", "/channels/new", reader.say("channels.connect"))
                    : words(reader, "channel", null, null);
        }
        return switch (address.view()) {
            case MINE -> words(reader, "mine", "/inbox/unassigned", reader.say("nav.unassigned"));
            default -> words(reader, address.id(), null, null);
        };
    }

    private static InboxPage.Empty words(Reader reader, String which, @Nullable String url, @Nullable String verb) {
        String key = "inbox.empty." + which;
        return new InboxPage.Empty(reader.say(key), reader.say(key + "hint"), url, verb);
    }
}
