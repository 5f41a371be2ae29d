package io.oase.reply;

import io.oase.channel.Connector.Published;
import io.oase.channel.KnownPost;
import io.oase.channel.RemotePerson;
import io.oase.channel.RemotePost;
import io.oase.inbox.Undisturbed;
import io.oase.ingest.Ingest;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * Stores what a network answered when it published a part, and the part as a post of our own. Also when the claim does not stand
 * any more: what is out is out.
 */
final class Receipts {
    private final Jdbi db;
    private final Ingest ingest;
    private final Clock clock;

    Receipts(Jdbi db, Ingest ingest, Clock clock) {
        this.db = db;
        this.ingest = ingest;
        this.clock = clock;
    }

    /**
     * Notes that a part is out.
     *
     * @param parent what it answers: the post, or the part before
     */
    void store(ClaimedReply work, PartDao.Row part, Published published, KnownPost parent) {
        Instant now = clock.instant();
        // The conversation is locked by ingest, after the people in it, in the same order as a poll does: else both
        // wait for each other when it reads this very post.
        db.useTransaction(handle -> {
            Undisturbed.storing(handle, work.channel().id());
            PartDao.published(
                    handle,
                    work.reply().id(),
                    part.no(),
                    published.key(),
                    published.url().orElse(null),
                    published.ref(),
                    now);
            RemotePost own = RemotePost.of(
                            published.key(),
                            RemotePerson.of(
                                    Optional.ofNullable(work.channel().selfKey())
                                            .orElse("self"),
                                    Optional.ofNullable(work.channel().selfHandle())
                                            .orElse(""),
                                    ""),
                            part.body(),
                            published.at())
                    .own(true)
                    .addressed(false)
                    .kind(RemotePost.Kind.REPLY)
                    .visibility(work.visibility())
                    .parent(parent.key())
                    .url(published.url().orElse(null))
                    .ref(published.ref())
                    .build();
            ingest.storeOwn(handle, work.channel(), own, now);
        });
    }
}
