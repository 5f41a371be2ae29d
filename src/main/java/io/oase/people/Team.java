package io.oase.people;

import java.util.List;

/**
 * Colleagues who answer for the same matters.
 *
 * @param members accounts by id, only those who work here
 */
public record Team(long id, String name, List<Long> members) {
    public Team {
        members = List.copyOf(members);
    }

    /** Whether somebody belongs to it. */
    public boolean has(long account) {
        return members.contains(account);
    }
}
