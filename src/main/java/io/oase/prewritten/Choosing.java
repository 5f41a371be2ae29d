package io.oase.prewritten;

import io.oase.base.Refused;
import io.oase.inbox.InboxRow;
import io.oase.inbox.Views;
import io.oase.people.Account;
import io.oase.people.Right;
import io.oase.people.Team;
import io.oase.people.Teams;
import io.oase.prewritten.PrewrittenDao.Stored;
import io.oase.prewritten.Slots.Unreadable;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Choosing a prewritten reply for a conversation: the best first, each as it would read for whoever it goes to. */
public final class Choosing {
    private static final int MOST = 8;

    private final Jdbi db;
    private final Views views;
    private final Teams teams;

    public Choosing(Jdbi db, Views views, Teams teams) {
        this.db = db;
        this.views = views;
        this.teams = teams;
    }

    /**
     * One as it would read.
     *
     * @param text filled, but for what is not known
     * @param unfilled slots that are still open, as they are written
     */
    public record Offer(PrewrittenReply reply, String text, List<String> unfilled) {
        public Offer {
            unfilled = List.copyOf(unfilled);
        }

        /** Which text and version it is. */
        public Origin origin() {
            return new Origin(reply.id(), reply.no());
        }
    }

    /**
     * The best for a conversation: made for its team or a team of whoever writes first, then for its channel and its language, then what
     * is used most. What is only for other teams is left out.
     *
     * @param query words that stand in the name or the text; empty for any
     * @param otherwise language to look for where the conversation's is not known
     */
    public List<Offer> offers(Account by, long conversation, String query, String otherwise) {
        by.require(Right.ANSWER);
        InboxRow row = views.row(by, conversation);
        Filling filling = Filling.of(row, by);
        String language = row.language() == null || row.language().isEmpty() ? otherwise : row.language();
        Set<Long> theirs = teamsFor(by, row);
        return db.withHandle(handle -> {
            List<PrewrittenReply> best =
                    PrewrittenDao.best(handle, query, theirs, row.channelId(), spoken(language), MOST);
            Snippets snippets = best.isEmpty() ? new Snippets(List.of()) : snippets(handle);
            return best.stream().map(reply -> offer(reply, snippets, filling)).toList();
        });
    }

    /** One for a conversation. */
    public Offer filled(Account by, long conversation, long id) {
        by.require(Right.ANSWER);
        Filling filling = Filling.of(views.row(by, conversation), by);
        return db.withHandle(handle -> offer(PrewrittenReplies.find(handle, id), snippets(handle), filling));
    }

    /**
     * A text somebody wrote with slots, as it would read in a conversation; what is not known stays open.
     *
     * @throws Refused.Invalid naming {@code text} when it cannot be read
     */
    public String filled(Account by, long conversation, String text) {
        by.require(Right.ANSWER);
        Filling filling = Filling.of(views.row(by, conversation), by);
        return filling.fill(pieces(text));
    }

    /** @throws Refused.Invalid naming {@code text} when its slots cannot be read */
    public void requireReadable(String text) {
        pieces(text);
    }

    /** Whose texts are wanted: the team's that the conversation is, and those of whoever writes. */
    private Set<Long> teamsFor(Account by, InboxRow row) {
        Set<Long> wanted = teams.of(by).stream().map(Team::id).collect(Collectors.toCollection(HashSet::new));
        if (row.teamId() != null) {
            wanted.add(row.teamId());
        }
        return wanted;
    }

    private List<Piece> pieces(String text) {
        try {
            Snippets snippets = text.contains("{{") ? db.withHandle(Choosing::snippets) : new Snippets(List.of());
            return snippets.whole(new PrewrittenBody("", "", Set.of(), Set.of(), text));
        } catch (Unreadable unreadable) {
            throw new Refused.Invalid("text", unreadable.said());
        }
    }

    /**
     * A text as it would read for somebody, whether or not it is kept.
     *
     * @throws Refused.Invalid naming {@code text} when it cannot be read
     */
    public String example(Account by, PrewrittenBody body, String person, String channel) {
        by.require(Right.READ_INBOX);
        PrewrittenBody tidy = body.tidy();
        try {
            Snippets snippets = db.withHandle(Choosing::snippets);
            return Filling.example(person, by, channel).fill(snippets.whole(tidy));
        } catch (Unreadable unreadable) {
            throw new Refused.Invalid("text", unreadable.said());
        }
    }

    private static Offer offer(PrewrittenReply reply, Snippets snippets, Filling filling) {
        try {
            String text = filling.fill(snippets.whole(reply.body()));
            return new Offer(reply, text, Slots.unfilled(text));
        } catch (Unreadable unreadable) {
            // Checked whenever anything changes; were it otherwise, the guard before sending would still see it.
            return new Offer(
                    reply, reply.body().text(), Slots.unfilled(reply.body().text()));
        }
    }

    private static Snippets snippets(Handle handle) {
        return new Snippets(PrewrittenDao.all(handle).stream().map(Stored::body).toList());
    }

    private static String spoken(String tag) {
        return Locale.forLanguageTag(tag).getLanguage();
    }
}
