package io.oase.inbox;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.inbox.Fact.Kind;
import io.oase.people.Account;
import io.oase.people.People;
import io.oase.people.Right;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Gives a locked conversation to somebody, or to nobody, in the caller's transaction; what is so already writes nothing. */
final class Assigning {
    private final Facts facts;
    private final Handing handing;
    private final Moving moving;
    private final People people;

    Assigning(Facts facts, Handing handing, Moving moving, People people) {
        this.facts = facts;
        this.handing = handing;
        this.moving = moving;
        this.people = people;
    }

    /** Who may not assign others takes what nobody has, and gives back what is theirs. */
    void reassign(Handle handle, Account by, ConversationDao.Row row, Change.Assignment assignment, Instant now) {
        requireStill(row, assignment.still());
        Long to = assignment.to();
        Long present = row.assigneeId();
        boolean mine = present != null && present == by.id();
        boolean taking = to != null && to == by.id();
        if (!by.may(Right.ASSIGN_OTHERS) && taking && present != null && !mine) {
            throw new Refused.Conflict(Said.of("inbox.taken", nameOf(present)), List.of());
        }
        by.require(mine || taking ? Right.TAKE : Right.ASSIGN_OTHERS);
        assign(handle, by, row, assignment, now);
    }

    private void requireStill(ConversationDao.Row row, Change.@Nullable Holder still) {
        if (still != null && !Objects.equals(row.assigneeId(), still.account())) {
            throw new Refused.Conflict(
                    row.assigneeId() == null
                            ? Said.of("inbox.freed")
                            : Said.of("inbox.moved_on", nameOf(row.assigneeId())),
                    List.of());
        }
    }

    /** @param by null: it happens by itself */
    void assign(
            Handle handle, @Nullable Account by, ConversationDao.Row row, Change.Assignment assignment, Instant now) {
        assign(handle, by, row, assignment, null, now);
    }

    /**
     * The same with the reason.
     *
     * @param because {@link Fact.Kind#ASSIGNED} says which there are; null where somebody here does it
     */
    void assign(
            Handle handle,
            @Nullable Account by,
            ConversationDao.Row row,
            Change.Assignment assignment,
            @Nullable String because,
            Instant now) {
        Long to = assignment.to();
        if (Objects.equals(row.assigneeId(), to)) {
            if (assignment.note() != null) {
                throw new Refused.Invalid("note", Said.of("inbox.has_it"));
            }
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
        if (assignment.note() != null) {
            data.put("note", assignment.note());
        }
        if (because != null) {
            data.put("because", because);
        }
        facts.publish(handle, List.of(new Fact(row.id(), Kind.ASSIGNED, by == null ? null : by.id(), data)), now);
        if (by != null && to != null && to != by.id() && !assignment.quietly()) {
            handing.tell(handle, by, row.id(), to, assignment.note(), now);
        }
        if (row.state() == ConversationState.NEW && to != null) {
            moving.move(handle, by, row, ConversationState.OPEN, null, now);
        }
    }

    /** @throws Refused.Invalid when there is nobody of this number who works here */
    void requireColleague(@Nullable Long account) {
        if (account != null && people.find(account).filter(Account::active).isEmpty()) {
            throw new Refused.Invalid("assignee", Said.of("inbox.no_such_assignee"));
        }
    }

    String nameOf(long account) {
        return people.find(account).map(Account::name).orElse("?");
    }
}
