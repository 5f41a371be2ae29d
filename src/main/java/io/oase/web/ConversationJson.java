package io.oase.web;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.oase.inbox.Conversation;
import io.oase.inbox.InboxRow;
import io.oase.inbox.Later;
import io.oase.inbox.Mention;
import io.oase.inbox.Views;
import io.oase.search.Match;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Conversations as the JSON API shows them. Times are ISO 8601 in UTC. */
final class ConversationJson {
    private ConversationJson() {}

    /** One line of a list. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Line(
            long id,
            String title,
            String snippet,
            String state,
            boolean isPrivate,
            String kind,
            @Nullable Integer stars,
            int priority,
            Channel channel,
            Person person,
            @Nullable Colleague assignee,
            @Nullable TeamName team,
            List<String> tags,
            @Nullable String language,
            @Nullable Instant unansweredSince,
            @Nullable Due due,
            Instant openedAt,
            Instant lastPostAt,
            int postCount,
            LaterJson.@Nullable SnoozeJson snooze,
            LaterJson.@Nullable BackJson back,
            LaterJson.@Nullable FollowUpJson followUp,
            @Nullable Colleague draft,
            @Nullable MentionedJson mentioned,
            List<SearchJson.MatchJson> matches) {
        static Line of(InboxRow row) {
            return of(row, List.of());
        }

        static Line of(InboxRow row, List<Match> matches) {
            Later later = row.later();
            return new Line(
                    row.id(),
                    row.title(),
                    row.snippet(),
                    row.state().name().toLowerCase(Locale.ROOT),
                    row.isPrivate(),
                    row.kind(),
                    row.stars(),
                    row.priority(),
                    new Channel(row.channelId(), row.network(), row.channelName()),
                    new Person(row.contactId(), row.handle(), row.person(), row.avatarUrl()),
                    row.assigneeId() == null
                            ? null
                            : new Colleague(row.assigneeId(), String.valueOf(row.assigneeName())),
                    row.teamId() == null ? null : new TeamName(row.teamId(), String.valueOf(row.teamName())),
                    row.tags(),
                    row.language(),
                    row.unansweredSince(),
                    Due.of(row),
                    row.openedAt(),
                    row.lastPostAt(),
                    row.posts(),
                    LaterJson.SnoozeJson.of(later.snooze()),
                    LaterJson.BackJson.of(later.back()),
                    LaterJson.FollowUpJson.of(later.followUp()),
                    row.mine().draftBy() == null
                            ? null
                            : new Colleague(
                                    row.mine().draftBy(),
                                    String.valueOf(row.mine().draft())),
                    MentionedJson.of(row.mine()),
                    matches.stream().map(SearchJson.MatchJson::of).toList());
        }
    }

    /** When a note last mentioned the asker, and whether they have not read that. */
    record MentionedJson(Instant at, boolean unread) {
        static @Nullable MentionedJson of(InboxRow.Mine mine) {
            Instant at = mine.mentionedAt();
            return at == null ? null : new MentionedJson(at, Boolean.TRUE.equals(mine.mentionUnread()));
        }
    }

    /** Whom a note mentions, where in its text; either a colleague or a team. */
    record MentionJson(
            int start,
            int length,
            @Nullable Colleague account,
            @Nullable TeamName team,
            boolean told) {
        static MentionJson of(Mention mention) {
            Long account = mention.accountId();
            Long team = mention.teamId();
            return new MentionJson(
                    mention.start(),
                    mention.length(),
                    account == null ? null : new Colleague(account, mention.name()),
                    team == null ? null : new TeamName(team, mention.name()),
                    mention.reached());
        }
    }

    /** The promised time that ends next. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Due(Instant at, Instant warnAt, String kind) {
        static @Nullable Due of(InboxRow row) {
            Instant at = row.dueAt();
            Instant warnAt = row.dueWarnAt();
            String kind = row.dueKind();
            return at == null || warnAt == null || kind == null ? null : new Due(at, warnAt, kind);
        }
    }

    /** A page of a list; {@code next} is the cursor of the following one, null on the last; advice where nothing was found. */
    record Page(List<Line> conversations, @Nullable String next, SearchJson.@Nullable AdviceJson advice) {
        static Page of(Views.Listing listing) {
            return new Page(
                    listing.rows().stream()
                            .map(row -> Line.of(row, listing.matches().getOrDefault(row.id(), List.of())))
                            .toList(),
                    listing.next().orElse(null),
                    SearchJson.AdviceJson.of(listing.advice()));
        }
    }

    /**
     * One conversation, whole.
     *
     * @param seen what a reply to it has to carry
     * @param above posts that stand above it in its thread; not part of it
     */
    record Whole(
            @com.fasterxml.jackson.annotation.JsonUnwrapped Line line,
            long seen,
            List<PostJson> above,
            List<PostJson> posts,
            List<ReplyJson> replies,
            List<NoteJson> notes,
            List<EventJson> events,
            List<MergeJson> merges,
            List<ClockJson> clocks) {
        static Whole of(Conversation conversation, List<ReplyJson> replies, List<ClockJson> clocks) {
            return new Whole(
                    Line.of(conversation.row()),
                    conversation.seen(),
                    conversation.above().stream().map(PostJson::of).toList(),
                    conversation.posts().stream().map(PostJson::of).toList(),
                    replies,
                    conversation.notes().stream()
                            .map(note -> new NoteJson(
                                    note.id(),
                                    new Colleague(note.authorId(), note.authorName()),
                                    note.body(),
                                    note.mentions().stream()
                                            .map(MentionJson::of)
                                            .toList(),
                                    note.createdAt()))
                            .toList(),
                    conversation.events().stream()
                            .map(event -> new EventJson(
                                    event.id(),
                                    event.at(),
                                    event.kind(),
                                    event.actorId() == null
                                            ? null
                                            : new Colleague(event.actorId(), String.valueOf(event.actorName())),
                                    event.data()))
                            .toList(),
                    conversation.merges().stream().map(MergeJson::of).toList(),
                    clocks);
        }
    }

    /** Another conversation that became part of it. */
    @JsonNaming(SnakeCaseStrategy.class)
    record MergeJson(long id, long conversationId, Instant at, Colleague by) {
        static MergeJson of(Conversation.Merge merge) {
            return new MergeJson(
                    merge.id(),
                    merge.conversationId(),
                    merge.mergedAt(),
                    new Colleague(merge.mergedBy(), merge.mergedByName()));
        }
    }

    record Channel(long id, String network, String name) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Person(
            long contactId,
            String handle,
            String name,
            @Nullable String avatarUrl) {}

    record Colleague(long id, String name) {}

    record TeamName(long id, String name) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record NoteJson(long id, Colleague author, String text, List<MentionJson> mentions, Instant createdAt) {}

    /** What happened; see the docs for each kind's data. */
    record EventJson(
            long id, Instant at, String kind, @Nullable Colleague actor, Map<String, Object> data) {}
}
