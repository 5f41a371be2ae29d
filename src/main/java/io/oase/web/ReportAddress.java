package io.oase.web;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.insight.Dimension;
import io.oase.insight.Question;
import io.oase.insight.Slicing;
import io.oase.target.ClockKind;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A report as an address says it; the same address lists what stands behind its figures, and is downloaded.
 *
 * @param period {@code 7}, {@code 30}, {@code 90} days up to today, {@code year} since 1 January, {@code days} from one to another
 * @param first the first day of it
 * @param last the last day of it
 */
record ReportAddress(
        String period,
        LocalDate first,
        LocalDate last,
        @Nullable Long channel,
        @Nullable Long target,
        @Nullable Long team,
        @Nullable Long agent,
        Dimension by,
        ClockKind kind) {
    private static final String USUAL = "30";

    /**
     * Reads an address.
     *
     * @param today where the reader is
     * @throws Refused.Invalid naming the part that means nothing
     */
    static ReportAddress of(MultivaluedMap<String, String> query, LocalDate today) {
        String period = Pages.typed(query, "period");
        if (period.isEmpty()) {
            period = query.containsKey("from") ? "days" : USUAL;
        }
        LocalDate last = period.equals("days") ? day("to", Pages.typed(query, "to")) : today;
        LocalDate first =
                switch (period) {
                    case "7", "30", "90" -> today.minusDays(Long.parseLong(period) - 1);
                    case "year" -> today.withDayOfYear(1);
                    case "days" -> day("from", Pages.typed(query, "from"));
                    default -> throw new Refused.Invalid("period", Said.of("api.one_of", "7, 30, 90, year, days"));
                };
        if (first.isAfter(last)) {
            throw new Refused.Invalid("to", Said.of("insight.to_after_from"));
        }
        return new ReportAddress(
                period,
                first,
                last,
                number("channel", query),
                number("target", query),
                number("team", query),
                number("agent", query),
                Parsing.dimension(Pages.typed(query, "by").isEmpty() ? "channel" : Pages.typed(query, "by")),
                Parsing.clockKind(
                        Pages.typed(query, "kind").isEmpty() ? "first_response" : Pages.typed(query, "kind")));
    }

    /** What is usual: the last thirty days of everything. */
    static ReportAddress usual(LocalDate today) {
        return new ReportAddress(
                USUAL, today.minusDays(29), today, null, null, null, null, Dimension.CHANNEL, ClockKind.FIRST_RESPONSE);
    }

    /** Whole days in this zone. */
    Question question(ZoneId zone) {
        return new Question(
                first.atStartOfDay(zone).toInstant(),
                last.plusDays(1).atStartOfDay(zone).toInstant(),
                channel,
                target,
                team,
                agent);
    }

    Slicing slicing(ZoneId zone) {
        return Slicing.of(question(zone), by, kind, zone);
    }

    /** Of all agents, told apart by something else than them. */
    ReportAddress nameless() {
        return new ReportAddress(
                period, first, last, channel, target, team, null, by == Dimension.AGENT ? Dimension.CHANNEL : by, kind);
    }

    /** Of one group of its dimension; the dimension of hours has a parameter of its own. */
    ReportAddress within(long key) {
        return new ReportAddress(
                period,
                first,
                last,
                by == Dimension.CHANNEL ? Long.valueOf(key) : channel,
                by == Dimension.TARGET ? Long.valueOf(key) : target,
                by == Dimension.TEAM ? Long.valueOf(key) : team,
                by == Dimension.AGENT ? Long.valueOf(key) : agent,
                by,
                kind);
    }

    ReportAddress of(ClockKind other) {
        return new ReportAddress(period, first, last, channel, target, team, agent, by, other);
    }

    /** Its parameters, and more of them. */
    String query(Map<String, String> more) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("period", period);
        all.put("from", period.equals("days") ? first : null);
        all.put("to", period.equals("days") ? last : null);
        all.put("channel", channel);
        all.put("target", target);
        all.put("team", team);
        all.put("agent", agent);
        all.put("by", by.id());
        all.put("kind", kind.id());
        all.putAll(more);
        return all.entrySet().stream()
                .filter(each -> each.getValue() != null)
                .map(each -> each.getKey() + "="
                        + URLEncoder.encode(String.valueOf(each.getValue()), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** @throws Refused.Invalid naming the field */
    static LocalDate day(String field, String typed) {
        try {
            return LocalDate.parse(typed);
        } catch (DateTimeParseException e) {
            throw new Refused.Invalid(field, Said.of("insight.day"));
        }
    }

    private static @Nullable Long number(String field, MultivaluedMap<String, String> query) {
        String typed = Pages.typed(query, field);
        try {
            return typed.isEmpty() ? null : Long.valueOf(typed);
        } catch (NumberFormatException e) {
            throw new Refused.Invalid(field, Said.of("insight.number"));
        }
    }
}
