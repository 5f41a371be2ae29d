package io.oase.guide;

import io.oase.activation.Activation;
import io.oase.activation.Activations;
import io.oase.activation.Beginning;
import io.oase.activation.Course;
import io.oase.activation.Happening;
import io.oase.activation.Timeline;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.people.Account;
import io.oase.people.Right;
import io.oase.playbook.Playbook;
import io.oase.playbook.Playbook.FactField;
import io.oase.playbook.Playbook.FactType;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What is known while a playbook is in force: filled in by whoever plays a part, every value kept with who said it and when. */
public final class FactSheet implements Course {
    /** The fact that says when people hear from us again; each playbook has it. */
    public static final String NEXT_UPDATE = "next_update";

    private static final int HISTORY = 200;

    private final Jdbi db;
    private final Activations activations;
    private final Promising promising;
    private final Clock clock;
    private final ZoneId zone;

    /** @param zone of times that say none, where nobody’s clock is known: when it begins */
    public FactSheet(Jdbi db, Activations activations, Promising promising, Clock clock, ZoneId zone) {
        this.db = db;
        this.activations = activations;
        this.promising = promising;
        this.clock = clock;
        this.zone = zone;
    }

    /** What is known now. */
    public Sheet read(Account by, long id) {
        by.require(Right.READ_INBOX);
        return db.withHandle(handle -> sheet(handle, activations.find(handle, id)));
    }

    /** Every value somebody ever said, the latest first, 200 at most; an empty one was taken back. */
    public List<Sheet.Value> history(Account by, long id) {
        by.require(Right.READ_INBOX);
        return db.withHandle(handle -> {
            activations.find(handle, id);
            return FactDao.history(handle, id, HISTORY);
        });
    }

    /** The same as {@link #read} for whoever works in a transaction. */
    public static Sheet sheet(Handle handle, Activation activation) {
        List<Sheet.Value> values = FactDao.latest(handle, activation.id());
        return new Sheet(
                FactDao.revision(handle, activation.id()),
                values,
                activation.playbook().facts().stream()
                        .filter(FactField::required)
                        .filter(fact -> !known(activation.playbook(), fact, values))
                        .toList());
    }

    /**
     * Each fact that is known, as it is written in a language, by its id; a text that is not known in that language is left out.
     *
     * @param zone by whose clock times are written
     */
    public Map<String, String> values(Handle handle, long id, Locale locale, ZoneId zone) {
        Playbook playbook = activations.find(handle, id).playbook();
        Map<String, String> written = new LinkedHashMap<>();
        for (Sheet.Value value : FactDao.latest(handle, id)) {
            playbook.fact(value.fact())
                    .filter(fact -> value.language().equals(fact.type() == FactType.TEXT ? locale.getLanguage() : ""))
                    .ifPresent(fact -> written.put(
                            fact.id(), FactWords.written(fact, value.value(), locale, zone, clock.instant())));
        }
        return written;
    }

    /** Required facts that are not known, or not in each language of the playbook. */
    public List<FactField> missing(Handle handle, long id) {
        return sheet(handle, activations.find(handle, id)).missing();
    }

    /** Required facts that are not known in this language. */
    public List<FactField> missing(Handle handle, long id, Locale locale) {
        List<Sheet.Value> values = FactDao.latest(handle, id);
        return activations.find(handle, id).playbook().facts().stream()
                .filter(FactField::required)
                .filter(fact -> !known(fact, fact.type() == FactType.TEXT ? locale.getLanguage() : "", values))
                .toList();
    }

    /** Grows with every change of what is known in this activation; 0 while nothing is. */
    public long revision(Handle handle, long id) {
        return FactDao.revision(handle, id);
    }

    /** When people are to hear from us again, as far as that is known. */
    public Optional<Instant> nextUpdate(Handle handle, long id) {
        return FactDao.latest(handle, id).stream()
                .filter(value -> value.fact().equals(NEXT_UPDATE))
                .map(value -> Instant.parse(value.value()))
                .findFirst();
    }

    /**
     * Something was said in public with what is known, in the caller’s transaction: the time until the next update counts anew.
     *
     * @param by who said it; null: it went out by itself
     * @param named whether it said when people hear from us again, by the fact {@link #NEXT_UPDATE}
     */
    public void spoken(Handle handle, @Nullable Long by, long id, boolean named, Instant now) {
        Optional<Instant> next = nextUpdate(handle, id).filter(at -> named && at.isAfter(now));
        promising.said(handle, by, id, next.orElse(null), now);
    }

    /**
     * Says what is known now; what is not named stays as it was.
     *
     * @param typed by id of the fact, for a text by id, a dot and the language ({@code what.de}); empty: not known any more
     * @param zone of times that say none
     * @throws Refused.Invalid naming each that cannot be used
     * @throws Refused.Conflict when it is over
     * @throws Refused.NotAllowed unless they may put playbooks in force or play a part in this one
     */
    public Sheet put(Account by, long id, Map<String, String> typed, ZoneId zone) {
        by.require(Right.ANSWER);
        return db.inTransaction(handle -> {
            Activation activation = activations.hold(handle, id);
            Casting.requirePart(handle, by, activation);
            write(handle, activation, by.id(), typed, "", zone, clock.instant());
            return sheet(handle, activation);
        });
    }

    /** What whoever began it knew. */
    @Override
    public void begun(Handle handle, Activation activation, Beginning beginning, Instant at) {
        write(handle, activation, activation.starterId(), beginning.facts(), "facts.", zone, at);
    }

    private void write(
            Handle handle,
            Activation activation,
            long by,
            Map<String, String> typed,
            String prefix,
            ZoneId where,
            Instant now) {
        Map<String, String> read = new TreeMap<>();
        Map<String, Said> wrong = new TreeMap<>();
        typed.forEach((name, value) -> {
            try {
                String kept = FactWords.read(field(activation.playbook(), prefix, name), prefix + name, value, where);
                read.put(name, kept);
            } catch (Refused.Invalid refused) {
                wrong.putAll(refused.fields());
            }
        });
        if (!wrong.isEmpty()) {
            throw new Refused.Invalid(wrong);
        }
        List<Sheet.Value> before = FactDao.latest(handle, activation.id());
        read.forEach((name, value) -> {
            String fact = id(name);
            String language = fact.equals(name) ? "" : name.substring(fact.length() + 1);
            String was = before.stream()
                    .filter(each -> each.fact().equals(fact) && each.language().equals(language))
                    .map(Sheet.Value::value)
                    .findFirst()
                    .orElse("");
            if (!was.equals(value)) {
                if (fact.equals(NEXT_UPDATE) && !value.isEmpty()) {
                    Promising.requireAhead(prefix + name, Instant.parse(value), now);
                }
                FactDao.insert(handle, activation.id(), fact, language, value, by, now);
                Map<String, String> data = Map.of("fact", fact, "language", language, "value", value);
                Timeline.write(handle, activation.id(), by, Happening.FACT, data, now);
                if (fact.equals(NEXT_UPDATE) && !value.isEmpty()) {
                    promising.promise(handle, by, activation.id(), Instant.parse(value), now);
                }
            }
        });
    }

    private static FactField field(Playbook playbook, String prefix, String name) {
        FactField fact = playbook.fact(id(name))
                .orElseThrow(() -> new Refused.Invalid(prefix + name, Said.of("guide.fact.unknown", name)));
        boolean perLanguage = fact.type() == FactType.TEXT;
        String language = fact.id().equals(name) ? "" : name.substring(fact.id().length() + 1);
        if (perLanguage ? !playbook.languages().contains(language) : !language.isEmpty()) {
            throw new Refused.Invalid(
                    prefix + name,
                    perLanguage
                            ? Said.of("guide.fact.language", String.join(", ", playbook.languages()))
                            : Said.of("guide.fact.unknown", name));
        }
        return fact;
    }

    private static String id(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    private static boolean known(Playbook playbook, FactField fact, List<Sheet.Value> values) {
        return fact.type() == FactType.TEXT
                ? playbook.languages().stream().allMatch(language -> known(fact, language, values))
                : known(fact, "", values);
    }

    private static boolean known(FactField fact, String language, List<Sheet.Value> values) {
        return values.stream()
                .anyMatch(
                        each -> each.fact().equals(fact.id()) && each.language().equals(language));
    }
}
