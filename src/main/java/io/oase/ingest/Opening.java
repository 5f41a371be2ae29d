package io.oase.ingest;

import io.oase.inbox.Heading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A conversation that begins with posts of one page: how it is named, and how it stands, as {@link io.oase.inbox.Recount}
 * would find it.
 */
final class Opening {
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final int LONGEST_SNIPPET = 240;

    private final String threadKey;
    private final List<Member> members = new ArrayList<>();

    Opening(String threadKey) {
        this.threadKey = threadKey;
    }

    /** @param id of the new post; null when it is stored already */
    private record Member(Arrival post, @Nullable Long id) {
        long order() {
            return id == null ? 0 : id;
        }
    }

    void add(Arrival post, @Nullable Long id) {
        members.add(new Member(post, id));
    }

    /** Keys of the posts. */
    List<String> members() {
        return members.stream().map(member -> member.post().key()).toList();
    }

    /** Whether all its posts are new and nobody has answered yet, so that the row says all there is to say. */
    boolean complete() {
        return members.stream()
                .allMatch(member -> member.id() != null && !member.post().own());
    }

    /** The oldest post meant for us: with it the matter begins. */
    Arrival first() {
        return members.stream()
                .map(Member::post)
                .filter(Opening::asks)
                .min(Comparator.comparing(Arrival::postedAt))
                .orElseThrow();
    }

    ConversationRows.Fresh row(Map<String, IdentityDao.Identity> authors) {
        Arrival first = first();
        IdentityDao.Identity author =
                Objects.requireNonNull(authors.get(first.author().key()));
        Member last = members.stream()
                .max(Comparator.comparing((Member member) -> member.post().postedAt())
                        .thenComparing(Member::order))
                .orElseThrow();
        return new ConversationRows.Fresh(
                threadKey,
                author.id(),
                author.contactId(),
                first.visibility().equals("private") || first.visibility().equals("followers"),
                first.kind(),
                stars(),
                title(first),
                snippet(last.post()),
                first.language(),
                unansweredSince(),
                last.id(),
                last.post().postedAt(),
                members.size(),
                first.postedAt());
    }

    /** Of the latest review. */
    private @Nullable Integer stars() {
        return members.stream()
                .filter(member -> member.post().stars() != null)
                .max(Comparator.comparing((Member member) -> member.post().postedAt())
                        .thenComparing(Member::order))
                .map(member -> member.post().stars())
                .orElse(null);
    }

    private @Nullable Instant unansweredSince() {
        return members.stream()
                .map(Member::post)
                .filter(Opening::asks)
                .map(Arrival::postedAt)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static boolean asks(Arrival post) {
        return post.addressed() && !post.own();
    }

    private static String snippet(Arrival last) {
        String text = Heading.words(last.warning(), last.title(), last.body());
        return cut(SPACES.matcher(cut(text, 1_000)).replaceAll(" "), LONGEST_SNIPPET);
    }

    /** As the database counts: whole characters, not halves of them. */
    private static String cut(String text, int longest) {
        return text.length() <= longest || text.codePointCount(0, text.length()) <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, longest));
    }

    static String title(Arrival first) {
        return Heading.of(first.warning(), first.title(), first.body());
    }
}
