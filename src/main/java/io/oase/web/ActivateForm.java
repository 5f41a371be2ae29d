package io.oase.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What puts a playbook in force, with what that would do.
 *
 * @param hash the version that is looked at
 * @param alert number of the alert that made somebody look; empty for none
 * @param emergency whether whoever looks may only in an emergency
 * @param running address of the activation that is in force already; null for none
 * @param notes what somebody should know beforehand, in words
 * @param facts what can be said so far; empty where it is not asked for here
 */
public record ActivateForm(
        String id,
        String title,
        String summary,
        String hash,
        String alert,
        List<Effect> effects,
        boolean emergency,
        @Nullable String running,
        List<FactInput> facts,
        List<String> notes) {
    public ActivateForm {
        effects = List.copyOf(effects);
        facts = List.copyOf(facts);
        notes = List.copyOf(notes);
    }

    /**
     * A severity, and what it would do.
     *
     * @param first whether it is chosen to begin with
     * @param what each a short sentence
     */
    public record Effect(int level, String name, String when, boolean first, List<String> what) {
        public Effect {
            what = List.copyOf(what);
        }
    }

    /**
     * A fact to be filled in.
     *
     * @param name of the field
     * @param type of the input
     */
    public record FactInput(
            String name, String label, String hint, String type, boolean required, List<Option> options) {
        public FactInput {
            options = List.copyOf(options);
        }

        /** Whether one of several is chosen. */
        public boolean choosing() {
            return !options.isEmpty();
        }
    }

    /** One to be chosen. */
    public record Option(String value, String label) {}
}
