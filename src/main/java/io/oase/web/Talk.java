package io.oase.web;

import io.oase.inbox.Conversation;
import io.oase.inbox.ConversationState;
import io.oase.inbox.Post;
import io.oase.people.Account;
import io.oase.reply.Reply;
import io.oase.web.ConversationView.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts a thread together: what stands above, then posts, answers, notes and events as they happened, then the answers that
 * are not out yet. A post that was published from here is shown once, as the answer of whoever wrote it.
 *
 * @param colleagues by account id
 */
record Talk(Reader reader, Posts posts, Answers answers, Happenings happenings, Map<Long, Account> colleagues) {

    List<Entry> of(Conversation conversation, List<Reply> replies) {
        List<Entry> thread = new ArrayList<>();
        Set<String> known = new HashSet<>();
        conversation.above().forEach(post -> known.add(post.key()));
        conversation.posts().forEach(post -> known.add(post.key()));
        for (Post post : conversation.above()) {
            absence(post, known).ifPresent(thread::add);
            thread.add(Entry.of(posts.of(post, false)));
        }
        pastAndPresent(conversation, replies, known).stream()
                .sorted(Comparator.comparing(Placed::at).thenComparingInt(Placed::rank))
                .forEach(placed -> thread.addAll(placed.entries()));
        replies.stream()
                .filter(reply -> pending(reply))
                .forEach(reply -> thread.add(Entry.of(answers.of(reply, List.of()))));
        return thread;
    }

    private List<Placed> pastAndPresent(Conversation conversation, List<Reply> replies, Set<String> known) {
        List<Placed> placed = new ArrayList<>();
        Map<Long, List<Post>> published = conversation.posts().stream()
                .filter(post -> post.replyId() != null)
                .collect(Collectors.groupingBy(Post::replyId, LinkedHashMap::new, Collectors.toList()));
        Set<Long> written = new HashSet<>();
        for (Reply reply : replies) {
            written.add(reply.id());
            if (reply.state() == Reply.State.PUBLISHED) {
                List<Post> parts = published.getOrDefault(reply.id(), List.of());
                placed.add(new Placed(Answers.at(reply, parts), 1, List.of(Entry.of(answers.of(reply, parts)))));
            }
        }
        for (Post post : conversation.posts()) {
            Long reply = post.replyId();
            if (reply == null || !written.contains(reply)) {
                placed.add(new Placed(post.postedAt(), 0, post(conversation, post, known)));
            }
        }
        conversation
                .notes()
                .forEach(note -> placed.add(new Placed(note.createdAt(), 2, List.of(Entry.of(note(note))))));
        conversation.events().forEach(event -> happenings
                .of(event)
                .ifPresent(view -> placed.add(new Placed(event.at(), 3, List.of(Entry.of(view))))));
        return placed;
    }

    private List<Entry> post(Conversation conversation, Post post, Set<String> known) {
        if (post.own()) {
            return List.of(Entry.of(answers.outside(post)));
        }
        List<Entry> entries = new ArrayList<>();
        absence(post, known).ifPresent(entries::add);
        entries.add(Entry.of(posts.of(post, unanswered(conversation, post))));
        return entries;
    }

    /** Said once above the first post that would stand under it. */
    private java.util.Optional<Entry> absence(Post post, Set<String> known) {
        String parent = post.parentKey();
        boolean missing = post.parentAbsence() != null || parent != null && !known.contains(parent);
        if (!missing || parent != null && !known.add(parent)) {
            return java.util.Optional.empty();
        }
        String why = post.parentAbsence() == null ? "unknown" : post.parentAbsence();
        return java.util.Optional.of(Entry.absent(reader.say("talk.absent." + why)));
    }

    private static boolean unanswered(Conversation conversation, Post post) {
        Instant since = conversation.row().unansweredSince();
        ConversationState state = conversation.row().state();
        return since != null
                && (state == ConversationState.NEW || state == ConversationState.OPEN)
                && post.addressed()
                && post.deletedAt() == null
                && !post.postedAt().isBefore(since);
    }

    private ConversationView.NoteView note(Conversation.Note note) {
        @Nullable Account author = colleagues.get(note.authorId());
        Avatar face = author == null ? Faces.of(note.authorId(), note.authorName(), null) : Faces.of(author);
        return new ConversationView.NoteView(
                note.id(),
                note.authorName(),
                face,
                reader.moment(note.createdAt()),
                NoteProse.html(note.body(), note.mentions(), reader));
    }

    /** On its way, stuck, waiting to be approved, or come back. What was withdrawn has its line among the events. */
    private static boolean pending(Reply reply) {
        return reply.state() != Reply.State.PUBLISHED && reply.state() != Reply.State.WITHDRAWN;
    }

    /** Something with its place in time; the rank decides between things of the same instant. */
    private record Placed(Instant at, int rank, List<Entry> entries) {}
}
