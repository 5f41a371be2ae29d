package io.oase.web;

import io.oase.inbox.Conversation;
import io.oase.people.Account;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a conversation, as sentences. What the thread shows by itself (posts, answers, notes) has no sentence.
 *
 * @param colleagues by account id
 * @param teams names by id
 * @param crises titles by id of the activation
 * @param conversation to which it happened
 */
record Happenings(
        Reader reader,
        Account me,
        Map<Long, Account> colleagues,
        Map<Long, String> teams,
        Map<Long, String> crises,
        Conversation conversation) {
    private static final int UNDONE_BY_KEY_SECONDS = 60;

    Optional<ConversationView.EventView> of(Conversation.Event event) {
        String words =
                switch (event.kind()) {
                    case "assigned" -> assigned(event);
                    case "given_to_team" -> teamed(event);
                    case "state_changed" -> moved(event);
                    case "prioritised" -> said(event, "prioritised", reader.say("priority." + text(event, "to")));
                    case "tagged" -> said(event, "tagged", text(event, "tag"));
                    case "untagged" -> said(event, "untagged", text(event, "tag"));
                    case "reply_withdrawn" ->
                        event.data().containsKey("replaced") ? said(event, "rewrote") : said(event, "withdrew");
                    case "approval_asked" -> said(event, "approval.asked");
                    case "approved" ->
                        said(event, number(event, "edited") == 0 ? "approval.approved" : "approval.edited");
                    case "approval_revoked" -> said(event, "approval.revoked");
                    case "approval_returned" -> said(event, "approval.returned", text(event, "comment"));
                    case "approval_ended" -> reader.say("happened.approval.ended." + text(event, "why"));
                    case "reply_held" -> reader.say("happened.reply_held");
                    case "reply_released" -> said(event, "reply_released");
                    case "reply_taken_over" ->
                        said(event, "takenover", name(Objects.requireNonNullElse(account(event, "from"), 0L)));
                    case "approval_late" -> reader.say("happened.approval.late");
                    case "acknowledged" -> reader.say("happened.acknowledged." + text(event, "situation"));
                    case "acknowledgement_skipped" -> reader.say("happened.unacknowledged." + text(event, "why"));
                    case "snoozed" -> snoozed(event);
                    case "woken" -> woken(event);
                    case "follow_up_planned" -> said(event, "planned", text(event, "at"), text(event, "reason"));
                    case "follow_up_cancelled" -> said(event, "calledoff");
                    case "followed_up" -> reader.say("happened.followedup", text(event, "reason"));
                    case "draft_handed" -> drafted(event);
                    case "gathered" -> said(event, "gathered", crisis(event));
                    case "let_go" ->
                        text(event, "because").isEmpty()
                                ? said(event, "letgo", crisis(event))
                                : said(event, "letgowhy", crisis(event), text(event, "because"));
                    case "set_aside" -> said(event, "aside." + text(event, "as"), text(event, "to"));
                    case "opted_out" -> said(event, "optedout");
                    case "opted_in" -> said(event, "optedin");
                    case "merged", "unmerged", "unmerged_from" ->
                        said(event, event.kind(), text(event, "conversation"));
                    case "merged_into" ->
                        elsewhere(event) ? said(event, "merged_into", text(event, "conversation")) : null;
                    case "split" -> said(event, "split", number(event, "posts"), text(event, "conversation"));
                    case "split_from" ->
                        elsewhere(event) ? said(event, "split_from", text(event, "conversation")) : null;
                    default -> null;
                };
        return Optional.ofNullable(words)
                .map(sentence -> new ConversationView.EventView(
                        reader.moment(event.at()), sentence, "plain", there(event), undo(event)));
    }

    /** Where it was told from the other side; what became part of this one tells the same from its own. */
    private boolean elsewhere(Conversation.Event event) {
        return number(event, "conversation") != conversation.row().id();
    }

    private @Nullable String there(Conversation.Event event) {
        boolean apart =
                List.of("split", "split_from", "unmerged", "unmerged_from").contains(event.kind());
        return apart && elsewhere(event) ? "/conversations/" + number(event, "conversation") : null;
    }

    private ConversationView.@Nullable Undo undo(Conversation.Event event) {
        long here = conversation.row().id();
        long other = number(event, "conversation");
        if (event.kind().equals("merged")) {
            return conversation.merges().stream()
                    .filter(merge -> merge.id() == number(event, "merge"))
                    .map(merge -> new ConversationView.Undo(
                            "/conversations/" + here + "/merges/" + merge.id() + "/removal",
                            null,
                            reader.say("talk.unmerge"),
                            fresh(event)))
                    .findFirst()
                    .orElse(null);
        }
        boolean split = event.kind().equals("split") || event.kind().equals("split_from") && elsewhere(event);
        if (!split || conversation.merges().stream().anyMatch(merge -> merge.conversationId() == other)) {
            return null;
        }
        boolean whole = event.kind().equals("split");
        return new ConversationView.Undo(
                "/conversations/" + (whole ? here : other) + "/merges",
                String.valueOf(whole ? other : here),
                reader.say("talk.unsplit"),
                fresh(event));
    }

    private boolean fresh(Conversation.Event event) {
        return Objects.equals(event.actorId(), me.id())
                && event.at().isAfter(reader.now().minusSeconds(UNDONE_BY_KEY_SECONDS));
    }

    private static long number(Conversation.Event event, String name) {
        return event.data().get(name) instanceof Number number ? number.longValue() : 0;
    }

    /** What the crisis is called. */
    private String crisis(Conversation.Event event) {
        Long id = account(event, "activation");
        return id == null ? "?" : crises.getOrDefault(id, "?");
    }

    private String drafted(Conversation.Event event) {
        Long to = account(event, "to");
        return to != null && to == me.id()
                ? said(event, "drafthandedyou")
                : said(event, "drafthanded", name(to == null ? 0 : to));
    }

    private @Nullable String assigned(Conversation.Event event) {
        Long to = account(event, "to");
        Long actor = event.actorId();
        String because = text(event, "because");
        if (actor == null && !because.isEmpty() && !because.equals("missed")) {
            return byItself(event, because, to);
        }
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

    /** By a rule, because somebody is away, or because nobody touched it. */
    private String byItself(Conversation.Event event, String because, @Nullable Long to) {
        Long from = account(event, "from");
        String left = from == null ? "?" : name(from);
        if (to == null) {
            return reader.say("happened.itself." + (because.equals("absence") ? "absencefree" : "untouched"), left);
        }
        String you = to == me.id() ? "you" : "";
        return reader.say("happened.itself." + because + you, name(to), left);
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
