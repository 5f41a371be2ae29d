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
import io.oase.reply.Repetition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shows how one text would read as an answer to each of many. */
record BulkPreviews(Views views, Answering answering, Choosing choosing) {
    /**
     * All of them.
     *
     * @param personal what would make the text theirs; empty where no words of it would be read twice
     */
    record Lot(List<BulkChoosePage.Preview> previews, String personal) {
        static final Lot UNSEEN = new Lot(List.of(), "");

        Lot {
            previews = List.copyOf(previews);
        }
    }

    /**
     * One of them, not yet compared with the others.
     *
     * @param filled with what is known of the person
     * @param open whether it would go out, for everybody to read
     */
    private record Each(
            InboxRow row,
            String filled,
            String shown,
            String trouble,
            boolean open,
            @Nullable Repetition before) {
        String words() {
            return Repetition.words(filled);
        }
    }

    /**
     * Each answer as it would go out; stores nothing.
     *
     * @throws Refused.Invalid naming {@code text} when it is empty or its slots cannot be read
     */
    Lot of(Reader reader, Account me, List<Chosen> chosen, String text) {
        choosing.requireReadable(text);
        if (text.isBlank()) {
            throw new Refused.Invalid("text", Said.of("reply.empty"));
        }
        List<Each> all = new ArrayList<>();
        for (Chosen each : chosen) {
            all.add(each(reader, me, views.row(me, each.conversation()), text));
        }
        Map<String, Long> alike =
                all.stream().filter(Each::open).collect(Collectors.groupingBy(Each::words, Collectors.counting()));
        int repeating = alike.values().stream()
                .filter(count -> count > 1)
                .mapToInt(Long::intValue)
                .sum();
        boolean before = all.stream().anyMatch(each -> each.before() != null);
        return new Lot(
                all.stream()
                        .map(each -> preview(reader, each, each.open() ? alike.getOrDefault(each.words(), 1L) - 1 : 0))
                        .toList(),
                personal(reader, text, before, repeating));
    }

    private Each each(Reader reader, Account me, InboxRow row, String text) {
        String filled = text;
        String trouble;
        try {
            filled = choosing.filled(me, row.id(), text);
            Slots.requireFilled(filled);
            Composer.Options options = answering.options(me, row.id());
            Answering.Outlook outlook = answering.outlook(me, row.id(), options, filled, null);
            Composer.Preview composed = outlook.preview();
            if (composed.sendable()) {
                return new Each(
                        row,
                        filled,
                        String.join("\n\n", composed.parts()),
                        "",
                        options.audiences().get(0).isPublic(),
                        outlook.repetition().orElse(null));
            }
            trouble = reader.say("reply.too_long", composed.length(), composed.max());
        } catch (Refused.Invalid refused) {
            trouble = reader.say(refused.fields().values().iterator().next());
        } catch (Refused refused) {
            trouble = reader.say(refused.said());
        }
        return new Each(row, filled, filled, trouble, false, null);
    }

    /** @param others how many of them would read the same */
    private static BulkChoosePage.Preview preview(Reader reader, Each each, long others) {
        String repeats = Stream.of(
                        Optional.ofNullable(each.before()).map(before -> RepeatView.said(reader, before)),
                        Optional.of(others).filter(count -> count > 0).map(count -> reader.say("bulk.alike", count)))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
        InboxRow row = each.row();
        return new BulkChoosePage.Preview(
                "/conversations/" + row.id(),
                row.person(),
                row.channelName(),
                each.shown(),
                each.trouble(),
                repeats.isEmpty() ? null : RepeatView.of(reader, row, each.filled(), repeats));
    }

    /**
     * How one text for many becomes theirs: the slots about them it does not use yet, and what no slot can say.
     *
     * @param before whether some of it went out before
     * @param alike how many of them would read the same as another one
     */
    static String personal(Reader reader, String text, boolean before, int alike) {
        if (!before && alike == 0) {
            return "";
        }
        String unused = Stream.of(Slot.PERSON_FIRST_NAME, Slot.CASE_NUMBER)
                .filter(slot -> !text.contains(slot.id()))
                .map(slot -> "{{" + slot.id() + (slot == Slot.PERSON_FIRST_NAME ? "|…}}" : "}}"))
                .collect(Collectors.joining(", "));
        return Stream.of(
                        alike > 0 ? reader.say("bulk.samewords", alike) : "",
                        before ? reader.say("bulk.before") : "",
                        unused.isEmpty() ? "" : reader.say("bulk.personal", unused),
                        reader.say("bulk.alone"))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(" "));
    }
}
