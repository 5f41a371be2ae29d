package io.oase.guide;

import io.oase.playbook.Playbook;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A step of a checklist and what became of it.
 *
 * @param dueAt by when it should be done
 * @param lateTold whether it was said that it is late
 * @param evidence what was written down; empty: nothing
 * @param because why it was skipped; empty: it was not
 * @param changedAt when it was done, skipped or opened again; null: nobody did
 * @param changerName who did; null likewise
 * @param part who does it; their people may be none
 * @param waitsFor steps that come first and are still open
 */
public record Item(
        Playbook.Step step,
        State state,
        Instant dueAt,
        boolean lateTold,
        String evidence,
        String because,
        @Nullable Instant changedAt,
        @Nullable String changerName,
        Part part,
        List<Playbook.Step> waitsFor) {
    public Item {
        waitsFor = List.copyOf(waitsFor);
    }

    /** What becomes of a step. */
    public enum State {
        OPEN,
        DONE,
        SKIPPED,
        /** The severity does not ask for it at present. */
        LEFT_OUT;

        /** As it is stored and as the API says it. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
