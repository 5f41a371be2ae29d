package io.oase.web;

import java.util.List;

/** Who a conversation can be given to, with what each has. */
public record ColleaguesPart(List<Colleague> colleagues) {
    public ColleaguesPart {
        colleagues = List.copyOf(colleagues);
    }

    /**
     * One of them.
     *
     * @param load what they have, in words; empty for nobody
     * @param here whether they are at it now
     */
    public record Colleague(String value, String label, boolean selected, String load, boolean here) {}
}
