package io.oase.web;

import io.oase.approval.StandingRules;
import io.oase.channel.Channels;
import io.oase.people.People;
import io.oase.reply.Approvals;
import io.oase.reply.Replies;
import java.util.List;

/** The list and the settings of the second pair of eyes, wired; deciding stands with the inbox, in whose thread it happens. */
public final class ApprovalWing {
    private final List<Object> pages;

    public ApprovalWing(
            Face face,
            Visits visits,
            Shells shells,
            Replies replies,
            Approvals approvals,
            StandingRules rules,
            Channels channels,
            People people) {
        pages = List.of(
                new ApprovalsPages(face, visits, shells, new ApprovalDesk(replies, approvals, people)),
                new ApprovalRulePages(face, visits, shells, rules, replies, channels, people));
    }

    /** The resources to be served. */
    public List<Object> pages() {
        return pages;
    }
}
