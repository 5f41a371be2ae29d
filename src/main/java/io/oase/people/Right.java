package io.oase.people;

import io.oase.base.Said;
import java.util.Locale;

/** One thing a person may or may not do. Verbs ask for a right, never for a role. */
public enum Right {
    /** See conversations, contacts, notes and replies. */
    READ_INBOX,
    /** Write replies, and undo, correct or retry own ones. */
    ANSWER,
    /** Be the second pair of eyes on answers of colleagues; never on one’s own. */
    APPROVE,
    /** Say when an answer needs a second pair of eyes. */
    MANAGE_APPROVAL,
    /** Write notes, set tags. */
    WRITE_NOTES,
    /** Take a conversation, give it back, change its state. */
    TAKE,
    /** Give conversations to others or take them from others. */
    ASSIGN_OTHERS,
    /** See which channels there are and how well they are read. */
    SEE_CHANNELS,
    /** Have a channel read right now. */
    POLL_NOW,
    /** Connect, change and remove channels. */
    MANAGE_CHANNELS,
    /** See opening hours and holidays. */
    SEE_CALENDARS,
    /** Make, change and retire calendars. */
    MANAGE_CALENDARS,
    /** See which response times are promised. */
    SEE_TARGETS,
    /** Promise response times: make, change, order and retire targets. */
    MANAGE_TARGETS,
    /** Make, change and retire prewritten replies; whoever answers may use them. */
    MANAGE_TEXTS,
    /** Read crisis playbooks. */
    SEE_PLAYBOOKS,
    /** Upload crisis playbooks, and look at those that colleagues uploaded; never at one’s own. */
    MANAGE_PLAYBOOKS,
    /** See one’s own response times. */
    SEE_OWN_FIGURES,
    /** See reports of how fast all of us answer. */
    SEE_REPORTS,
    /** See response times of colleagues, told apart by name. */
    SEE_FIGURES_OF_OTHERS,
    /** Hide response times told apart by colleague, for everybody. */
    MANAGE_REPORTS,
    /** Put playbooks in force, stand up for what others put there, change the severity, end it. */
    ACTIVATE,
    /** Put a playbook in force in an emergency; a second person stands up for it later. */
    BREAK_GLASS,
    /** See who works here: name, picture, title, role. */
    SEE_PEOPLE,
    /** Make, change and retire teams. */
    MANAGE_TEAMS,
    /** Save views of the inbox for everybody, and change those others have shared. */
    SHARE_VIEWS,
    /** Create, change and deactivate accounts, set their passwords. */
    MANAGE_PEOPLE,
    /** Create, see and revoke other people’s API tokens; own tokens need no right. */
    MANAGE_TOKENS_OF_OTHERS;

    /** The name in message keys and in the API, for example {@code read-inbox}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Why somebody without this right is turned away, and whom to ask. */
    public Said refusal() {
        return Said.of("right." + id() + ".refused");
    }
}
