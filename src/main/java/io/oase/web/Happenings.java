package io.oase.web;

import io.oase.inbox.Conversation;
import io.oase.people.Account;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a conversation, as sentences. What the thread shows by itself (posts, answers, notes) has no sentence.
 *
 * @param colleagues by account id
 * @param teams names by id
 */
record Happenings(Reader reader, Account me, Map<Long, Account> colleagues, Map<Long, String> teams) {

    Optional<ConversationView.EventView> of(Conversation.Event event) {
        String words =
                switch (event.kind()) {
                    case "assigned" -> assigned(event);
                    case "given_to_team" -> teamed(event);
                    case "state_changed" -> moved(event);
                    case "prioritised" -> said(event, "prioritised", reader.say("priority." + text(event, "to")));
                    case "tagged" -> said(event, "tagged", text(event, "tag"));
                    case "untagged" -> said(event, "untagged", text(event, "tag"));
                    case "reply_withdrawn" -> said(event, "withdrew");
                    case "acknowledged" -> reader.say("happened.acknowledged." + text(event, "situation"));
                    case "snoozed" -> snoozed(event);
                    case "woken" -> woken(event);
                    case "follow_up_planned" -> said(event, "planned", text(event, "at"), text(event, "reason"));
                    case "follow_up_cancelled" -> said(event, "calledoff");
                    case "followed_up" -> reader.say("happened.followedup", text(event, "reason"));
                    case "opted_out" -> said(event, "optedout");
                    case "opted_in" -> said(event, "optedin");
                    default -> null;
                };
        return Optional.ofNullable(words)
                .map(sentence -> new ConversationView.EventView(reader.moment(event.at()), sentence, "plain"));
    }

    private @Nullable String assigned(Conversation.Event event) {
        Long to = account(event, "to");
        Long actor = event.actorId();
        if (to == null) {
            return said(event, "unassigned");
        }
        if (actor == null) {
            return to == me.id()
                    ? reader.say("happened.itself.assignedyou")
                    : reader.say("happened.itself.assigned", name(to));
        }
        if (to.equals(actor)) {
            return said(event, "took");
        }
        String note = text(event, "note");
        if (!note.isEmpty()) {
            return to == me.id() ? said(event, "handedyou", note) : said(event, "handed", name(to), note);
        }
        return to == me.id() ? said(event, "assignedyou") : said(event, "assigned", name(to));
    }

    private String teamed(Conversation.Event event) {
        Long team = account(event, "team");
        if (team == null) {
            return said(event, "noteam", teams.getOrDefault(account(event, "from_team"), "?"));
        }
        String name = teams.getOrDefault(team, "?");
        String note = text(event, "note");
        return note.isEmpty() ? said(event, "team", name) : said(event, "teamnote", name, note);
    }

    private String snoozed(Conversation.Event event) {
        String until = text(event, "until");
        String reason = text(event, "reason");
        String what = "snoozed" + (until.isEmpty() ? "answer" : "") + (reason.isEmpty() ? "" : "why");
        Object[] args = Stream.of(until, reason).filter(arg -> !arg.isEmpty()).toArray();
        return said(event, what, args);
    }

    private String woken(Conversation.Event event) {
        return event.actorId() == null
                ? reader.say("happened.itself.woken." + text(event, "why"))
                : said(event, "woken");
    }

    /** Opening something new is what taking and answering do by themselves, and a planned return has a sentence of its own. */
    private @Nullable String moved(Conversation.Event event) {
        String from = text(event, "from");
        String to = text(event, "to");
        if (from.equals("new") && to.equals("open") || event.data().containsKey("planned")) {
            return null;
        }
        String noAnswer = text(event, "no_answer");
        return noAnswer.isEmpty() ? said(event, "to" + to) : said(event, "noanswer", noAnswer);
    }

    /** With whoever did it; or as something that happened by itself. */
    private String said(Conversation.Event event, String what, Object... more) {
        Long actor = event.actorId();
        if (actor == null) {
            return reader.say("happened.itself." + what, more);
        }
        Object[] args = new Object[more.length + 1];
        args[0] = name(actor);
        System.arraycopy(more, 0, args, 1, more.length);
        return reader.say("happened." + what, args);
    }

    private String name(long id) {
        Account account = colleagues.get(id);
        return account == null ? "?" : account.name();
    }

    private static String text(Conversation.Event event, String name) {
        return String.valueOf(event.data().getOrDefault(name, ""));
    }

    /** An account's id in an event's data; null when it is not there. */
    static @Nullable Long account(Conversation.Event event, String name) {
        return event.data().get(name) instanceof Number number ? (Long) number.longValue() : null;
    }
}
