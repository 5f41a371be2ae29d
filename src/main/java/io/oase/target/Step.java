package io.oase.target;

import java.util.Comparator;
import java.util.Set;

/**
 * What is done when so much of a promised time has passed.
 *
 * @param percent of the span: below 100 before it is missed, from 100 on after
 * @param tell who hears of it
 * @param reassign whether the conversation goes to the next person who is there and has least
 */
public record Step(int percent, Set<Audience> tell, boolean reassign) {
    static final Comparator<Step> IN_ORDER = Comparator.comparingInt(Step::percent);

    public Step {
        tell = Set.copyOf(tell);
    }

    /** Who can be told. */
    public enum Audience {
        /** Who has the conversation; nobody when nobody has it. */
        ASSIGNEE,
        /** Those who may assign conversations to others. */
        LEADS,
        /** Everybody who answers. */
        TEAM
    }
}
