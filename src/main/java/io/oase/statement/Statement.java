package io.oase.statement;

import io.oase.people.Account;
import io.oase.people.Role;
import io.oase.playbook.Playbook;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something to say in a crisis, in all of its languages.
 *
 * @param template id of its text in the playbook
 * @param channels where it may be said, as {@link io.oase.playbook.Where} has it; empty for the press
 * @param no its latest version, from 1
 * @param texts as written, with slots for facts
 * @param filled with the facts put in that were known when it was written
 * @param factsRevision of the facts that were put in
 * @param hash of what is filled
 * @param writerIds who wrote it, before somebody else was asked to approve
 * @param askedAt when it was put up for approval; null: it was not
 * @param approvers account roles of which one has to approve; empty: nobody has to
 * @param decideBy until when; null: as long as it takes
 * @param thenPublish whether it goes out by itself then
 * @param deciderName who approved or objected; null: nobody, or the time was over
 * @param objection why somebody objected; empty otherwise
 * @param issuedAt since when it may be said; null: not yet
 * @param withdrawnBecause why it was declared wrong; empty otherwise
 * @param corrects the statement it puts right; null for none
 * @param reached how many people were answered with it, on their way included
 */
public record Statement(
        long id,
        long activationId,
        String template,
        Playbook.Phase phase,
        Playbook.Audience audience,
        List<String> channels,
        State state,
        int no,
        Wording texts,
        Wording filled,
        long factsRevision,
        String hash,
        long authorId,
        String authorName,
        Instant createdAt,
        Set<Long> writerIds,
        @Nullable Instant askedAt,
        @Nullable String askerName,
        Set<Role> approvers,
        @Nullable Instant decideBy,
        boolean thenPublish,
        boolean lateTold,
        @Nullable Long deciderId,
        @Nullable String deciderName,
        @Nullable Instant decidedAt,
        String objection,
        @Nullable Instant issuedAt,
        @Nullable Instant withdrawnAt,
        @Nullable String withdrawerName,
        String withdrawnBecause,
        @Nullable Long corrects,
        int reached) {
    public Statement {
        channels = List.copyOf(channels);
        writerIds = Set.copyOf(writerIds);
        approvers = Set.copyOf(approvers);
    }

    /** Where it stands. */
    public enum State {
        DRAFT,
        /** Waits for somebody to approve it. */
        ASKED,
        /** Somebody objected. */
        RETURNED,
        /** May be said. */
        ISSUED,
        /** Declared wrong. */
        WITHDRAWN
    }

    /** Whether its words can still be changed by whoever writes. */
    public boolean open() {
        return state == State.DRAFT || state == State.RETURNED;
    }

    /** Whether this person may approve it or object: of the roles asked for, and not one of those who wrote it. */
    public boolean mayBeDecidedBy(Account by) {
        return state == State.ASKED && mayApprove(by) && !writerIds.contains(by.id());
    }

    private boolean mayApprove(Account by) {
        return by.active() && (by.role() == Role.ADMIN || approvers.contains(by.role()));
    }

    /** Whether people can be answered with it. */
    public boolean usable() {
        return state == State.ISSUED && audience != Playbook.Audience.PRESS;
    }

    /** One version of it. */
    public record Version(int no, Wording texts, Wording filled, String hash, Instant at, String byName) {}

    /** Where else it stands. */
    public record Elsewhere(String url, Instant at, String byName) {}
}
