package io.oase.people;

import java.time.Instant;
import java.util.List;

/** People of the tests that need no database. */
final class Cast {
    private Cast() {}

    static Account lena() {
        return account(Role.AGENT, "Lena Brandt", "Fahrgastservice", "LB", "");
    }

    static Account account(Role role, String name, String title, String initials, String signOff) {
        return new Account(
                7,
                "lena@example.org",
                name,
                title,
                initials,
                role,
                List.of("de", "en"),
                "",
                "",
                signOff,
                true,
                true,
                null,
                Instant.parse("2026-11-01T08:00:00Z"));
    }
}
