package io.oase.web;

import java.util.List;

/** The rules of who gets what, in order, and what each colleague takes. */
public record RulesPage(boolean mayChange, List<Card> rules, List<Person> people) {
    public RulesPage {
        rules = List.copyOf(rules);
        people = List.copyOf(people);
    }

    /**
     * One rule.
     *
     * @param no its place, from 1
     * @param up the whole order with this one further up, ids separated by commas; empty for the first
     * @param down likewise further down; empty for the last
     * @param match what it is for, in words
     * @param does what it does, each in words
     */
    public record Card(long id, int no, String name, String up, String down, String match, List<String> does) {
        public Card {
            does = List.copyOf(does);
        }
    }

    /**
     * What a colleague takes and knows.
     *
     * @param capacity as typed; empty for any number
     * @param topics separated by commas
     */
    public record Person(long id, String name, Avatar avatar, String capacity, String topics) {}
}
