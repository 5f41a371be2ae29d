package io.oase.web;

import java.util.List;

/** One playbook, about to be put in force. */
public record ActivatePage(ActivateForm form, List<String> errors) {
    public ActivatePage {
        errors = List.copyOf(errors);
    }
}
