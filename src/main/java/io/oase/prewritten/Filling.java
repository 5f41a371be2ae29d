package io.oase.prewritten;

import io.oase.inbox.InboxRow;
import io.oase.inbox.PersonName;
import io.oase.people.Account;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What the slots of a text become for one person, one agent and one conversation. Pure.
 *
 * @param values by slot; absent or empty for what is not known
 */
public record Filling(Map<Slot, String> values) {
    public Filling {
        values = Map.copyOf(values);
    }

    /** For a conversation, answered by somebody. */
    static Filling of(InboxRow row, Account agent) {
        return of(row.displayName(), agent, String.valueOf(row.id()), row.channelName());
    }

    /** For somebody who does not exist, to look at. */
    static Filling example(String displayName, Account agent, String channel) {
        return of(displayName, agent, "4711", channel);
    }

    private static Filling of(String displayName, Account agent, String number, String channel) {
        Map<Slot, String> values = new EnumMap<>(Slot.class);
        values.put(Slot.PERSON_FIRST_NAME, PersonName.first(displayName));
        values.put(Slot.PERSON_NAME, PersonName.whole(displayName));
        values.put(Slot.AGENT_FIRST_NAME, agent.firstName());
        values.put(Slot.AGENT_NAME, agent.name());
        values.put(Slot.AGENT_TITLE, agent.title());
        values.put(Slot.CASE_NUMBER, number);
        values.put(Slot.CHANNEL_NAME, channel);
        values.replaceAll((slot, value) -> value.replace("{{", "{").replace("}}", "}"));
        return new Filling(values);
    }

    String fill(List<Piece> pieces) {
        return Slots.fill(pieces, values);
    }
}
