package io.oase.web;

import io.oase.people.Teams;
import java.util.List;

/** All pages about what people are told, and how. */
public final class NoticeWing {
    private final List<Object> pages;

    public NoticeWing(Face face, Assets assets, Visits visits, Shells shells, Hearing hearing, Teams teams) {
        pages = List.of(
                new NoticePages(face, visits, shells, hearing.notices()),
                new NotificationPages(face, visits, shells, hearing),
                new TeamChatPages(face, visits, shells, teams, hearing.webhooks()),
                new WorkerPages(face, visits, assets));
    }

    /** The resources to be served. */
    public List<Object> pages() {
        return pages;
    }
}
