package io.oase.web;

import io.oase.people.Account;
import io.oase.people.People;
import io.oase.people.Right;
import io.oase.reply.Approvals;
import io.oase.reply.Composer;
import io.oase.reply.Matter;
import io.oase.reply.Replies;
import io.oase.reply.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Answers that wait for a second pair of eyes, as pages show them. */
record ApprovalDesk(Replies replies, Approvals approvals, People people) {
    private static final int PER_PAGE = 30;

    /** @param after number of the last one seen; 0 for the beginning */
    ApprovalsPage list(Reader reader, Account me, long after) {
        List<Reply> found = replies.awaiting(me, after, PER_PAGE + 1);
        List<Reply> shown = found.subList(0, Math.min(PER_PAGE, found.size()));
        Map<Long, Matter> matters = replies.matters(me, shown);
        Map<Long, Account> authors =
                people.byIds(shown.stream().map(Reply::authorId).distinct().toList());
        return new ApprovalsPage(
                me.may(Right.APPROVE),
                shown.stream()
                        .map(reply -> card(reader, me, reply, Objects.requireNonNull(matters.get(reply.id())), authors))
                        .toList(),
                found.size() > PER_PAGE
                        ? "/approvals?after=" + shown.get(PER_PAGE - 1).id()
                        : null);
    }

    /**
     * One of them.
     *
     * @param text as it was typed; null: as it is
     */
    ApprovalPage one(
            Reader reader, Account me, Reply reply, @Nullable String text, String comment, @Nullable String problem) {
        Matter matter =
                Objects.requireNonNull(replies.matters(me, List.of(reply)).get(reply.id()));
        String words = text == null ? reply.body() : text;
        return new ApprovalPage(
                card(reader, me, reply, matter, people.byIds(List.of(reply.authorId()))),
                words,
                comment,
                problem,
                text == null
                        ? new ApprovalPage.Preview("", false, "", parts(reader, reply))
                        : preview(reader, me, reply.id(), words));
    }

    /** How other words would appear; stores nothing. */
    ApprovalPage.Preview preview(Reader reader, Account me, long id, String text) {
        Composer.Preview preview = approvals.preview(me, id, text);
        boolean split = preview.parts().size() > 1;
        boolean over = preview.length() > preview.max() && !split;
        List<ApprovalsPage.Part> parts = new ArrayList<>();
        for (int i = 0; i < preview.parts().size(); i++) {
            String counted = reader.say("write.length", preview.lengths().get(i), preview.max());
            parts.add(new ApprovalsPage.Part(
                    split ? reader.say("write.part", i + 1, counted) : "",
                    preview.parts().get(i)));
        }
        return new ApprovalPage.Preview(
                reader.say("write.length", preview.length(), preview.max()),
                over,
                over ? reader.say("write.toolong", preview.length() - preview.max()) : "",
                parts);
    }

    private ApprovalsPage.Card card(Reader reader, Account me, Reply reply, Matter matter, Map<Long, Account> authors) {
        Account author = authors.get(reply.authorId());
        boolean privately = reply.visibility().equals("private");
        return new ApprovalsPage.Card(
                reply.id(),
                "/conversations/" + reply.conversationId(),
                matter.title().isBlank() ? matter.person() : matter.title(),
                matter.person(),
                matter.question(),
                reader.moment(matter.postedAt()),
                reply.authorName(),
                author == null ? Faces.of(reply.authorId(), reply.authorName(), null) : Faces.of(author),
                reader.say(privately ? "approvals.privately" : "approvals.publicly", matter.channel(), matter.person()),
                privately,
                parts(reader, reply),
                Objects.requireNonNull(new ApprovalWords(reader, me, replies::approvers, replies::orphaned).of(reply)));
    }

    private static List<ApprovalsPage.Part> parts(Reader reader, Reply reply) {
        int all = reply.parts().size();
        return reply.parts().stream()
                .map(part -> new ApprovalsPage.Part(
                        all == 1 ? "" : reader.say("approvals.part", part.no(), all), part.body()))
                .toList();
    }
}
