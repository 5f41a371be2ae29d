package io.oase.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One answer looked at by a second pair of eyes.
 *
 * @param typed the answer as it stands in the field
 * @param remark what was typed for its author
 * @param problem why it was not taken, in words; null when nothing went wrong
 * @param preview how it will appear
 */
public record ApprovalPage(
        ApprovalsPage.Card card,
        String typed,
        String remark,
        @Nullable String problem,
        Preview preview) {
    /**
     * An answer as it will appear.
     *
     * @param words how long it is, of how much, as the network counts; empty where it has not been counted
     * @param over whether it cannot be sent like this
     * @param hint what there is to say about it; empty for nothing
     */
    public record Preview(String words, boolean over, String hint, List<ApprovalsPage.Part> parts) {
        public Preview {
            parts = List.copyOf(parts);
        }
    }
}
