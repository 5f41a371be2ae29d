package io.oase.statement;

import io.oase.activation.Activation;
import io.oase.activation.Activations;
import io.oase.activation.Happening;
import io.oase.activation.Timeline;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.inbox.Fact;
import io.oase.inbox.Facts;
import io.oase.inbox.Inbox;
import io.oase.inbox.InboxRow;
import io.oase.inbox.Views;
import io.oase.people.Account;
import io.oase.people.People;
import io.oase.people.Right;
import io.oase.people.Team;
import io.oase.people.Teams;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Conversations that are not to be answered like the others: they go to somebody named, who is told. */
public final class SettingAside {
    /** What they may be set aside as. */
    public static final List<String> AS = List.of("injured", "press", "lawyer", "other");

    private final Jdbi db;
    private final Activations activations;
    private final Inbox inbox;
    private final Views views;
    private final People people;
    private final Teams teams;
    private final Facts facts;
    private final Telling telling;
    private final Clock clock;

    SettingAside(
            Jdbi db,
            Activations activations,
            Inbox inbox,
            Views views,
            People people,
            Teams teams,
            Facts facts,
            Telling telling,
            Clock clock) {
        this.db = db;
        this.activations = activations;
        this.inbox = inbox;
        this.views = views;
        this.people = people;
        this.teams = teams;
        this.facts = facts;
        this.telling = telling;
        this.clock = clock;
    }

    /**
     * Sets one aside. Anybody who takes conversations may, whoever it goes to: at such a moment nobody looks for a lead first.
     *
     * @param as one of {@link #AS}
     * @param account whose it becomes; null where it is a team's
     * @param team whose matter it becomes; null where it is one person's
     * @throws Refused.NotFound when it does not belong to the activation
     * @throws Refused.Invalid naming {@code as} or {@code to}
     */
    public void setAside(
            Account by, long activation, long conversation, String as, @Nullable Long account, @Nullable Long team) {
        by.require(Right.TAKE);
        if (!AS.contains(as)) {
            throw new Refused.Invalid("as", Said.of("statement.aside.as", String.join(", ", AS)));
        }
        if ((account == null) == (team == null)) {
            throw new Refused.Invalid("to", Said.of("statement.aside.to"));
        }
        db.useTransaction(handle -> {
            Activation in = activations.hold(handle, activation);
            Instant now = clock.instant();
            if (team != null) {
                Teams.hold(handle, team);
            }
            String to = account != null
                    ? give(handle, conversation, account, now)
                    : giveTeam(handle, conversation, java.util.Objects.requireNonNull(team), now);
            int changed = handle.execute(
                    "UPDATE gathered SET aside_as = ?, aside_at = ?, aside_by_id = ?, stands = 'aside' WHERE activation_id = ? AND conversation_id = ?",
                    as,
                    now,
                    by.id(),
                    activation,
                    conversation);
            if (changed == 0) {
                throw new Refused.NotFound(Said.of("statement.not_gathered", conversation));
            }
            Map<String, Object> data = Map.of("as", as, "to", to);
            facts.publish(handle, List.of(Belonging.fact(in, conversation, Fact.Kind.SET_ASIDE, by, data)), now);
            Timeline.write(
                    handle,
                    activation,
                    by.id(),
                    Happening.SET_ASIDE,
                    Map.of("conversation", conversation, "as", as, "to", to),
                    now);
            InboxRow row = views.row(by, conversation);
            telling.setAside(
                    handle,
                    in,
                    conversation,
                    Map.of("by", by.name(), "as", as, "person", row.person(), "title", row.title()),
                    account != null
                            ? Set.of(account)
                            : teams.find(java.util.Objects.requireNonNull(team))
                                    .map(Team::members)
                                    .map(Set::copyOf)
                                    .orElse(Set.of()),
                    now);
        });
    }

    /** Has it answered like the others again; whoever has it keeps it. */
    public void bringBack(Account by, long activation, long conversation) {
        by.require(Right.TAKE);
        db.useTransaction(handle -> {
            Activation in = activations.hold(handle, activation);
            Instant now = clock.instant();
            int changed = handle.execute(
                    "UPDATE gathered SET aside_as = NULL, aside_at = NULL, aside_by_id = NULL WHERE activation_id = ? AND conversation_id = ? AND aside_at IS NOT NULL",
                    activation,
                    conversation);
            if (changed == 0) {
                return;
            }
            Standing.recount(handle, conversation);
            Map<String, Object> data = Map.of("as", "back");
            facts.publish(handle, List.of(Belonging.fact(in, conversation, Fact.Kind.SET_ASIDE, by, data)), now);
            Timeline.write(
                    handle,
                    activation,
                    by.id(),
                    Happening.SET_ASIDE,
                    Map.of("conversation", conversation, "as", "back"),
                    now);
        });
    }

    private String give(Handle handle, long conversation, long account, Instant now) {
        Account to = people.find(account)
                .filter(Account::active)
                .orElseThrow(() -> new Refused.Invalid("to", Said.of("inbox.no_such_assignee")));
        inbox.give(handle, conversation, account, "aside", now);
        return to.name();
    }

    private String giveTeam(Handle handle, long conversation, long team, Instant now) {
        Team to = teams.find(team).orElseThrow(() -> new Refused.Invalid("to", Said.of("statement.aside.to")));
        inbox.giveToTeam(handle, conversation, team, now);
        return to.name();
    }
}
