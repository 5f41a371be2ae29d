package io.oase.web;

import io.oase.channel.Channels;
import io.oase.channel.Networks;
import io.oase.target.Calendars;
import io.oase.target.Targets;
import java.util.List;

/** All pages about targets, wired. */
public final class TargetWing {
    private final List<Object> pages;

    public TargetWing(
            Face face,
            Visits visits,
            Shells shells,
            Targets targets,
            Calendars calendars,
            Channels channels,
            Networks networks) {
        TargetDesk desk = new TargetDesk(face, shells, targets, calendars, channels, networks);
        pages = List.of(new TargetPages(face, visits, shells, targets, channels, networks, desk));
    }

    /** The resources to be served. */
    public List<Object> pages() {
        return pages;
    }
}
