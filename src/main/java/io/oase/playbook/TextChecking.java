package io.oase.playbook;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.channel.Network;
import io.oase.channel.TextRule;
import io.oase.people.Words;
import io.oase.playbook.Playbook.Audience;
import io.oase.playbook.Playbook.FactField;
import io.oase.playbook.Playbook.Phase;
import io.oase.playbook.Playbook.Statement;
import io.oase.prewritten.Slot;
import io.oase.prewritten.Slots;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether the statements and answers of a playbook can go out: their slots, their number, their length. Pure. */
final class TextChecking {
    private static final Pattern FACT = Pattern.compile("\\{\\{\\s*fact\\.([^{}|\\n]*)(\\|[^{}\\n]*)?}}");
    private static final Pattern ADDRESSING = Pattern.compile("\\A\\s*@[\\p{L}\\p{N}_]");
    private static final Pattern SIGN_OFF = Pattern.compile("\\^\\s*(\\p{L}{1,3}|\\{\\{\\s*agent\\.[^{}]*}})\\s*\\z");
    /** Characters for addressing somebody and for the sign-off, which are added when a text goes out. */
    private static final int AROUND = 60;

    private static final int LEAST_VARIANTS = 2;

    private final Document document;
    private final Playbook playbook;
    private final Places places;
    private final List<Fault> faults;

    TextChecking(Document document, Playbook playbook, Places places, List<Fault> faults) {
        this.document = document;
        this.playbook = playbook;
        this.places = places;
        this.faults = faults;
    }

    void check() {
        for (int i = 0; i < playbook.statements().size(); i++) {
            statement(playbook.statements().get(i), "/statements/" + i);
        }
        for (int i = 0; i < playbook.questions().size(); i++) {
            String at = "/questions/" + i + "/answer/";
            playbook.questions().get(i).answer().in().forEach((language, text) -> slots(text, at + language, false));
        }
    }

    private void statement(Statement statement, String at) {
        boolean press = statement.audience() == Audience.PRESS;
        channels(statement, at, press);
        statement.text().forEach((language, variants) -> {
            String list = at + "/text/" + language;
            if (!press && variants.size() < LEAST_VARIANTS) {
                wrong(list, "playbook.variants", LEAST_VARIANTS);
            }
            Set<String> said = new HashSet<>();
            for (int i = 0; i < variants.size(); i++) {
                String text = variants.get(i);
                String variant = list + "/" + i;
                if (!said.add(text)) {
                    wrong(variant, "playbook.same_variant");
                }
                boolean readable = slots(text, variant, !press);
                if (readable && !press) {
                    open(statement, text, variant);
                    length(statement, text, language, variant);
                }
            }
        });
    }

    private void channels(Statement statement, String at, boolean press) {
        if (press && !statement.channels().isEmpty()) {
            wrong(at + "/channels", "playbook.press_channels");
        } else if (!press && statement.channels().isEmpty()) {
            wrong(at + "/channels", "playbook.channels_missing");
        }
        for (int i = 0; i < statement.channels().size() && !press; i++) {
            if (!places.canAnswer(statement.channels().get(i), isPrivate(statement))) {
                wrong(
                        at + "/channels/" + i,
                        "playbook.cannot_answer",
                        statement.channels().get(i));
            }
        }
    }

    /** Whether everything in braces can be filled. */
    private boolean slots(String text, String at, boolean sent) {
        int before = faults.size();
        for (Matcher fact = FACT.matcher(text); fact.find(); ) {
            String id = fact.group(1).strip();
            if (playbook.fact(id).isEmpty()) {
                List<String> known =
                        playbook.facts().stream().map(FactField::id).toList();
                Nearest.to(id, known)
                        .ifPresentOrElse(
                                near -> wrong(at, "playbook.fact_near", Words.shown(id), near),
                                () -> wrong(at, "playbook.no_fact", Words.shown(id), String.join(", ", known)));
            } else if (fact.group(2) != null) {
                wrong(at, "playbook.fact_fallback", id);
            }
        }
        try {
            for (Slots.Opening open : Slots.openings(FACT.matcher(text).replaceAll("…"))) {
                if (open.snippet()) {
                    wrong(at, "playbook.snippet", Words.shown(open.id()));
                } else if (open.fallback() == null && mayBeUnknown(open.id())) {
                    wrong(at, "playbook.slot_fallback", open.id());
                }
            }
        } catch (Refused.Invalid unreadable) {
            wrong(at, unreadable.fields().values().iterator().next());
        }
        if (sent && ADDRESSING.matcher(text).find()) {
            wrong(at, "playbook.addressing");
        }
        if (sent && SIGN_OFF.matcher(text).find()) {
            wrong(at, "playbook.sign_off");
        }
        return faults.size() == before;
    }

    /** Of people one may not know the name, of colleagues the title; the rest is always known. */
    private static boolean mayBeUnknown(String slot) {
        return slot.startsWith("person.") || slot.equals(Slot.AGENT_TITLE.id());
    }

    private void open(Statement statement, String text, String at) {
        Set<String> told = new HashSet<>();
        for (Matcher fact = FACT.matcher(text); fact.find(); ) {
            FactField field = playbook.fact(fact.group(1).strip()).orElseThrow();
            if (!told.add(field.id())) {
                continue;
            }
            if (statement.phase() == Phase.ACKNOWLEDGEMENT) {
                wrong(at, "playbook.acknowledgement_fact", field.id());
            } else if (statement.audience() == Audience.PUBLIC && !field.required()) {
                wrong(at, "playbook.fact_optional", field.id());
            }
        }
    }

    private void length(Statement statement, String text, String language, String at) {
        String longest = longest(text, language) + "x".repeat(AROUND);
        for (Network network : places.of(statement.channels(), isPrivate(statement))) {
            TextRule rule = network.usualTextRule(Places.visibility(isPrivate(statement)));
            if (!rule.fits(longest)) {
                wrong(at, "playbook.too_long", network.declaration().name(), rule.length(longest), rule.max(), AROUND);
            }
        }
    }

    /** The text with the longest words that can come to stand in it. */
    private String longest(String text, String language) {
        String facts = FACT.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        longest(playbook.fact(found.group(1).strip()).orElseThrow(), language)));
        Map<Slot, String> values = new EnumMap<>(Slot.class);
        for (Slot slot : Slot.values()) {
            int characters =
                    switch (slot) {
                        case PERSON_FIRST_NAME, PERSON_NAME -> 20;
                        case AGENT_FIRST_NAME, AGENT_NAME, AGENT_TITLE, CHANNEL_NAME -> 30;
                        case CASE_NUMBER -> 8;
                    };
            int fallback = Slots.openings(facts).stream()
                    .filter(open -> open.id().equals(slot.id()) && open.fallback() != null)
                    .mapToInt(open -> open.fallback().length())
                    .max()
                    .orElse(0);
            values.put(slot, "x".repeat(Math.max(characters, fallback)));
        }
        return Slots.filled(facts, values);
    }

    private static String longest(FactField fact, String language) {
        return switch (fact.type()) {
            case TEXT, NAME -> "x".repeat(fact.longest() == null ? 0 : fact.longest());
            case NUMBER, TIME, DATE -> "x".repeat(20);
            case LINK -> "https://example.org/" + "x".repeat(60);
            case CHOICE ->
                fact.choices().stream()
                        .map(choice -> choice.in().getOrDefault(language, ""))
                        .max(java.util.Comparator.comparingInt(String::length))
                        .orElse("");
        };
    }

    private static boolean isPrivate(Statement statement) {
        return statement.audience() == Audience.PRIVATE;
    }

    private void wrong(String pointer, String key, Object... args) {
        faults.add(document.fault(pointer, key, args));
    }

    /** What prewritten texts say of slots, for a place where there are facts too. */
    private void wrong(String pointer, Said said) {
        String slots = String.join(", ", Slot.ids());
        switch (said.key()) {
            case "prewritten.unknown_slot" ->
                wrong(pointer, "playbook.slot", said.args().get(0), slots);
            case "prewritten.no_slot" -> wrong(pointer, "playbook.slot_empty", slots);
            default -> wrong(pointer, "playbook.braces", said.args().get(0));
        }
    }
}
