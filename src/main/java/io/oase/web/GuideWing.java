package io.oase.web;

import io.oase.people.People;
import java.util.List;

/** The pages that guide everyone through a crisis, wired. */
public final class GuideWing {
    private final List<Object> pages;

    public GuideWing(Face face, Visits visits, Shells shells, Guides guides, People people) {
        pages = List.of(
                new StepsPages(face, visits, shells, guides),
                new FactsPages(face, visits, shells, guides),
                new RolesPages(face, visits, shells, guides, people),
                new TimelinePages(face, visits, shells, guides),
                new StandDownPages(face, visits, shells, guides, people),
                new ReviewPages(face, visits, shells, guides, people));
    }

    /** The resources to be served. */
    public List<Object> pages() {
        return pages;
    }
}
