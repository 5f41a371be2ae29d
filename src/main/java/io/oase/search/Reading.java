package io.oase.search;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.search.Sought.Condition;
import io.oase.search.Sought.Term;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads what was typed from its beginning to its end. Whatever it is, it comes to an end and means something or nothing. */
final class Reading {
    private static final int MOST_TERMS = 30;
    private static final String OPENING = "\"„“”«»";
    private static final String CLOSING = "\"“”»«";

    private final String query;
    private final LocalDate today;
    private final List<Term> terms = new ArrayList<>();
    private final List<Condition> conditions = new ArrayList<>();
    private int at;

    Reading(String query, LocalDate today) {
        if (query.length() > Sought.LONGEST) {
            throw new Refused.Invalid("q", Said.of("search.too_long", Sought.LONGEST));
        }
        // Signs that cannot be seen separate, like blanks.
        this.query =
                query.replaceAll("[\\p{Cc}\\p{Cf}&&[^\\u200C\\u200D]]", " ").replaceAll("\\s", " ");
        this.today = today;
    }

    Sought read() {
        while (skipBlanks()) {
            boolean not = query.charAt(at) == '-' && at + 1 < query.length() && query.charAt(at + 1) != ' ';
            if (not) {
                at++;
            }
            if (isOneOf(OPENING)) {
                phrase(not);
            } else {
                word(not);
            }
        }
        if (terms.size() + conditions.size() > MOST_TERMS) {
            throw new Refused.Invalid("q", Said.of("search.too_many", MOST_TERMS));
        }
        return new Sought(terms, conditions);
    }

    private void phrase(boolean not) {
        String text = quoted();
        if (!text.isBlank()) {
            terms.add(new Term(text, Folding.words(text).size() > 1, not));
        }
    }

    private void word(boolean not) {
        int from = at;
        while (at < query.length() && query.charAt(at) != ' ' && query.charAt(at) != ':' && !isOneOf("\"")) {
            at++;
        }
        String word = query.substring(from, at);
        if (at < query.length() && query.charAt(at) == ':') {
            Optional<Operator> operator = Operator.of(word);
            if (operator.isPresent()) {
                at++;
                condition(operator.get(), not);
                return;
            }
            // An address, a time, "Re:": to the next blank it is text.
            while (at < query.length() && query.charAt(at) != ' ' && !isOneOf("\"")) {
                at++;
            }
            word = query.substring(from, at);
        }
        List<String> words = Folding.words(word);
        if (!words.isEmpty() || word.codePoints().anyMatch(each -> each > 127)) {
            terms.add(new Term(word, words.size() > 1, not));
        }
    }

    private void condition(Operator operator, boolean not) {
        String value = isOneOf(OPENING) ? quoted() : bare();
        if (value.isBlank()) {
            return;
        }
        Days days = null;
        switch (operator) {
            case IS -> known(operator, Operator.Being.values(), value);
            case HAS -> known(operator, Operator.Having.values(), value);
            case RATING -> {
                if (Stars.of(value).isEmpty()) {
                    throw new Refused.Invalid(
                            "q",
                            Said.of(
                                    "search.no_value",
                                    operator.word(Locale.ROOT),
                                    value,
                                    String.join(", ", Stars.EXAMPLES)));
                }
            }
            case BEFORE, AFTER, ON ->
                days = Days.of(value, today)
                        .orElseThrow(() -> new Refused.Invalid("q", Said.of("search.no_day", value)));
            case FROM, CHANNEL, ASSIGNEE, TEAM, TAG, LANG -> {
                // Whether it is there, the database knows.
            }
        }
        conditions.add(new Condition(operator, value.strip(), not, days));
    }

    private static <V extends Enum<V> & Operator.Value> void known(Operator operator, V[] values, String value) {
        if (Operator.Value.of(values, value).isEmpty()) {
            String all = Arrays.stream(values).map(each -> each.words().get(0)).collect(Collectors.joining(", "));
            throw new Refused.Invalid("q", Said.of("search.no_value", operator.word(Locale.ROOT), value, all));
        }
    }

    private String bare() {
        int from = at;
        while (at < query.length() && query.charAt(at) != ' ') {
            at++;
        }
        return query.substring(from, at);
    }

    /** A quote that is not closed goes to the end. */
    private String quoted() {
        int from = ++at;
        while (at < query.length() && !isOneOf(CLOSING)) {
            at++;
        }
        String text = query.substring(from, at);
        at = Math.min(query.length(), at + 1);
        return text;
    }

    private boolean isOneOf(String signs) {
        return at < query.length() && signs.indexOf(query.charAt(at)) >= 0;
    }

    private boolean skipBlanks() {
        while (at < query.length() && query.charAt(at) == ' ') {
            at++;
        }
        return at < query.length();
    }
}
