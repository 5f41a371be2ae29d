package io.oase.web;

import io.oase.activation.Activation;
import java.util.List;

/**
 * What stands above every page of a playbook in force: what it is, and the ways to its other pages.
 *
 * @param line as above every page
 * @param over whether it has been ended
 */
public record ActivationTabs(CrisisLine line, boolean over, List<Tab> tabs) {
    /** Ids of the pages, in their order; each but the first is the end of its address. */
    private static final List<String> PAGES = List.of(
            "", "steps", "roles", "facts", "statements", "conversations", "held", "timeline", "stand-down", "review");

    public ActivationTabs {
        tabs = List.copyOf(tabs);
    }

    /** A way to a page. */
    public record Tab(String url, String label, boolean current) {}

    /**
     * Above one of its pages.
     *
     * @param current the end of its address; empty for the first
     */
    static ActivationTabs of(Reader reader, Activation activation, String current) {
        String url = "/activations/" + activation.id();
        List<Tab> tabs = PAGES.stream()
                .filter(page -> !page.equals(activation.inForce() ? "review" : "stand-down"))
                .map(page -> new Tab(
                        page.isEmpty() ? url : url + "/" + page,
                        reader.say("crisis.tab." + (page.isEmpty() ? "overview" : page)),
                        page.equals(current)))
                .toList();
        return new ActivationTabs(CrisisLine.of(activation, reader), !activation.inForce(), tabs);
    }
}
