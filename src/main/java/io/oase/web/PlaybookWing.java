package io.oase.web;

import io.oase.channel.Networks;
import io.oase.playbook.Catalogue;
import io.oase.playbook.Uploads;
import java.util.List;

/** All pages about playbooks, wired. */
public final class PlaybookWing {
    private final List<Object> pages;

    public PlaybookWing(Face face, Visits visits, Shells shells, Catalogue shelf, Uploads uploads, Networks networks) {
        PlaybookDesk desk = new PlaybookDesk(shelf, uploads);
        pages = List.of(
                new PlaybookPages(face, visits, shells, shelf, desk, new PlaybookViews(networks)),
                new PlaybookUploadPages(face, visits, shells, shelf, uploads, desk),
                new PlaybookAwayPages(face, visits, shells, shelf, uploads.withdrawals()));
    }

    /** The resources to be served. */
    public List<Object> pages() {
        return pages;
    }
}
