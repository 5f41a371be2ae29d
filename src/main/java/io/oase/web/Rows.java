package io.oase.web;

import io.oase.inbox.Change;
import io.oase.inbox.ConversationState;
import io.oase.inbox.Filter;
import io.oase.inbox.InboxRow;
import io.oase.people.Account;
import io.oase.reply.Reply;
import io.oase.search.Match;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Conversations as lines of a list.
 *
 * @param address the list they stand in
 * @param selected the one that is open; 0 for none
 * @param me who reads
 * @param stuck conversations with an answer that is not out, and how it stands
 * @param holders who has them, by account id
 * @param matches why they were found, by conversation
 */
record Rows(
        Reader reader,
        Likeness likeness,
        InboxAddress address,
        long selected,
        long me,
        Map<Long, Reply.State> stuck,
        Map<Long, Account> holders,
        Map<Long, List<Match>> matches) {

    List<Row> of(List<InboxRow> rows) {
        return rows.stream().map(this::of).toList();
    }

    private Row of(InboxRow row) {
        Reply.State reply = stuck.get(row.id());
        return new Row(
                row.id(),
                address.conversation(row.id()),
                row.id() == selected,
                row.state() == ConversationState.NEW,
                likeness.of(row),
                likeness.name(row.person(), row.emojis()),
                row.channelName(),
                row.isPrivate(),
                reader.say(row.isPrivate() ? "privacy.private" : "privacy.public"),
                Rating.of(reader, row.stars()),
                reader.moment(row.lastPostAt()),
                row.snippet().isBlank() ? row.title() : row.snippet(),
                row.tags(),
                reply == Reply.State.AWAITING_APPROVAL
                        ? reader.say("answer.awaiting_approval")
                        : stateWords(row.state()),
                row.priority() == Change.NORMAL ? "" : reader.say("priority." + row.priority()),
                new Dues(reader).of(row),
                holder(row),
                Objects.requireNonNullElse(row.teamName(), ""),
                reply == null || reply == Reply.State.AWAITING_APPROVAL
                        ? ""
                        : reader.say("answer." + reply.name().toLowerCase(Locale.ROOT)),
                new LaterWords(reader).line(row.later()),
                draft(row.mine()),
                Boolean.TRUE.equals(row.mine().mentionUnread()),
                reasons(reader, matches.getOrDefault(row.id(), List.of())));
    }

    private String draft(InboxRow.Mine mine) {
        Long by = mine.draftBy();
        return by == null
                ? ""
                : by == me ? reader.say("draft.mine") : reader.say("draft.by", String.valueOf(mine.draft()));
    }

    /** Why something was found. */
    static List<Row.Reason> reasons(Reader reader, List<Match> matches) {
        return matches.stream()
                .map(match -> new Row.Reason(
                        match.kind() == Match.Kind.POST
                                ? ""
                                : reader.say(
                                        "search.match." + match.kind().name().toLowerCase(Locale.ROOT)),
                        Prose.marked(match)))
                .toList();
    }

    /** New and open are the usual; a view that holds one state alone has said it already. */
    private String stateWords(ConversationState state) {
        boolean said = address.view() == Filter.View.WAITING || address.view() == Filter.View.RESOLVED;
        boolean usual = state == ConversationState.NEW || state == ConversationState.OPEN;
        return said || usual ? "" : reader.say("state." + state.name().toLowerCase(Locale.ROOT));
    }

    private Row.@Nullable Holder holder(InboxRow row) {
        Long id = row.assigneeId();
        if (id == null) {
            return null;
        }
        Account account = holders.get(id);
        String name = String.valueOf(row.assigneeName());
        return new Row.Holder(name, account == null ? Faces.of(id, name, null) : Faces.of(account));
    }
}
