package io.oase.inbox;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.inbox.Fact.Kind;
import io.oase.notice.Notices;
import io.oase.people.Account;
import io.oase.people.People;
import io.oase.people.Right;
import io.oase.people.Teams;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * What people do with conversations. Each verb checks the right, owns its transaction, locks the conversation and writes
 * its fact inside it. Doing again what is already so changes nothing and writes nothing.
 */
public final class Inbox {
    private static final int LONGEST_NOTE = 20_000;

    private final Jdbi db;
    private final Facts facts;
    private final Tagging tagging;
    private final Moving moving;
    private final Assigning assigning;
    private final Teaming teaming;
    private final Mentioning mentioning;
    private final Clock clock;

    public Inbox(Jdbi db, Facts facts, Notices notices, People people, Teams teams, Clock clock) {
        this.db = db;
        this.facts = facts;
        this.tagging = new Tagging(facts);
        this.moving = new Moving(facts);
        Handing handing = new Handing(notices);
        this.assigning = new Assigning(facts, handing, moving, people);
        this.teaming = new Teaming(facts, handing, assigning);
        this.mentioning = new Mentioning(notices);
        this.clock = clock;
        people.onLeaving(this::release);
        teams.onRetiring(this::dissolve);
    }

    /**
     * Takes a conversation for oneself.
     *
     * @throws Refused.Conflict when somebody else has it; leads may assign it anew
     */
    public void take(Account by, long conversation) {
        change(by, conversation, Change.assignTo(by.id(), null));
    }

    /** Gives a conversation to somebody. Giving it to oneself is {@link #take} for those who may not assign others. */
    public void assign(Account by, long conversation, long assignee) {
        assign(by, conversation, assignee, null);
    }

    /**
     * The same, with what they should know.
     *
     * @param note in the words of whoever gives it; null for nothing
     */
    public void assign(Account by, long conversation, long assignee, @Nullable String note) {
        change(by, conversation, Change.assignTo(assignee, note));
    }

    /**
     * Gives a conversation to somebody else, or frees it, if it is still with whom one saw it.
     *
     * @param from who had it when one looked; null: nobody
     * @param to null: it is free
     * @throws Refused.Conflict when somebody else has it meanwhile
     */
    public void reassign(Account by, long conversation, @Nullable Long from, @Nullable Long to) {
        by.require(Right.ASSIGN_OTHERS);
        assigning.requireColleague(to);
        Change.Assignment given = new Change.Assignment(to, null).still(new Change.Holder(from));
        inside(conversation, (handle, row, now) -> assigning.reassign(handle, by, row, given, now));
    }

    /** Puts a conversation back for anybody to take: one's own, or anybody's for those who may assign others. */
    public void unassign(Account by, long conversation) {
        change(by, conversation, Change.assignTo(null, null));
    }

    /**
     * Makes a conversation the matter of a team. Whoever has it keeps it if they belong to the team; otherwise it is free for
     * the team to take.
     *
     * @param team null: no team's
     * @param note what they should know; null for nothing
     */
    public void giveToTeam(Account by, long conversation, @Nullable Long team, @Nullable String note) {
        change(by, conversation, Change.giveTo(team, note));
    }

    /** Moves a conversation: to wait for the other side, to resolve it, to open it again. Nothing becomes new again. */
    public void move(Account by, long conversation, ConversationState to) {
        change(by, conversation, Change.moveTo(to, null));
    }

    /**
     * Resolves a conversation whose last words need no answer.
     *
     * @param why in the words of whoever decides so, for colleagues and reports
     */
    public void resolveUnanswered(Account by, long conversation, String why) {
        change(by, conversation, Change.moveTo(ConversationState.RESOLVED, why));
    }

    /** Says how urgent it is: {@value Change#NORMAL} to {@value Change#MOST_URGENT}. */
    public void prioritise(Account by, long conversation, int priority) {
        change(by, conversation, new Change(null, null, null, null, null, priority));
    }

    /** Makes the tags exactly these. */
    public void retag(Account by, long conversation, List<String> tags) {
        change(by, conversation, new Change(null, null, tags, null, null, null));
    }

    /**
     * Changes team, assignee, tags, priority and state at once: all of it, or, when a part is refused, none.
     *
     * @throws Refused.Invalid naming the field: team, assignee, tags, priority, state, no_answer
     * @throws Refused.Conflict when an agent wants what somebody else has
     */
    public void change(Account by, long conversation, Change change) {
        change(by, conversation, change, (handle, now) -> {});
    }

    /** Something more to do in the transaction of a change, behind it. */
    public interface Also {
        /** @param now when the change happens */
        void done(Handle handle, Instant now);
    }

    /** The same, and something more within it: all of both, or none. */
    public void change(Account by, long conversation, Change change, Also also) {
        change.required().forEach(by::require);
        Change checked = change.checked();
        if (checked.assignment() != null) {
            assigning.requireColleague(checked.assignment().to());
        }
        db.useTransaction(handle -> {
            if (checked.team() != null && checked.team().to() != null) {
                Teams.hold(handle, checked.team().to());
            }
            ConversationDao.Row row = lock(handle, conversation);
            Instant now = clock.instant();
            if (checked.team() != null) {
                teaming.give(handle, by, row, checked.team(), checked.assignment() == null, now);
            }
            if (checked.assignment() != null) {
                assigning.reassign(handle, by, row, checked.assignment(), now);
            }
            if (checked.tags() != null) {
                tagging.retag(handle, by, row, checked.tags(), now);
            }
            if (checked.priority() != null) {
                prioritise(handle, by, row, checked.priority(), now);
            }
            if (checked.state() != null) {
                moving.move(handle, by, lock(handle, conversation), checked.state(), checked.noAnswer(), now);
            }
            also.done(handle, now);
        });
    }

    /** Adds a tag; a tag that does not exist yet is made. */
    public void tag(Account by, long conversation, String tag) {
        by.require(Right.WRITE_NOTES);
        String name = Tags.checked("tag", tag);
        inside(conversation, (handle, row, now) -> tagging.tag(handle, by, row, name, now));
    }

    /** Removes a tag. */
    public void untag(Account by, long conversation, String tag) {
        by.require(Right.WRITE_NOTES);
        inside(conversation, (handle, row, now) -> tagging.untag(handle, by, row, tag.strip(), now));
    }

    /**
     * Writes a note for colleagues; never published. Those it mentions are told ({@link Naming} says how).
     *
     * @return its id
     */
    public long note(Account by, long conversation, String text) {
        by.require(Right.WRITE_NOTES);
        String body = text.replace("\r\n", "\n").replace("\0", "").strip();
        if (body.isEmpty() || body.length() > LONGEST_NOTE) {
            throw new Refused.Invalid("text", Said.of("inbox.note_length", LONGEST_NOTE));
        }
        return db.inTransaction(handle -> {
            // What somebody has written is not lost because a colleague merged meanwhile.
            ConversationDao.Row row = ConversationDao.lockWhereItIs(handle, conversation)
                    .orElseThrow(() -> new Refused.NotFound(Said.of("inbox.no_such_conversation", conversation)));
            Instant now = clock.instant();
            long id = NoteDao.insert(handle, row.id(), by.id(), body, now);
            mentioning.in(handle, by, row.id(), id, body, now);
            facts.publish(handle, List.of(fact(by, row, Kind.NOTED, Map.of("note", id))), now);
            return id;
        });
    }

    /**
     * Gives a conversation to somebody because a promised time was missed, in the caller's transaction.
     *
     * @param now when
     */
    public void pass(Handle handle, long conversation, long to, Instant now) {
        give(handle, conversation, to, "missed", now);
    }

    /**
     * Gives a conversation to somebody, or frees it, by itself and in the caller's transaction.
     *
     * @param to null: it is free
     * @param because as {@link Fact.Kind#ASSIGNED} lists them
     */
    public void give(Handle handle, long conversation, @Nullable Long to, String because, Instant now) {
        assigning.assign(handle, null, lock(handle, conversation), new Change.Assignment(to, null), because, now);
    }

    /** Makes a conversation a team's matter by itself, in the caller's transaction. The team is held. */
    public void giveToTeam(Handle handle, long conversation, long team, Instant now) {
        teaming.move(handle, null, lock(handle, conversation), new Change.Teaming(team, null), now);
    }

    /** Has a conversation wait for the other side, in the caller's transaction. */
    public void rest(Handle handle, Account by, long conversation, Instant now) {
        by.require(Right.TAKE);
        moving.move(handle, by, lock(handle, conversation), ConversationState.WAITING, null, now);
    }

    /**
     * Opens a resolved conversation again because somebody planned to, in the caller's transaction. What was settled stays so:
     * nobody waits for an answer.
     *
     * @param to whose it becomes; null: nobody's
     */
    public void openAgain(Handle handle, long conversation, @Nullable Long to, Instant now) {
        moving.openAgain(handle, lock(handle, conversation), now);
        assigning.assign(handle, null, lock(handle, conversation), new Change.Assignment(to, null), now);
    }

    /** What a colleague who leaves had, and is not resolved, is free for anybody to take. */
    private void release(Handle handle, Account actor, long leaver, Instant now) {
        for (ConversationDao.Row row : ConversationDao.lockHeld(handle, leaver)) {
            assigning.assign(handle, actor, row, new Change.Assignment(null, null), now);
        }
    }

    /** What a team had that is no more, and is not resolved, is no team's. */
    private void dissolve(Handle handle, Account actor, long team, Instant now) {
        for (ConversationDao.Row row : ConversationDao.lockOfTeam(handle, team)) {
            teaming.move(handle, actor, row, new Change.Teaming(null, null), now);
        }
    }

    private void prioritise(Handle handle, Account by, ConversationDao.Row row, int priority, Instant now) {
        if (row.priority() == priority) {
            return;
        }
        ConversationDao.prioritise(handle, row.id(), priority);
        facts.publish(
                handle, List.of(fact(by, row, Kind.PRIORITISED, Map.of("from", row.priority(), "to", priority))), now);
    }

    private void inside(long conversation, Step step) {
        db.useTransaction(handle -> step.apply(handle, lock(handle, conversation), clock.instant()));
    }

    private static ConversationDao.Row lock(Handle handle, long conversation) {
        return ConversationDao.lock(handle, conversation)
                .map(ConversationDao.Row::standing)
                .orElseThrow(() -> new Refused.NotFound(Said.of("inbox.no_such_conversation", conversation)));
    }

    private static Fact fact(@Nullable Account by, ConversationDao.Row row, Kind kind, Map<String, Object> data) {
        return new Fact(row.id(), kind, by == null ? null : by.id(), data);
    }

    private interface Step {
        void apply(Handle handle, ConversationDao.Row row, Instant now);
    }
}
