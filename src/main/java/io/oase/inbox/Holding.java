package io.oase.inbox;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.people.Account;
import io.oase.people.People;
import io.oase.people.Right;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who may change the shape of a conversation: whoever has it, anybody while nobody has it, and those who may assign others. */
final class Holding {
    private final People people;

    Holding(People people) {
        this.people = people;
    }

    /** @throws Refused.Conflict naming the colleague who has it */
    void require(Account by, @Nullable Long assignee) {
        Said against = against(by, assignee);
        if (against != null) {
            throw new Refused.Conflict(against, List.of());
        }
    }

    /** Why not; null when they may. */
    @Nullable
    Said against(Account by, @Nullable Long assignee) {
        return assignee == null || assignee == by.id() || by.may(Right.ASSIGN_OTHERS)
                ? null
                : Said.of("inbox.held", people.find(assignee).map(Account::name).orElse("?"));
    }
}
