package io.oase.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oase.base.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoleTest {
    @ParameterizedTest
    @CsvSource({
        // right, agent, lead, comms, admin
        "READ_INBOX, true, true, true, true",
        "ANSWER, true, true, true, true",
        "APPROVE, false, true, true, true",
        "MANAGE_APPROVAL, false, true, false, true",
        "WRITE_NOTES, true, true, true, true",
        "TAKE, true, true, true, true",
        "ASSIGN_OTHERS, false, true, false, true",
        "SEE_CHANNELS, true, true, true, true",
        "POLL_NOW, false, true, true, true",
        "MANAGE_CHANNELS, false, false, false, true",
        "SEE_CALENDARS, false, true, false, true",
        "MANAGE_CALENDARS, false, false, false, true",
        "SEE_TARGETS, true, true, true, true",
        "MANAGE_TARGETS, false, true, false, true",
        "MANAGE_TEAMS, false, true, false, true",
        "MANAGE_TEXTS, false, true, true, true",
        "SEE_PLAYBOOKS, true, true, true, true",
        "MANAGE_PLAYBOOKS, false, true, true, true",
        "SHARE_VIEWS, false, true, true, true",
        "ACTIVATE, false, true, true, true",
        "BREAK_GLASS, true, true, true, true",
        "SEE_OWN_FIGURES, true, true, true, true",
        "SEE_REPORTS, false, true, true, true",
        "SEE_FIGURES_OF_OTHERS, false, true, false, true",
        "MANAGE_REPORTS, false, false, false, true",
        "SEE_PEOPLE, true, true, true, true",
        "MANAGE_PEOPLE, false, false, false, true",
        "MANAGE_TOKENS_OF_OTHERS, false, false, false, true",
    })
    void each_role_includes_what_it_needs(Right right, boolean agent, boolean lead, boolean comms, boolean admin) {
        holds(Role.AGENT, right, agent);
        holds(Role.LEAD, right, lead);
        holds(Role.COMMS, right, comms);
        holds(Role.ADMIN, right, admin);
    }

    @Test
    void the_table_above_knows_every_right() throws Exception {
        CsvSource table = RoleTest.class
                .getDeclaredMethod(
                        "each_role_includes_what_it_needs",
                        Right.class,
                        boolean.class,
                        boolean.class,
                        boolean.class,
                        boolean.class)
                .getAnnotation(CsvSource.class);
        assertThat(table.value()).hasSize(Right.values().length);
    }

    @Test
    void roles_are_found_by_their_id() {
        assertThat(Role.of("lead")).contains(Role.LEAD);
        assertThat(Role.of("boss")).isEmpty();
    }

    private static void holds(Role role, Right right, boolean included) {
        Account somebody = Cast.account(role, "Lena Brandt", "", "LB", "");
        if (included) {
            assertThatCode(() -> somebody.require(right)).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> somebody.require(right))
                    .isInstanceOfSatisfying(
                            Refused.NotAllowed.class, e -> assertThat(e.said()).isEqualTo(right.refusal()));
        }
    }
}
