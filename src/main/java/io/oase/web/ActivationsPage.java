package io.oase.web;

import java.util.List;

/**
 * Playbooks in force, those that can be put there, and what was.
 *
 * @param now in force
 * @param playbooks that can be put in force
 * @param past over
 */
public record ActivationsPage(
        List<CrisisLine> now, List<ActivateForm> playbooks, List<Past> past, List<String> errors) {
    public ActivationsPage {
        now = List.copyOf(now);
        playbooks = List.copyOf(playbooks);
        past = List.copyOf(past);
        errors = List.copyOf(errors);
    }

    /** One that is over. */
    public record Past(long id, String title, boolean drill, String words) {}
}
