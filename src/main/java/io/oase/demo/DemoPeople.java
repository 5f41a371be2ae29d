package io.oase.demo;

import java.util.List;

/** Who works with Oase in the demonstration. From {@code colleagues.yaml}; all invented. */
public final class DemoPeople {
    private DemoPeople() {}

    /** Agents first, the newest of them last, then a lead, a communications person and an admin. */
    public static List<Colleague> read() {
        return Yaml.list("colleagues.yaml", Colleague.class);
    }

    /**
     * One of them.
     *
     * @param email what they sign in with
     * @param title what stands behind the name
     * @param initials unique among them, for sign-offs
     * @param role {@code agent}, {@code lead}, {@code comms} or {@code admin}
     * @param languages BCP 47, the languages they answer in
     */
    public record Colleague(
            String email, String name, String title, String initials, String role, List<String> languages) {
        public Colleague {
            languages = List.copyOf(languages);
        }
    }
}
