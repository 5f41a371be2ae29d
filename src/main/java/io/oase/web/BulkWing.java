package io.oase.web;

import io.oase.bulk.BulkChanges;
import io.oase.inbox.Views;
import io.oase.people.People;
import io.oase.people.Teams;
import io.oase.prewritten.Choosing;
import io.oase.prewritten.PrewrittenReplies;
import io.oase.reply.Answering;
import java.util.List;

/** The pages for changing many conversations at once, wired. */
public final class BulkWing {
    private final List<Object> pages;

    public BulkWing(
            Face face,
            Visits visits,
            Shells shells,
            BulkChanges changes,
            Views views,
            Answering answering,
            Choosing choosing,
            PrewrittenReplies prewritten,
            People people,
            Teams teams) {
        pages = List.of(new BulkPages(
                face,
                visits,
                shells,
                changes,
                new BulkChoosing(
                        changes, views, new BulkPreviews(views, answering, choosing), prewritten, people, teams),
                new BulkDesk(changes, people, teams)));
    }

    /** The resources to be served. */
    public List<Object> pages() {
        return pages;
    }
}
