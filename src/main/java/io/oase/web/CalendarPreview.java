package io.oase.web;

import io.oase.target.Calendar;
import io.oase.target.CalendarReading;
import io.oase.target.OpeningTime;
import io.oase.target.OpeningTime.Reckoned;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a calendar would do, before it is saved: the answer to a question, and four weeks as a picture.
 *
 * @param wrong how many fields could not be used and are left out, in words; null for none
 * @param reckoning the answer; null when the question was not understood
 * @param question what is wrong with the question; null when nothing is
 */
public record CalendarPreview(
        @Nullable String wrong,
        @Nullable Reckoning reckoning,
        @Nullable String question,
        CalendarPicture picture) {
    /**
     * A question: when is a post of this moment due?
     *
     * @param at day and time by the clock of the calendar, as a browser writes it
     * @param span how much time there is
     */
    record Question(String at, String span) {
        private static final String SPAN = "2 h";

        /** One that shows what calendars are for: late on a Friday. */
        static Question usual(LocalDate today) {
            LocalDate friday = today.with(TemporalAdjusters.nextOrSame(DayOfWeek.FRIDAY));
            return new Question(friday.atTime(17, 40).toString(), SPAN);
        }

        Optional<Instant> moment(Calendar calendar) {
            try {
                LocalDateTime typed = LocalDateTime.parse(at.strip());
                LocalDate day = typed.toLocalDate();
                return day.isBefore(CalendarReading.FIRST) || day.isAfter(CalendarReading.LAST)
                        ? Optional.empty()
                        : Optional.of(typed.atZone(calendar.zone()).toInstant());
            } catch (DateTimeParseException e) {
                return Optional.empty();
            }
        }
    }

    static CalendarPreview of(Reader reader, Calendar calendar, Question question, int wrong) {
        Optional<Instant> start = question.moment(calendar);
        Optional<Duration> span = TypedSpan.of(question.span());
        String left = wrong == 0 ? null : reader.say("calendars.leftout", wrong);
        if (start.isEmpty() || span.isEmpty()) {
            String words = start.isEmpty()
                    ? reader.say("calendars.nomoment", CalendarReading.FIRST.getYear(), CalendarReading.LAST.getYear())
                    : reader.say("calendars.nospan", TypedSpan.LONGEST.toHours());
            return new CalendarPreview(left, null, words, CalendarPicture.of(reader, calendar, null));
        }
        Reckoned reckoned = new OpeningTime(calendar).after(start.get(), span.get(), List.of());
        return new CalendarPreview(
                left,
                Reckoning.of(reader, calendar, start.get(), span.get(), List.of(), reckoned),
                null,
                CalendarPicture.of(reader, calendar, new CalendarPicture.Asked(start.get(), reckoned)));
    }
}
