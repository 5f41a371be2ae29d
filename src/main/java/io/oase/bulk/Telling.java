package io.oase.bulk;

import io.oase.notice.Notice;
import io.oase.notice.Notices;
import io.oase.people.Account;
import io.oase.people.People;
import io.oase.people.Team;
import io.oase.people.Teams;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Tells those who were given many conversations of it once, when all are theirs. */
final class Telling {
    private final Notices notices;
    private final People people;
    private final Teams teams;

    Telling(Notices notices, People people, Teams teams) {
        this.notices = notices;
        this.people = people;
        this.teams = teams;
    }

    /** In the transaction that ends the change. */
    void tell(Handle handle, long id, BulkDao.Work work, Instant now) {
        Action action = work.action().as(Action.class);
        Optional<Account> by = people.find(work.accountId());
        int count =
                BulkDao.find(handle, id, work.accountId()).map(BulkChange::done).orElse(0);
        if (by.isEmpty() || count == 0) {
            return;
        }
        if (action instanceof Action.Assign assign && assign.to() != null && assign.to() != work.accountId()) {
            people.find(assign.to())
                    .ifPresent(to -> send(handle, id, by.get(), count, to.name(), List.of(to.id()), now));
        } else if (action instanceof Action.Team given && given.to() != null) {
            long team = given.to();
            teams.find(team)
                    .ifPresent(each ->
                            send(handle, id, by.get(), count, each.name(), others(each, work.accountId()), now));
        }
    }

    private static List<Long> others(Team team, long but) {
        return team.members().stream().filter(each -> each != but).toList();
    }

    private void send(
            Handle handle, long id, Account by, int count, String to, Collection<Long> accounts, Instant now) {
        Map<String, Object> data = Map.of("by", by.name(), "count", count, "to", to);
        notices.send(handle, new Notice("bulk:" + id, Notice.HANDED_MANY, null, data, false), accounts, now);
    }
}
