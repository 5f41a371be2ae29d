package io.oase.inbox;

import static io.oase.inbox.ConversationState.NEW;
import static io.oase.inbox.ConversationState.OPEN;
import static io.oase.inbox.ConversationState.RESOLVED;
import static io.oase.inbox.ConversationState.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Lena is account 7, Ben 8. */
class StandingTest {
    private static final Instant THEN = Instant.parse("2026-03-01T09:00:00Z");

    @Test
    void there_is_as_much_to_do_as_there_was_in_either() {
        assertThat(both(NEW, NEW)).isEqualTo(NEW);
        assertThat(both(NEW, RESOLVED)).isEqualTo(OPEN);
        assertThat(both(RESOLVED, OPEN)).isEqualTo(OPEN);
        assertThat(both(WAITING, NEW)).isEqualTo(OPEN);
        assertThat(both(WAITING, RESOLVED)).isEqualTo(WAITING);
        assertThat(both(RESOLVED, RESOLVED)).isEqualTo(RESOLVED);
    }

    @Test
    void whoever_has_the_one_keeps_it_and_the_others_colleague_gets_what_nobody_has() {
        assertThat(standing(OPEN, 7L, 0).together(standing(OPEN, 8L, 2))).isEqualTo(standing(OPEN, 7L, 2));
        assertThat(standing(OPEN, null, 1).together(standing(OPEN, 8L, 0))).isEqualTo(standing(OPEN, 8L, 1));
    }

    @Test
    void parting_brings_back_what_nobody_changed_meanwhile() {
        Standing joint = standing(OPEN, 7L, 1);
        Standing before = new Standing(RESOLVED, null, null, 0, THEN);

        assertThat(joint.apart(before, joint)).isEqualTo(before);
        assertThat(standing(OPEN, 8L, 1).apart(before, joint)).isEqualTo(new Standing(RESOLVED, 8L, null, 0, THEN));
        assertThat(standing(WAITING, 7L, 2).apart(before, joint)).isEqualTo(standing(WAITING, null, 2));
    }

    private static ConversationState both(ConversationState one, ConversationState other) {
        ConversationState both =
                standing(one, null, 0).together(standing(other, null, 0)).state();
        assertThat(standing(other, null, 0).together(standing(one, null, 0)).state())
                .isEqualTo(both);
        return both;
    }

    private static Standing standing(ConversationState state, @Nullable Long assignee, int priority) {
        return new Standing(state, assignee, null, priority, null);
    }
}
