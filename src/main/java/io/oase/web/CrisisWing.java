package io.oase.web;

import java.util.List;

/** The pages of playbooks in force, wired. */
public final class CrisisWing {
    private final List<Object> pages;

    public CrisisWing(Face face, Visits visits, Shells shells, Crises crises) {
        pages = List.of(
                new BandPages(face, visits, shells),
                new ActivationPages(face, visits, shells, crises),
                new HeldPages(face, visits, shells, crises));
    }

    /** The resources to be served. */
    public List<Object> pages() {
        return pages;
    }
}
