package io.oase.target;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Public holidays as Jollyday knows them, for a country and a part of it: {@code de} and {@code by} for Bavaria.
 *
 * @see <a href="https://github.com/focus-shift/jollyday">Jollyday</a>
 */
public final class PublicHolidays implements Holidays {
    private final HolidayManager manager;
    private final String[] region;
    private final Map<Integer, Map<LocalDate, Holiday>> years = new ConcurrentHashMap<>();

    private PublicHolidays(HolidayManager manager, String[] region) {
        this.manager = manager;
        this.region = region;
    }

    /**
     * The holidays of a place; empty when there is no such country or no such part of it.
     *
     * @param country ISO 3166-1 code in lower case
     * @param region its part as Jollyday names it, parts of parts behind a hyphen; blank: those of the whole country
     */
    public static Optional<PublicHolidays> of(String country, String region) {
        if (!countries().contains(country)) {
            return Optional.empty();
        }
        HolidayManager manager = HolidayManager.getInstance(ManagerParameters.create(country));
        String[] parts = region.isBlank() ? new String[0] : region.split("-", -1);
        CalendarHierarchy at = manager.getCalendarHierarchy();
        for (String part : parts) {
            at = at.getChildren().get(part);
            if (at == null) {
                return Optional.empty();
            }
        }
        return Optional.of(new PublicHolidays(manager, parts));
    }

    /** The parts of a country that differ, and theirs, by code; empty when there are none or no such country. */
    public static Map<String, String> regions(String country, Locale language) {
        Map<String, String> regions = new HashMap<>();
        if (countries().contains(country)) {
            CalendarHierarchy whole = HolidayManager.getInstance(ManagerParameters.create(country))
                    .getCalendarHierarchy();
            below(regions, "", "", whole, language);
        }
        return regions;
    }

    private static void below(
            Map<String, String> regions, String code, String name, CalendarHierarchy at, Locale language) {
        at.getChildren().forEach((part, hierarchy) -> {
            String itsCode = code.isEmpty() ? part : code + "-" + part;
            String itsName = (name.isEmpty() ? "" : name + ", ") + hierarchy.getDescription(language);
            regions.put(itsCode, itsName);
            below(regions, itsCode, itsName, hierarchy, language);
        });
    }

    /** Codes of the countries there are holidays of. */
    public static List<String> countries() {
        return HolidayManager.getSupportedCalendarCodes().stream()
                .map(code -> code.toLowerCase(Locale.ROOT))
                .filter(code -> code.matches("[a-z]{2}"))
                .sorted()
                .toList();
    }

    /** The holiday on this day; none is known before 1900 and from 2170 on. */
    @Override
    public Optional<Holiday> on(LocalDate date) {
        return isForeseeable(date.getYear())
                ? Optional.ofNullable(
                        years.computeIfAbsent(date.getYear(), this::year).get(date))
                : Optional.empty();
    }

    /** Beyond, Java knows no Islamic calendar, and no law says what will be celebrated. */
    private static boolean isForeseeable(int year) {
        return year >= 1900 && year < 2170;
    }

    private Map<LocalDate, Holiday> year(int year) {
        Map<LocalDate, Holiday> holidays = new HashMap<>();
        manager.getHolidays(Year.of(year), HolidayType.PUBLIC_HOLIDAY, region)
                .forEach(holiday -> holidays.putIfAbsent(
                        holiday.getDate(),
                        new Holiday(holiday.getDescription(Locale.GERMAN), holiday.getDescription(Locale.ENGLISH))));
        return Map.copyOf(holidays);
    }
}
