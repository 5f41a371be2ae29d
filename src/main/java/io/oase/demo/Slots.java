package io.oase.demo;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * What fills the slots of a line: one draw holds for a whole story, so that somebody who asks from one street still lives
 * there a minute later. Streets and sums are from {@code slots.yaml}.
 */
record Slots(Map<String, String> words) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm", Locale.ROOT);

    /** Draws one word for every slot, and times of day around now. */
    static Slots draw(Map<String, List<String>> choices, RandomGenerator chance, LocalTime now) {
        var words = new HashMap<String, String>();
        words.put("clock", TIME.format(now.minusMinutes(5L * (2 + chance.nextInt(10)))));
        words.put("soon", TIME.format(now.plusMinutes(60 + 30L * chance.nextInt(4))));
        choices.forEach((slot, some) -> words.put(slot, some.get(chance.nextInt(some.size()))));
        return new Slots(words);
    }

    /** The line with its slots filled. */
    String fill(String line) {
        var filled = line.strip();
        for (var word : words.entrySet()) {
            filled = filled.replace("{" + word.getKey() + "}", word.getValue());
        }
        return filled;
    }
}
