package io.oase.web;

import io.oase.acknowledge.Situation;
import io.oase.acknowledge.Wording;
import io.oase.target.Calendar;
import io.oase.target.Calendar.Why;
import io.oase.target.ExpectedAnswer;
import io.oase.target.Hours;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What automatic replies say, in our languages. */
public final class Wordings implements Wording {
    private final Messages messages;

    public Wordings(Messages messages) {
        this.messages = messages;
    }

    @Override
    public String language(@Nullable String theirs) {
        Locale first = Messages.LANGUAGES.get(0);
        return messages.speaks(theirs).map(Language::locale).orElse(first).getLanguage();
    }

    @Override
    public String shipped(String language, Situation situation) {
        return reader(language, ZoneOffset.UTC, Instant.EPOCH).say("acknowledge.text." + situation.id());
    }

    @Override
    public String mark(String language) {
        return reader(language, ZoneOffset.UTC, Instant.EPOCH).say("acknowledge.mark");
    }

    @Override
    public String until(String language, ExpectedAnswer answer, ZoneId zone, Instant now) {
        return new WaitingWords(reader(language, zone, now)).by(answer).orElse("");
    }

    @Override
    public String hours(String language, Calendar calendar, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, calendar.zone());
        return calendar.hours().stream()
                .filter(hours -> !hours.validFrom().isAfter(today))
                .max(Comparator.comparing(Hours::validFrom))
                .map(hours -> CalendarWords.week(reader(language, calendar.zone(), now), hours))
                .orElse("");
    }

    @Override
    public String occasion(String language, Calendar calendar, Instant now) {
        Why why = calendar.day(LocalDate.ofInstant(now, calendar.zone())).why();
        if (why instanceof Why.PublicHoliday day) {
            boolean german = language.equals(Locale.GERMAN.getLanguage());
            return german ? day.holiday().german() : day.holiday().english();
        }
        return why instanceof Why.Special special ? special.name() : "";
    }

    private Reader reader(String language, ZoneId zone, Instant now) {
        return new Reader(messages.in(Locale.forLanguageTag(language)), zone, now);
    }
}
