package io.oase.inbox;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.inbox.Fact.Kind;
import io.oase.people.Account;
import io.oase.people.People;
import io.oase.people.Right;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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
    private final People people;
    private final Clock clock;

    public Inbox(Jdbi db, Facts facts, People people, Clock clock) {
        this.db = db;
        this.facts = facts;
        this.people = people;
        this.clock = clock;
    }

    /**
     * Takes a conversation for oneself.
     *
     * @throws Refused.Conflict when somebody else has it; leads may assign it anew
     */
    public void take(Account by, long conversation) {
        by.require(Right.TAKE);
        change(conversation, (handle, row, now) -> {
            if (row.assigneeId() != null && row.assigneeId() != by.id()) {
                throw new Refused.Conflict(Said.of("inbox.taken", nameOf(row.assigneeId())), List.of());
            }
            assign(handle, by, row, by.id(), now);
        });
    }

    /** Gives a conversation to somebody. Giving it to oneself is {@link #take} for those who may not assign others. */
    public void assign(Account by, long conversation, long assignee) {
        if (assignee == by.id() && !by.may(Right.ASSIGN_OTHERS)) {
            take(by, conversation);
            return;
        }
        Account target = people.find(assignee)
                .filter(Account::active)
                .orElseThrow(() -> new Refused.Invalid("assignee", Said.of("inbox.no_such_assignee")));
        change(conversation, (handle, row, now) -> {
            boolean mine = row.assigneeId() != null && row.assigneeId() == by.id();
            by.require(mine ? Right.TAKE : Right.ASSIGN_OTHERS);
            assign(handle, by, row, target.id(), now);
        });
    }

    /** Puts a conversation back for anybody to take: one's own, or anybody's for those who may assign others. */
    public void unassign(Account by, long conversation) {
        change(conversation, (handle, row, now) -> {
            boolean mine = row.assigneeId() != null && row.assigneeId() == by.id();
            by.require(mine ? Right.TAKE : Right.ASSIGN_OTHERS);
            assign(handle, by, row, null, now);
        });
    }

    /** Moves a conversation: to wait for the other side, to resolve it, to open it again. Nothing becomes new again. */
    public void move(Account by, long conversation, ConversationState to) {
        by.require(Right.TAKE);
        if (to == ConversationState.NEW) {
            throw new Refused.Invalid("state", Said.of("inbox.not_new_again"));
        }
        change(conversation, (handle, row, now) -> move(handle, by, row, to, now));
    }

    /** Adds a tag; a tag that does not exist yet is made. */
    public void tag(Account by, long conversation, String tag) {
        by.require(Right.WRITE_NOTES);
        String name = Tags.checked(tag);
        change(conversation, (handle, row, now) -> {
            if (Tags.add(handle, conversation, name)) {
                facts.publish(handle, List.of(fact(by, row, Kind.TAGGED, Map.of("tag", name))), now);
            }
        });
    }

    /** Removes a tag. */
    public void untag(Account by, long conversation, String tag) {
        by.require(Right.WRITE_NOTES);
        change(conversation, (handle, row, now) -> {
            if (Tags.remove(handle, conversation, tag.strip())) {
                facts.publish(handle, List.of(fact(by, row, Kind.UNTAGGED, Map.of("tag", tag.strip()))), now);
            }
        });
    }

    /** Makes the tags exactly these. */
    public void retag(Account by, long conversation, List<String> tags) {
        by.require(Right.WRITE_NOTES);
        List<String> wanted = tags.stream().map(Tags::checked).distinct().toList();
        List<String> present = db.withHandle(handle -> Tags.of(handle, conversation));
        present.stream()
                .filter(tag -> wanted.stream().noneMatch(tag::equalsIgnoreCase))
                .forEach(tag -> untag(by, conversation, tag));
        wanted.stream()
                .filter(tag -> present.stream().noneMatch(tag::equalsIgnoreCase))
                .forEach(tag -> tag(by, conversation, tag));
    }

    /**
     * Writes a note for colleagues; never published.
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
            ConversationDao.Row row = lock(handle, conversation);
            Instant now = clock.instant();
            long id = NoteDao.insert(handle, conversation, by.id(), body, now);
            facts.publish(handle, List.of(fact(by, row, Kind.NOTED, Map.of("note", id))), now);
            return id;
        });
    }

    private void assign(Handle handle, Account by, ConversationDao.Row row, @Nullable Long to, Instant now) {
        if (Objects.equals(row.assigneeId(), to)) {
            return;
        }
        ConversationDao.assign(handle, row.id(), to);
        Map<String, Object> data = new HashMap<>();
        if (row.assigneeId() != null) {
            data.put("from", row.assigneeId());
        }
        if (to != null) {
            data.put("to", to);
        }
        facts.publish(handle, List.of(fact(by, row, Kind.ASSIGNED, data)), now);
        if (row.state() == ConversationState.NEW && to != null) {
            move(handle, by, row, ConversationState.OPEN, now);
        }
    }

    private void move(Handle handle, Account by, ConversationDao.Row row, ConversationState to, Instant now) {
        if (row.state() == to) {
            return;
        }
        ConversationDao.move(handle, row.id(), to, now);
        facts.publish(
                handle,
                List.of(fact(by, row, Kind.STATE_CHANGED, Map.of("from", lower(row.state()), "to", lower(to)))),
                now);
    }

    private void change(long conversation, Change change) {
        db.useTransaction(handle -> change.apply(handle, lock(handle, conversation), clock.instant()));
    }

    private static ConversationDao.Row lock(Handle handle, long conversation) {
        return ConversationDao.lock(handle, conversation)
                .orElseThrow(() -> new Refused.NotFound(Said.of("inbox.no_such_conversation", conversation)));
    }

    private String nameOf(long account) {
        return people.find(account).map(Account::name).orElse("?");
    }

    private static Fact fact(Account by, ConversationDao.Row row, Kind kind, Map<String, Object> data) {
        return new Fact(row.id(), kind, by.id(), data);
    }

    private static String lower(ConversationState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private interface Change {
        void apply(Handle handle, ConversationDao.Row row, Instant now);
    }
}
