package io.oase.web;

import io.oase.bulk.BulkChange;
import io.oase.bulk.BulkChanges;
import io.oase.people.Account;
import io.oase.people.People;
import io.oase.people.Teams;
import java.util.List;

/** Reads how far changes of many conversations are, for pages. */
final class BulkDesk {
    private final BulkChanges changes;
    private final People people;
    private final Teams teams;

    BulkDesk(BulkChanges changes, People people, Teams teams) {
        this.changes = changes;
        this.people = people;
        this.teams = teams;
    }

    BulkPage page(Reader reader, Account me, BulkChange change, String back) {
        BulkWords words = new BulkWords(reader, people, teams);
        List<BulkPage.Line> refused = change.refused() == 0
                ? List.of()
                : changes.refusals(me, change.id()).stream()
                        .map(each -> new BulkPage.Line(
                                "/conversations/" + each.conversation(),
                                each.person(),
                                each.title(),
                                reader.say(each.why())))
                        .toList();
        return new BulkPage(
                change.id(),
                words.does(change),
                words.tone(change),
                words.said(change),
                words.account(change),
                change.finishedAt() == null,
                change.past(),
                change.total(),
                refused,
                change.undoable(),
                change.undoneBy(),
                change.undoes(),
                reader.moment(change.createdAt()),
                back);
    }

    BulksPage recent(Reader reader, Account me) {
        BulkWords words = new BulkWords(reader, people, teams);
        return new BulksPage(changes.recent(me).stream()
                .map(change -> new BulksPage.Line(
                        change.id(), words.does(change), words.said(change), reader.moment(change.createdAt())))
                .toList());
    }
}
