package io.oase.web;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.bulk.BulkChanges;
import io.oase.bulk.Chosen;
import io.oase.inbox.Change;
import io.oase.inbox.InboxRow;
import io.oase.inbox.Views;
import io.oase.later.Moments;
import io.oase.people.Account;
import io.oase.people.People;
import io.oase.people.Right;
import io.oase.people.Teams;
import io.oase.prewritten.Origin;
import io.oase.prewritten.PrewrittenReplies;
import io.oase.prewritten.PrewrittenReply;
import io.oase.prewritten.Search;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URI;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads what can be done with what somebody chose. */
final class BulkChoosing {
    private static final int SHOWN = 5;
    private static final int OFFERS = 200;

    private final BulkChanges changes;
    private final Views views;
    private final BulkPreviews previews;
    private final PrewrittenReplies prewritten;
    private final People people;
    private final Teams teams;

    BulkChoosing(
            BulkChanges changes,
            Views views,
            BulkPreviews previews,
            PrewrittenReplies prewritten,
            People people,
            Teams teams) {
        this.changes = changes;
        this.views = views;
        this.previews = previews;
        this.prewritten = prewritten;
        this.people = people;
        this.teams = teams;
    }

    /** Puts the prewritten reply that was asked for where the text is typed. */
    void offer(Account me, MultivaluedMap<String, String> form) {
        String id = Pages.typed(form, "offer");
        if (!id.matches("\\d{1,18}")) {
            throw new Refused.Invalid("offer", Said.of("bulk.offer"));
        }
        PrewrittenReply reply = prewritten.get(me, Long.parseLong(id));
        form.putSingle("text", reply.body().text());
        form.putSingle("origin", new Origin(reply.id(), reply.no()).written());
    }

    /** What was ticked, or the whole list it was ticked in, with the newest post of each as seen from now on. */
    List<Chosen> all(Reader reader, Account me, MultivaluedMap<String, String> form) {
        List<Long> ids = Pages.typed(form, "all").isEmpty()
                ? BulkForm.chosen(form).stream().map(Chosen::conversation).toList()
                : changes.all(me, list(Pages.typed(form, "all")).filter(me.id(), reader.now())).stream()
                        .map(InboxRow::id)
                        .toList();
        if (ids.isEmpty()) {
            throw new Refused.Invalid("conversations", Said.of("bulk.none"));
        }
        Map<Long, Long> seen = changes.seen(me, ids);
        return ids.stream()
                .filter(seen::containsKey)
                .map(id -> new Chosen(id, seen.get(id)))
                .toList();
    }

    private static InboxAddress list(String address) {
        return Origins.list(URI.create(Pages.own(address)))
                .orElseThrow(() -> new Refused.Invalid("view", Said.of("bulk.none")));
    }

    BulkChoosePage page(
            Reader reader,
            Account me,
            List<Chosen> chosen,
            MultivaluedMap<String, String> form,
            List<String> problems,
            boolean preview) {
        List<InboxRow> first = chosen.stream()
                .limit(SHOWN)
                .map(each -> views.row(me, each.conversation()))
                .toList();
        String text = Pages.typed(form, "text");
        BulkPreviews.Lot lot = preview ? previews.of(reader, me, chosen, text) : BulkPreviews.Lot.UNSEEN;
        int sendable = (int)
                lot.previews().stream().filter(each -> each.trouble().isEmpty()).count();
        return new BulkChoosePage(
                reader.say("bulk.title", chosen.size()),
                chosen.stream()
                        .map(each -> each.conversation() + ":" + each.seen())
                        .toList(),
                first.stream()
                        .map(row -> new BulkChoosePage.Line("/conversations/" + row.id(), row.person(), row.title()))
                        .toList(),
                chosen.size() > SHOWN ? reader.say("bulk.more", chosen.size() - SHOWN) : "",
                Pages.own(Pages.typed(form, "back")),
                problems,
                colleagues(reader, me, Pages.typed(form, "assignee")),
                teams(reader, Pages.typed(form, "team")),
                views.tags(me),
                Pages.typed(form, "tag"),
                moments(reader),
                LocalDateTime.ofInstant(reader.now(), reader.zone())
                        .truncatedTo(ChronoUnit.MINUTES)
                        .toString(),
                Pages.typed(form, "reason"),
                Pages.typed(form, "no_answer"),
                IntStream.rangeClosed(Change.NORMAL, Change.MOST_URGENT)
                        .mapToObj(each -> new Choice(
                                "" + each,
                                reader.say("priority." + each),
                                Pages.typed(form, "priority").equals("" + each)))
                        .toList(),
                me.may(Right.ANSWER),
                reader.say("bulk.answerhint", "{{person.firstName}}"),
                reader.say("bulk.textexample", "{{person.firstName|…}}"),
                text,
                Pages.typed(form, "origin"),
                offers(me, Pages.typed(form, "offer")),
                then(reader, Pages.typed(form, "then")),
                lot.previews(),
                lot.personal(),
                sendable,
                sendable == 0 ? null : reader.say("bulk.send", sendable));
    }

    private List<Choice> colleagues(Reader reader, Account me, String chosen) {
        if (!me.may(Right.ASSIGN_OTHERS)) {
            return List.of();
        }
        Stream<Choice> all = people.list(me, false).stream()
                .map(each -> new Choice("" + each.id(), each.name(), chosen.equals("" + each.id())));
        return Stream.concat(all, Stream.of(new Choice("none", reader.say("bulk.nobody"), chosen.equals("none"))))
                .toList();
    }

    private List<Choice> teams(Reader reader, String chosen) {
        List<Choice> choices = new ArrayList<>();
        teams.list()
                .forEach(each -> choices.add(new Choice("" + each.id(), each.name(), chosen.equals("" + each.id()))));
        if (!choices.isEmpty()) {
            choices.add(new Choice("none", reader.say("inbox.noteam"), chosen.equals("none")));
        }
        return choices;
    }

    private static List<LaterPage.Moment> moments(Reader reader) {
        LaterWords words = new LaterWords(reader);
        return new Moments(reader.now(), reader.zone(), null)
                .choices().stream()
                        .map(each -> new LaterPage.Moment(
                                each.name().equals("hour") ? "hour" : each.at().toString(),
                                each.name().equals("monday")
                                        ? reader.by("later.weekday", each.at())
                                        : reader.say("later.choice." + each.name()),
                                words.when(each.at())))
                        .toList();
    }

    private List<Choice> offers(Account me, String chosen) {
        return !me.may(Right.ANSWER)
                ? List.of()
                : prewritten.list(me, Search.ALL, OFFERS, null).replies().stream()
                        .map(each -> new Choice("" + each.id(), each.body().name(), chosen.equals("" + each.id())))
                        .toList();
    }

    private static List<Choice> then(Reader reader, String chosen) {
        return Stream.of("", "waiting", "resolved")
                .map(each -> new Choice(
                        each, reader.say("bulk.then." + (each.isEmpty() ? "open" : each)), each.equals(chosen)))
                .toList();
    }
}
