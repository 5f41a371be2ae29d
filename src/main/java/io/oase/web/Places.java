package io.oase.web;

import io.oase.people.Account;
import io.oase.people.Right;
import io.oase.reply.Replies;
import java.util.ArrayList;
import java.util.List;

/** The places beside the lists that a role leads to. */
record Places(Replies replies) {
    /** Nobody reads on a page that there are more. */
    private static final int MOST_WAITING = 100;

    /**
     * In their order.
     *
     * @param current what is open: {@code approvals}; empty for none of them
     * @param noChannels whether there are none yet, whose lines would lead to their page
     */
    List<Shell.Place> of(Reader reader, Account me, String current, boolean noChannels) {
        List<Shell.Place> places = new ArrayList<>();
        if (me.may(Right.APPROVE)) {
            int waiting = replies.countAwaiting(me, MOST_WAITING);
            String count =
                    waiting == 0 ? "" : waiting >= MOST_WAITING ? (MOST_WAITING - 1) + "+" : String.valueOf(waiting);
            places.add(new Shell.Place(
                    "/approvals", reader.say("nav.approvals"), "eye", current.equals("approvals"), count, "p"));
        }
        if (me.may(Right.READ_INBOX)) {
            places.add(new Shell.Place(
                    "/activations", reader.say("nav.activations"), "alert", current.equals("activations"), "", "k"));
        }
        if (me.may(Right.SEE_ALERTS)) {
            places.add(new Shell.Place("/alerts", reader.say("nav.alerts"), "bell", current.equals("alerts")));
        }
        // With channels there, the heading above their lines leads to the same page.
        if (noChannels && me.may(Right.MANAGE_CHANNELS)) {
            places.add(new Shell.Place("/channels", reader.say("nav.channels"), "plug", current.equals("channels")));
        }
        if (me.may(Right.ASSIGN_OTHERS)) {
            places.add(new Shell.Place("/board", reader.say("nav.board"), "assign", current.equals("board")));
        }
        if (me.may(Right.READ_INBOX)) {
            places.add(new Shell.Place("/day", reader.say("nav.day"), "flag", current.equals("day")));
        }
        if (me.may(Right.SEE_CALENDARS)) {
            places.add(new Shell.Place(
                    "/calendars", reader.say("nav.calendars"), "calendar", current.equals("calendars")));
        }
        if (me.may(Right.SEE_TARGETS)) {
            places.add(new Shell.Place("/targets", reader.say("nav.targets"), "clock", current.equals("targets")));
        }
        if (me.may(Right.ANSWER)) {
            places.add(new Shell.Place(
                    "/prewritten-replies",
                    reader.say("nav.prewritten-replies"),
                    "text",
                    current.equals("prewritten-replies")));
        }
        if (me.may(Right.SEE_PLAYBOOKS)) {
            places.add(new Shell.Place("/playbooks", reader.say("nav.playbooks"), "book", current.equals("playbooks")));
        }
        if (me.may(Right.SEE_OWN_FIGURES)) {
            String words = me.may(Right.SEE_REPORTS) ? "nav.reports" : "nav.figures";
            places.add(new Shell.Place("/reports", reader.say(words), "chart", current.equals("reports")));
        }
        if (me.may(Right.SEE_PEOPLE)) {
            places.add(new Shell.Place("/teams", reader.say("nav.teams"), "people", current.equals("teams")));
        }
        if (me.may(Right.MANAGE_PEOPLE)) {
            places.add(new Shell.Place("/people", reader.say("nav.people"), "person", current.equals("people")));
        }
        return places;
    }
}
