package io.oase.web;

import io.oase.inbox.Post;
import io.oase.people.Account;
import io.oase.people.Right;
import io.oase.reply.Approval;
import io.oase.reply.HeldReplies;
import io.oase.reply.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What we said, as pages show it.
 *
 * @param me who looks; only some may call an answer back
 * @param colleagues by account id
 * @param approvals says how the second pair of eyes on an answer stands
 */
record Answers(
        Reader reader,
        Posts posts,
        Likeness likeness,
        Account me,
        Map<Long, Account> colleagues,
        ApprovalWords approvals) {

    /**
     * An answer written here.
     *
     * @param published its posts as they came back from the network; empty before that
     */
    AnswerView of(Reply reply, List<Post> published) {
        boolean gone = !published.isEmpty() && published.stream().allMatch(post -> post.deletedAt() != null);
        Account author = colleagues.get(reply.authorId());
        boolean privately = reply.visibility().equals("private");
        return new AnswerView(
                reply.id(),
                reply.automatic()
                        ? Avatar.of("Oase", "automatic", null)
                        : author == null ? Faces.of(reply.authorId(), reply.authorName(), null) : Faces.of(author),
                reply.automatic() ? reader.say("talk.automatic") : Prose.escape(reply.authorName()),
                reader.moment(at(reply, published)),
                how(reply, privately),
                privately,
                Prose.html(reply.body()),
                signOff(reply),
                reply.state().name().toLowerCase(Locale.ROOT),
                gone ? reader.say("answer.gone") : words(reply),
                reason(reply),
                gone ? null : url(reply, published),
                undo(reply),
                approvals.of(reply),
                retractable(reply));
    }

    /** An answer typed in the network's own app: nobody here is known to have written it. */
    AnswerView outside(Post post) {
        StringBuilder html = new StringBuilder(posts.html(post));
        for (PostView.Picture picture : posts.pictures(post.media())) {
            html.append("<p><a href=\"").append(Prose.escape(picture.href()));
            html.append("\" rel=\"noopener noreferrer nofollow\" target=\"_blank\">");
            html.append(Prose.escape(picture.alt().isBlank() ? picture.kind() : picture.kind() + ": " + picture.alt()));
            html.append("</a></p>");
        }
        boolean privately = post.visibility().equals("private");
        return new AnswerView(
                -post.id(), // no reply of ours; negative, so that no two elements share an id
                likeness.of(post.author()),
                likeness.name(post.author().person(), post.author().emojis()),
                reader.moment(post.postedAt()),
                reader.say("talk.how.outside"),
                privately,
                html.toString(),
                "",
                "published",
                reader.say(post.deletedAt() == null ? "answer.published" : "answer.gone"),
                "",
                post.deletedAt() == null ? Posts.link(post.url()) : null,
                null);
    }

    /** What waits to be approved, or is held in a crisis, has answered nobody yet. */
    private String how(Reply reply, boolean privately) {
        boolean unseen =
                switch (reply.state()) {
                    case AWAITING_APPROVAL, DRAFT, HELD -> true;
                    default -> false;
                };
        String what = unseen ? "privacy." : "talk.how.";
        String words = reader.say(what + (privately ? "private" : "public"));
        Reply.Writer first = reply.firstAuthor();
        return first == null ? words : words + " · " + reader.say("answer.firstby", first.name());
    }

    /** When it belongs in the thread: as published, or as written. */
    static Instant at(Reply reply, List<Post> published) {
        if (!published.isEmpty()) {
            return published.get(0).postedAt();
        }
        Instant at = reply.publishedAt();
        return at == null ? reply.createdAt() : at;
    }

    private String words(Reply reply) {
        long out = reply.parts().stream()
                .filter(part -> part.publishedAt() != null)
                .count();
        int all = reply.parts().size();
        return switch (reply.state()) {
            case AWAITING_APPROVAL -> reader.say("answer.awaiting_approval");
            case DRAFT -> reader.say("answer.draft");
            case QUEUED -> reader.say(undo(reply) != null ? "answer.queued" : "answer.waiting");
            case HELD -> reader.say("answer.held");
            case PUBLISHING ->
                all > 1 ? reader.say("answer.publishingparts", out, all) : reader.say("answer.publishing");
            case PUBLISHED -> all > 1 ? reader.say("answer.publishedparts", all) : reader.say("answer.published");
            case FAILED -> reader.say("answer.failed");
            case UNKNOWN -> reader.say("answer.unknown");
            case WITHDRAWN -> reader.say("answer.withdrawn");
        };
    }

    private String reason(Reply reply) {
        return switch (reply.state()) {
            case FAILED -> reply.trouble().map(reader::say).orElse("");
            case UNKNOWN -> reader.say("answer.unknownwhy");
            default -> "";
        };
    }

    private AnswerView.@Nullable Undo undo(Reply reply) {
        Instant due = reply.dueAt();
        Approval approval = reply.approval();
        boolean approved = approval != null && Objects.equals(approval.deciderId(), me.id());
        boolean may = approved || reply.authorId() == me.id() || me.may(Right.ASSIGN_OTHERS);
        if (reply.state() != Reply.State.QUEUED || due == null || !due.isAfter(reader.now()) || !may) {
            return null;
        }
        // Rounded up: a window of four and a half seconds is not one of four.
        long seconds = (Duration.between(reader.now(), due).toMillis() + 999) / 1000;
        return new AnswerView.Undo(due.toString(), seconds, approved ? "approval/removal" : "withdrawal");
    }

    private boolean retractable(Reply reply) {
        boolean may = HeldReplies.own(me, reply) || me.may(Right.ASSIGN_OTHERS) && me.may(Right.ACTIVATE);
        return reply.state() == Reply.State.HELD && may;
    }

    private static @Nullable String url(Reply reply, List<Post> published) {
        String first = reply.parts().stream()
                .map(Reply.Part::url)
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
        return Posts.link(
                first != null || published.isEmpty() ? first : published.get(0).url());
    }

    /** What stands behind the words in the last part, which is the sign-off as it was published. */
    private static String signOff(Reply reply) {
        if (reply.parts().isEmpty()) {
            return "";
        }
        String last = reply.parts().get(reply.parts().size() - 1).body();
        String words = reply.parts().size() == 1 ? reply.body() : lastWord(reply.body());
        int at = last.lastIndexOf(words);
        return at < 0
                ? ""
                : last.substring(at + words.length())
                        .replaceFirst("^\\s*\\(\\d+/\\d+\\)", "")
                        .strip();
    }

    private static String lastWord(String text) {
        String[] words = text.strip().split("\\s+");
        return words[words.length - 1];
    }
}
