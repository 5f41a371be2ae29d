package io.oase.web;

import io.oase.people.People;
import java.util.List;

/** The pages that guide everyone through a crisis, and the same for programs, wired. */
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

    /** The same for programs. */
    public static List<Object> api(Visits visits, Guides guides) {
        return List.of(
                new CrisisRolesApi(visits, guides.casting()),
                new CrisisFactsApi(visits, guides.activations(), guides.facts()),
                new CrisisStepsApi(visits, guides.checklist()),
                new CrisisUpdateApi(guides.promising()),
                new CrisisTimelineApi(visits, guides.activations(), guides.scribing()),
                new CrisisEndApi(visits, guides.standingDown()),
                new CrisisReviewApi(guides.reviews()));
    }
}
