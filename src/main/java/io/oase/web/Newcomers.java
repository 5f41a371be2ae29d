package io.oase.web;

import io.oase.approval.StandingRule;
import io.oase.approval.StandingRule.Body;
import io.oase.approval.StandingRule.Kind;
import io.oase.approval.StandingRules;
import io.oase.people.Account;
import io.oase.people.Right;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a colleague is new, so that somebody looks at their answers first: the same rule as on the page of rules. */
final class Newcomers {
    private final StandingRules rules;

    Newcomers(StandingRules rules) {
        this.rules = rules;
    }

    /** As the page of an account shows it; on one's own page null unless one is new. */
    AccountPage.@Nullable Newcomer of(Reader reader, Account me, Account whose, Given given) {
        Optional<StandingRule> rule = find(me, whose.id());
        boolean own = me.id() == whose.id();
        if (own && rule.isEmpty() || !whose.active()) {
            return null;
        }
        Body body = rule.map(StandingRule::body).orElse(null);
        boolean on = body != null;
        // The end of a day is said, and typed, as the day.
        String until = body == null || body.until() == null
                ? ""
                : reader.day(body.until().minusSeconds(1)).toString();
        boolean maySet = !own && me.may(Right.MANAGE_APPROVAL);
        return new AccountPage.Newcomer(
                words(reader, body),
                on,
                maySet,
                given.typed().containsKey("until") ? Pages.typed(given.typed(), "until") : until,
                reader.day(reader.now()).toString(),
                body != null && body.privateToo(),
                given.error("until"));
    }

    /** Says that somebody is new. */
    void set(Reader reader, Account me, long account, String until, boolean privateToo) {
        rules.add(me, Body.newcomer(account, ApprovalRulePages.until(reader, until), privateToo));
    }

    /** They are not new any more. */
    void unset(Account me, long account) {
        find(me, account).ifPresent(rule -> rules.remove(me, rule.id()));
    }

    private Optional<StandingRule> find(Account me, long account) {
        return rules.all(me).stream()
                .filter(rule -> rule.body().kind() == Kind.NEWCOMER
                        && Objects.equals(rule.body().account(), account))
                .findFirst();
    }

    private static String words(Reader reader, @Nullable Body body) {
        if (body == null) {
            return reader.say("account.newcomer.off");
        }
        String which = reader.say(body.privateToo() ? "approvals.rules.all" : "approvals.rules.public");
        return body.until() == null
                ? reader.say("account.newcomer.on", which)
                : reader.say(
                        "account.newcomer.onuntil",
                        which,
                        reader.by("time.date", body.until().minusSeconds(1)));
    }
}
