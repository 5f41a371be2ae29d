package io.oase.people;

import static io.oase.people.Right.ACTIVATE;
import static io.oase.people.Right.ANSWER;
import static io.oase.people.Right.APPROVE;
import static io.oase.people.Right.ASSIGN_OTHERS;
import static io.oase.people.Right.BREAK_GLASS;
import static io.oase.people.Right.MANAGE_APPROVAL;
import static io.oase.people.Right.MANAGE_CALENDARS;
import static io.oase.people.Right.MANAGE_CHANNELS;
import static io.oase.people.Right.MANAGE_PEOPLE;
import static io.oase.people.Right.MANAGE_PLAYBOOKS;
import static io.oase.people.Right.MANAGE_REPORTS;
import static io.oase.people.Right.MANAGE_TARGETS;
import static io.oase.people.Right.MANAGE_TEAMS;
import static io.oase.people.Right.MANAGE_TEXTS;
import static io.oase.people.Right.MANAGE_TOKENS_OF_OTHERS;
import static io.oase.people.Right.POLL_NOW;
import static io.oase.people.Right.READ_INBOX;
import static io.oase.people.Right.SEE_CALENDARS;
import static io.oase.people.Right.SEE_CHANNELS;
import static io.oase.people.Right.SEE_FIGURES_OF_OTHERS;
import static io.oase.people.Right.SEE_OWN_FIGURES;
import static io.oase.people.Right.SEE_PEOPLE;
import static io.oase.people.Right.SEE_PLAYBOOKS;
import static io.oase.people.Right.SEE_REPORTS;
import static io.oase.people.Right.SEE_TARGETS;
import static io.oase.people.Right.SHARE_VIEWS;
import static io.oase.people.Right.TAKE;
import static io.oase.people.Right.WRITE_NOTES;

import io.oase.base.Said;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What somebody is here for; each role includes what it needs, nothing more. An account has exactly one. */
public enum Role {
    /** Answers people. */
    AGENT(
            READ_INBOX,
            ANSWER,
            WRITE_NOTES,
            TAKE,
            BREAK_GLASS,
            SEE_CHANNELS,
            SEE_TARGETS,
            SEE_PLAYBOOKS,
            SEE_OWN_FIGURES,
            SEE_PEOPLE),
    /** Answers, and sees to it that everything is answered by somebody. */
    LEAD(
            READ_INBOX,
            ANSWER,
            APPROVE,
            MANAGE_APPROVAL,
            WRITE_NOTES,
            TAKE,
            ACTIVATE,
            BREAK_GLASS,
            ASSIGN_OTHERS,
            SEE_CHANNELS,
            POLL_NOW,
            SEE_CALENDARS,
            SEE_TARGETS,
            MANAGE_TARGETS,
            MANAGE_TEXTS,
            SEE_PLAYBOOKS,
            MANAGE_PLAYBOOKS,
            SHARE_VIEWS,
            SEE_OWN_FIGURES,
            SEE_REPORTS,
            SEE_FIGURES_OF_OTHERS,
            SEE_PEOPLE,
            MANAGE_TEAMS),
    /** Speaks for the organisation. */
    COMMS(
            READ_INBOX,
            ANSWER,
            APPROVE,
            WRITE_NOTES,
            TAKE,
            ACTIVATE,
            BREAK_GLASS,
            SEE_CHANNELS,
            POLL_NOW,
            SEE_TARGETS,
            MANAGE_TEXTS,
            SEE_PLAYBOOKS,
            MANAGE_PLAYBOOKS,
            SHARE_VIEWS,
            SEE_OWN_FIGURES,
            SEE_REPORTS,
            SEE_PEOPLE),
    /** Sets everything up. Also does what a lead does: in a small organisation it is the same person. */
    ADMIN(
            READ_INBOX,
            ANSWER,
            APPROVE,
            MANAGE_APPROVAL,
            WRITE_NOTES,
            TAKE,
            ACTIVATE,
            BREAK_GLASS,
            ASSIGN_OTHERS,
            SEE_CHANNELS,
            POLL_NOW,
            MANAGE_CHANNELS,
            SEE_CALENDARS,
            MANAGE_CALENDARS,
            SEE_TARGETS,
            MANAGE_TARGETS,
            MANAGE_TEXTS,
            SEE_PLAYBOOKS,
            MANAGE_PLAYBOOKS,
            SHARE_VIEWS,
            SEE_OWN_FIGURES,
            SEE_REPORTS,
            SEE_FIGURES_OF_OTHERS,
            MANAGE_REPORTS,
            SEE_PEOPLE,
            MANAGE_TEAMS,
            MANAGE_PEOPLE,
            MANAGE_TOKENS_OF_OTHERS);

    private final Set<Right> rights;

    Role(Right... rights) {
        this.rights = Set.of(rights);
    }

    /** The role with this {@link #id}; empty when there is none. Case does not matter. */
    public static Optional<Role> of(String id) {
        return Arrays.stream(values())
                .filter(role -> role.name().equalsIgnoreCase(id))
                .findFirst();
    }

    /** What this role includes. */
    public Set<Right> rights() {
        return rights;
    }

    /** The name in the database and in the API, for example {@code lead}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name for people. */
    public Said said() {
        return Said.of("role." + id());
    }
}
