package io.oase.web;

import java.util.List;

/** Colleagues: everybody with an account. */
public record PeoplePage(List<Colleague> people) {
    public PeoplePage {
        people = List.copyOf(people);
    }

    /** One account; {@code line} is what they hold now, in words. */
    public record Colleague(
            long id,
            String name,
            String title,
            String email,
            String role,
            Avatar avatar,
            boolean active,
            String line) {}
}
