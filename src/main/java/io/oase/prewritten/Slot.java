package io.oase.prewritten;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a text can leave open until it is known whom it goes to. */
public enum Slot {
    /** The first name of whoever is answered, where their name plausibly has one. */
    PERSON_FIRST_NAME("person.firstName"),
    /** The whole name of whoever is answered. */
    PERSON_NAME("person.name"),
    /** The first name of whoever answers. */
    AGENT_FIRST_NAME("agent.firstName"),
    /** The whole name of whoever answers. */
    AGENT_NAME("agent.name"),
    /** What whoever answers is. */
    AGENT_TITLE("agent.title"),
    /** The number of the conversation. */
    CASE_NUMBER("case.number"),
    /** The name of the channel it is answered on. */
    CHANNEL_NAME("channel.name");

    private final String id;

    Slot(String id) {
        this.id = id;
    }

    /** As it is written between the braces. */
    public String id() {
        return id;
    }

    /** The one that is written like this. */
    static Optional<Slot> of(String id) {
        return Arrays.stream(values()).filter(slot -> slot.id.equals(id)).findFirst();
    }

    /** All of them, as they are written. */
    public static List<String> ids() {
        return Arrays.stream(values()).map(Slot::id).toList();
    }
}
