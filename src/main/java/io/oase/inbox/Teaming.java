package io.oase.inbox;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.inbox.Fact.Kind;
import io.oase.people.Account;
import io.oase.people.Right;
import io.oase.people.Teams;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Makes a locked conversation the matter of a team, or of none, in the caller's transaction; what is so already writes nothing. */
final class Teaming {
    private final Facts facts;
    private final Handing handing;
    private final Assigning assigning;

    Teaming(Facts facts, Handing handing, Assigning assigning) {
        this.facts = facts;
        this.handing = handing;
        this.assigning = assigning;
    }

    /**
     * Gives it. Who may not assign others gives what they have, and what nobody has.
     *
     * @param frees whether whoever has it loses it unless they belong to the team; where somebody is named who gets it, not
     */
    void give(Handle handle, Account by, ConversationDao.Row row, Change.Teaming teaming, boolean frees, Instant now) {
        Long present = row.assigneeId();
        by.require(present == null || present == by.id() ? Right.TAKE : Right.ASSIGN_OTHERS);
        Long to = teaming.to();
        if (!move(handle, by, row, teaming, now)) {
            if (teaming.note() != null) {
                throw new Refused.Invalid("note", Said.of("inbox.team_has_it"));
            }
            return;
        }
        if (to == null) {
            return;
        }
        if (frees && present != null && !Teams.has(handle, to, present)) {
            assigning.assign(handle, by, row, new Change.Assignment(null, null), now);
        }
        if (!teaming.quietly()) {
            handing.tellTeam(handle, by, row.id(), to, teaming.note(), now);
        }
    }

    /**
     * Moves it from one team to another.
     *
     * @param by null: it happens by itself
     * @return whether it was another's
     */
    boolean move(Handle handle, @Nullable Account by, ConversationDao.Row row, Change.Teaming teaming, Instant now) {
        Long to = teaming.to();
        if (Objects.equals(row.teamId(), to)) {
            return false;
        }
        ConversationDao.give(handle, row.id(), to);
        Map<String, Object> data = new HashMap<>();
        if (row.teamId() != null) {
            data.put("from_team", row.teamId());
        }
        if (to != null) {
            data.put("team", to);
        }
        if (teaming.note() != null) {
            data.put("note", teaming.note());
        }
        facts.publish(handle, List.of(new Fact(row.id(), Kind.GIVEN_TO_TEAM, by == null ? null : by.id(), data)), now);
        return true;
    }
}
