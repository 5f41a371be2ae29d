package io.oase.notice;

import io.oase.people.Role;

/** Somebody who works here, as far as telling them something is concerned. */
record Hearer(long id, Role role, Preference preference) {
    Choice choice(String kind) {
        return preference.choice(kind, role);
    }
}
