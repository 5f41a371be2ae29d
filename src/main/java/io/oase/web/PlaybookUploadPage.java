package io.oase.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a playbook is uploaded.
 *
 * @param source what was sent, or what is to be changed
 * @param faults what is wrong with it, in the order of lines
 * @param problem why it was not taken otherwise, in words; null when it was not refused
 */
public record PlaybookUploadPage(
        String source,
        List<PlaybooksPage.FaultLine> faults,
        @Nullable String problem) {
    public PlaybookUploadPage {
        faults = List.copyOf(faults);
    }

    /** How many lines the field shows. */
    public int rows() {
        return source.isEmpty() ? 12 : 24;
    }
}
