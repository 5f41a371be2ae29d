package io.oase.web;

import io.oase.bulk.Action;
import io.oase.bulk.BulkChange;
import io.oase.inbox.Change;
import io.oase.people.Account;
import io.oase.people.People;
import io.oase.people.Teams;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says what a change of many conversations does and what became of it. */
record BulkWords(Reader reader, People people, Teams teams) {
    String does(BulkChange change) {
        String words = does(change.action());
        return change.undoes() == null ? words : reader.say("bulk.undoing", words);
    }

    private String does(Action action) {
        if (action instanceof Action.Assign assign) {
            return assign.to() == null
                    ? reader.say("bulk.does.free")
                    : reader.say(
                            "bulk.does.assign",
                            people.find(assign.to()).map(Account::name).orElse("?"));
        }
        if (action instanceof Action.Team given) {
            return given.to() == null
                    ? reader.say("bulk.does.noteam")
                    : reader.say("bulk.does.team", teams.names().getOrDefault(given.to(), "?"));
        }
        if (action instanceof Action.Tag tag) {
            return reader.say("bulk.does.tag", tag.tag());
        }
        if (action instanceof Action.Untag tag) {
            return reader.say("bulk.does.untag", tag.tag());
        }
        if (action instanceof Action.Snooze snooze) {
            return snooze.until() == null
                    ? reader.say("bulk.does.rest")
                    : reader.say("bulk.does.snooze", new LaterWords(reader).when(snooze.until()));
        }
        if (action instanceof Action.Move move) {
            return reader.say("bulk.does." + move.to().name().toLowerCase(Locale.ROOT));
        }
        if (action instanceof Action.Prioritise urgent) {
            return urgent.priority() == Change.NORMAL
                    ? reader.say("bulk.does.normal")
                    : reader.say("bulk.does.prioritise", reader.say("priority." + urgent.priority()));
        }
        return reader.say("bulk.does.answer");
    }

    /** How it stands, in one sentence. */
    String said(BulkChange change) {
        if (change.finishedAt() == null) {
            return reader.say(
                    change.stoppedAt() == null ? "bulk.going" : "bulk.stopping", change.past(), change.total());
        }
        return change.stoppedAt() != null
                ? reader.say("bulk.stopped", change.done(), change.total())
                : reader.say(change.refused() == 0 ? "bulk.all" : "bulk.some", change.done(), change.total());
    }

    /** What became of how many. */
    List<String> account(BulkChange change) {
        List<String> account = new ArrayList<>();
        add(account, "bulk.done", change.done());
        add(account, "bulk.waiting", change.waiting());
        add(account, "bulk.same", change.same());
        add(account, "bulk.refused", change.refused());
        add(account, "bulk.left", change.left());
        return account;
    }

    String tone(BulkChange change) {
        return change.finishedAt() == null ? "calm" : change.refused() > 0 ? "near" : "well";
    }

    private void add(List<String> account, String key, int count) {
        if (count > 0) {
            account.add(reader.say(key, count));
        }
    }
}
