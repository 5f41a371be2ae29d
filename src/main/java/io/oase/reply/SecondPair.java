package io.oase.reply;

import io.oase.base.Said;
import io.oase.people.Account;
import io.oase.people.Right;
import io.oase.people.Role;
import io.oase.reply.ApprovalRule.Need;
import io.oase.reply.ApprovalRule.Written;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jdbi.v3.core.Handle;

/** The second pair of eyes: every {@link ApprovalRule} there is, and what they ask for together. */
public final class SecondPair {
    private final List<ApprovalRule> rules = new CopyOnWriteArrayList<>();

    /** From now on this one is asked, too. */
    public void ask(ApprovalRule rule) {
        rules.add(rule);
    }

    /**
     * What all rules ask for.
     *
     * @param why each reason
     * @param by roles of which one has to approve, for all of the reasons; empty: whoever has the right to
     */
    public record Asked(List<Said> why, Set<Role> by) {
        public Asked {
            why = List.copyOf(why);
            by = Set.copyOf(by);
        }
    }

    Optional<Asked> asked(Handle db, Written written) {
        List<Need> needs =
                rules.stream().flatMap(rule -> rule.asks(db, written).stream()).toList();
        if (needs.isEmpty()) {
            return Optional.empty();
        }
        Set<Role> by = approvers();
        needs.stream().map(Need::by).filter(each -> !each.isEmpty()).forEach(by::retainAll);
        by.add(Role.ADMIN);
        return Optional.of(
                new Asked(needs.stream().map(Need::why).distinct().toList(), by.equals(approvers()) ? Set.of() : by));
    }

    /** Whether somebody's role lets them approve what these roles are asked for. */
    static boolean may(Account account, Set<Role> by) {
        return account.may(Right.APPROVE) && (by.isEmpty() || by.contains(account.role()));
    }

    private static Set<Role> approvers() {
        Set<Role> all = EnumSet.noneOf(Role.class);
        Arrays.stream(Role.values())
                .filter(role -> role.rights().contains(Right.APPROVE))
                .forEach(all::add);
        return all;
    }
}
