package io.oase.web;

import io.oase.activation.Activation;
import io.oase.guide.Countdown;
import io.oase.guide.FactWords;
import io.oase.guide.Sheet;
import io.oase.playbook.Playbook.FactField;
import io.oase.playbook.Playbook.FactType;
import io.oase.playbook.Worded;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known in a crisis, and by when people hear from us again.
 *
 * @param due by when; null where nothing is promised
 * @param dueWords the same in a sentence
 * @param late whether that has passed
 * @param mayChange whether whoever looks says what is known
 * @param spans how soon the next update can be promised with one press
 * @param missing what is required and not known, in words; empty: nothing is
 * @param history every value there was, the latest first, in words
 */
public record FactsPage(
        ActivationTabs head,
        long id,
        @Nullable Moment due,
        String dueWords,
        boolean late,
        boolean mayChange,
        List<Choice> spans,
        String missing,
        List<Fact> facts,
        List<Before> history,
        List<String> errors) {
    private static final List<Integer> MINUTES = List.of(15, 30, 60, 120);

    public FactsPage {
        spans = List.copyOf(spans);
        facts = List.copyOf(facts);
        history = List.copyOf(history);
        errors = List.copyOf(errors);
    }

    /** One fact. */
    public record Fact(String label, String hint, boolean required, boolean missing, List<Field> fields) {
        public Fact {
            fields = List.copyOf(fields);
        }
    }

    /**
     * Where it is typed: once, or in each language.
     *
     * @param language in words; empty: the same in each
     * @param was what stood there before
     * @param written as it stands in a text; empty: not known
     * @param said who said so and when
     * @param choices empty where it is typed
     */
    public record Field(
            String name,
            String label,
            String language,
            String value,
            String was,
            String input,
            @Nullable Integer longest,
            String example,
            String written,
            String said,
            List<Choice> choices,
            String error) {}

    /** A value there was. */
    public record Before(String label, String value, String said) {}

    /**
     * Of an activation.
     *
     * @param typed what was typed and refused; empty: nothing was
     * @param wrong what is wrong about it, by name of the field
     */
    static FactsPage of(
            Reader reader,
            Activation activation,
            boolean mayChange,
            Countdown time,
            Sheet sheet,
            List<Sheet.Value> history,
            Map<String, String> typed,
            Map<String, String> wrong,
            List<String> errors) {
        Locale locale = reader.language().locale();
        boolean may = mayChange && activation.inForce();
        Moment due = activation.inForce() ? time.due().map(reader::moment).orElse(null) : null;
        boolean late = time.due().filter(at -> !reader.now().isBefore(at)).isPresent();
        return new FactsPage(
                ActivationTabs.of(reader, activation, "facts"),
                activation.id(),
                due,
                due == null
                        ? reader.say("crisis.facts.nodue")
                        : reader.say(
                                late ? "crisis.facts.waslate" : "crisis.facts.due",
                                time.due().orElseThrow(),
                                time.cadence()),
                late,
                may,
                MINUTES.stream()
                        .map(each -> new Choice(
                                String.valueOf(each),
                                reader.say("crisis.facts.in", each),
                                each == activation.severity().updateEvery()))
                        .toList(),
                String.join(
                        ", ",
                        sheet.missing().stream()
                                .map(fact -> fact.label().in(locale))
                                .toList()),
                activation.playbook().facts().stream()
                        .map(fact -> fact(reader, activation, fact, sheet, typed, wrong))
                        .toList(),
                history.stream().map(value -> before(reader, activation, value)).toList(),
                errors);
    }

    private static Fact fact(
            Reader reader,
            Activation activation,
            FactField fact,
            Sheet sheet,
            Map<String, String> typed,
            Map<String, String> wrong) {
        Locale locale = reader.language().locale();
        List<Field> fields = new ArrayList<>();
        List<String> languages =
                fact.type() == FactType.TEXT ? activation.playbook().languages() : List.of("");
        for (String language : languages) {
            fields.add(field(reader, fact, language, sheet, typed, wrong));
        }
        return new Fact(
                fact.label().in(locale),
                fact.hint() == null ? "" : fact.hint().in(locale),
                fact.required(),
                sheet.missing().contains(fact),
                fields);
    }

    private static Field field(
            Reader reader,
            FactField fact,
            String language,
            Sheet sheet,
            Map<String, String> typed,
            Map<String, String> wrong) {
        Locale in = language.isEmpty() ? reader.language().locale() : Locale.forLanguageTag(language);
        String name = language.isEmpty() ? fact.id() : fact.id() + "." + language;
        Sheet.Value value = sheet.value(fact.id(), language).orElse(null);
        String kept = value == null ? "" : value.value();
        String shown = typed.getOrDefault(name, FactWords.typed(fact, kept, reader.zone()));
        Worded example = fact.example();
        return new Field(
                name,
                fact.label().in(reader.language().locale()),
                language.isEmpty()
                        ? ""
                        : in.getDisplayLanguage(reader.language().locale()),
                shown,
                FactWords.typed(fact, kept, reader.zone()),
                input(fact.type()),
                fact.type() == FactType.TEXT || fact.type() == FactType.NAME ? fact.longest() : null,
                example == null ? "" : example.in(in),
                FactWords.written(fact, kept, in, reader.zone(), reader.now()),
                value == null ? "" : reader.say("crisis.facts.said", value.byName(), value.at()),
                fact.type() == FactType.CHOICE ? choices(reader, fact, shown) : List.of(),
                wrong.getOrDefault(name, ""));
    }

    private static List<Choice> choices(Reader reader, FactField fact, String shown) {
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice("", reader.say("crisis.facts.unknown"), shown.isEmpty()));
        for (int place = 0; place < fact.choices().size(); place++) {
            String id = String.valueOf(place);
            choices.add(new Choice(
                    id, fact.choices().get(place).in(reader.language().locale()), id.equals(shown)));
        }
        return choices;
    }

    private static String input(FactType type) {
        return switch (type) {
            case TIME -> "datetime-local";
            case DATE -> "date";
            case LINK -> "url";
            default -> "text";
        };
    }

    private static Before before(Reader reader, Activation activation, Sheet.Value value) {
        FactField fact = activation.playbook().fact(value.fact()).orElse(null);
        Locale locale = reader.language().locale();
        String label = fact == null ? value.fact() : fact.label().in(locale);
        String written = fact == null
                ? value.value()
                : FactWords.written(fact, value.value(), locale, reader.zone(), value.at());
        return new Before(
                value.language().isEmpty() ? label : label + " (" + value.language() + ")",
                written.isEmpty() ? reader.say("crisis.facts.taken") : written,
                reader.say("crisis.facts.said", value.byName(), value.at()));
    }
}
