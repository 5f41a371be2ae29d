package io.oase.web;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.bulk.Chosen;
import io.oase.inbox.InboxRow;
import io.oase.inbox.Views;
import io.oase.people.Account;
import io.oase.prewritten.Choosing;
import io.oase.prewritten.Slot;
import io.oase.prewritten.Slots;
import io.oase.reply.Answering;
import io.oase.reply.Composer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Shows how one text would read as an answer to each of many. */
record BulkPreviews(Views views, Answering answering, Choosing choosing) {
    /**
     * Each answer as it would go out; stores nothing.
     *
     * @throws Refused.Invalid naming {@code text} when it is empty or its slots cannot be read
     */
    List<BulkChoosePage.Preview> of(Reader reader, Account me, List<Chosen> chosen, String text) {
        choosing.requireReadable(text);
        if (text.isBlank()) {
            throw new Refused.Invalid("text", Said.of("reply.empty"));
        }
        List<BulkChoosePage.Preview> previews = new ArrayList<>();
        for (Chosen each : chosen) {
            previews.add(preview(reader, me, views.row(me, each.conversation()), text));
        }
        return previews;
    }

    private BulkChoosePage.Preview preview(Reader reader, Account me, InboxRow row, String text) {
        String shown = text;
        String trouble = "";
        RepeatView repeat = null;
        try {
            String filled = choosing.filled(me, row.id(), text);
            shown = filled;
            Slots.requireFilled(filled);
            Composer.Preview composed = answering.preview(me, row.id(), filled, null);
            if (composed.sendable()) {
                repeat = answering
                        .repetition(me, row.id(), filled, null)
                        .map(before -> RepeatView.of(reader, row, filled, before))
                        .orElse(null);
                shown = String.join("\n\n", composed.parts());
            } else {
                trouble = reader.say("reply.too_long", composed.length(), composed.max());
            }
        } catch (Refused.Invalid refused) {
            trouble = reader.say(refused.fields().values().iterator().next());
        } catch (Refused refused) {
            trouble = reader.say(refused.said());
        }
        return new BulkChoosePage.Preview(
                "/conversations/" + row.id(), row.person(), row.channelName(), shown, trouble, repeat);
    }

    /** How one text for many becomes theirs: the slots about them it does not use yet, and what no slot can say. */
    static String personal(Reader reader, String text) {
        String unused = Stream.of(Slot.PERSON_FIRST_NAME, Slot.CASE_NUMBER)
                .filter(slot -> !text.contains(slot.id()))
                .map(slot -> "{{" + slot.id() + (slot == Slot.PERSON_FIRST_NAME ? "|…}}" : "}}"))
                .collect(Collectors.joining(", "));
        return unused.isEmpty() ? reader.say("bulk.alone") : reader.say("bulk.personal", unused);
    }
}
