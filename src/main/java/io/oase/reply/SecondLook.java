package io.oase.reply;

import io.oase.inbox.ConversationDao;
import io.oase.inbox.Facts;
import io.oase.reply.Approval.Because;
import java.time.Clock;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Looks once more before what was approved is sent: somebody said yes to these words as the last ones. What has come since sends the
 * answer back to its author.
 */
final class SecondLook {
    private final Jdbi db;
    private final Superseding superseding;
    private final Clock clock;

    SecondLook(Jdbi db, Facts facts, Clock clock) {
        this.db = db;
        this.superseding = new Superseding(facts);
        this.clock = clock;
    }

    /** False: it is with its author again. */
    boolean stillRight(OutboxDao.Claim claim) {
        Optional<Boolean> right = Optional.empty();
        while (right.isEmpty()) {
            right = db.inTransaction(handle -> look(handle, claim));
        }
        return right.get();
    }

    /** Empty: it has just moved to another conversation, with the post it answers. */
    private Optional<Boolean> look(Handle handle, OutboxDao.Claim claim) {
        long id = claim.replyId();
        if (!ApprovalDao.approvedAndUnsent(handle, id)) {
            return Optional.of(true);
        }
        long there = ApprovalDao.of(handle, id).conversationId();
        ConversationDao.lock(handle, there);
        ApprovalDao.Waiting reply = ApprovalDao.of(handle, id);
        if (reply.conversationId() != there) {
            return Optional.empty();
        }
        if (!OutboxDao.hold(handle, claim)) {
            return Optional.of(true);
        }
        Because because = superseding.check(handle, reply, clock.instant());
        if (because != null) {
            OutboxDao.remove(handle, id);
        }
        return Optional.of(because == null);
    }
}
