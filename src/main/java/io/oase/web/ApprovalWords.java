package io.oase.web;

import io.oase.people.Account;
import io.oase.people.Right;
import io.oase.reply.Approval;
import io.oase.reply.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Says how the second pair of eyes on an answer stands.
 *
 * @param approvers names of those who could decide about a reply
 * @param orphaned whether the author of a returned reply has left or is away
 */
record ApprovalWords(Reader reader, Account me, Function<Reply, List<String>> approvers, Predicate<Reply> orphaned) {
    /** Null where none was asked for. */
    @Nullable
    ApprovalView of(Reply reply) {
        Approval approval = reply.approval();
        if (approval == null) {
            return null;
        }
        boolean waiting = reply.state() == Reply.State.AWAITING_APPROVAL;
        boolean mine = reply.authorId() == me.id();
        List<String> others = waiting ? approvers.apply(reply) : List.of();
        return new ApprovalView(
                waiting,
                reply.state() == Reply.State.DRAFT,
                waiting ? reader.say("approval.waits", reply.authorName(), approval.askedAt()) : ended(reply, approval),
                waiting ? why(approval) : "",
                approval.comment().isEmpty() ? "" : reader.say("notice.note", approval.comment()),
                waiting ? due(approval.askedAt(), approval.lateAt()) : null,
                waiting && others.isEmpty() ? reader.say("approval.nobody") : "",
                waiting && approval.mayBeDecidedBy(me, reply.authorId()),
                mine,
                mine || me.may(Right.ASSIGN_OTHERS),
                !mine && me.may(Right.ANSWER) && orphaned.test(reply),
                reply.body(),
                changes(approval, reply.body()));
    }

    /** What asked for it. */
    String why(Approval approval) {
        return approval.why().stream()
                .map(reader::say)
                .map(words -> words + ".")
                .collect(Collectors.joining(" "));
    }

    /** What somebody else changed; empty for nothing. */
    static List<ApprovalView.Change> changes(Approval approval, String body) {
        String written = approval.written();
        return written == null
                ? List.of()
                : WordDiff.of(written, body).stream()
                        .map(each -> new ApprovalView.Change(each.gone(), each.came(), each.text()))
                        .toList();
    }

    /** Until when it may wait; amber in the last quarter. */
    Row.@Nullable Due due(Instant asked, @Nullable Instant late) {
        if (late == null) {
            return null;
        }
        Instant warn = late.minus(Duration.between(asked, late).dividedBy(4));
        return new Dues(reader).promised(late, warn, "approval");
    }

    private String ended(Reply reply, Approval approval) {
        String who = Objects.requireNonNullElse(approval.deciderName(), "");
        Approval.Because because = approval.because();
        if (because != null) {
            return reader.say("approval.ended." + because.name().toLowerCase(Locale.ROOT), who, reply.authorName());
        }
        if (approval.outcome() == Approval.Outcome.RETURNED) {
            return reader.say("approval.returned", who, reply.authorName());
        }
        if (approval.outcome() == Approval.Outcome.WITHDRAWN) {
            return reader.say("answer.withdrawn");
        }
        if (approval.written() == null) {
            return reader.say("approval.approved", who);
        }
        return Objects.equals(approval.editorId(), approval.deciderId())
                ? reader.say("approval.approvedchanged", who)
                : reader.say("approval.approvededited", who, Objects.requireNonNullElse(approval.editorName(), who));
    }
}
