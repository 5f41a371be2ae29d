package io.oase.search;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stars of a review, from so many to so many: {@code 1}, {@code <=2}, {@code <3}, {@code >=4}, {@code >3}, {@code 1-2}.
 *
 * @param least from 1 to 5
 * @param most likewise, not less
 */
public record Stars(int least, int most) {
    /** As they are offered. */
    static final List<String> EXAMPLES = List.of("1", "2", "3", "4", "5", "<=2", ">=4");

    private static final int ALL = 5;
    private static final Pattern FORM = Pattern.compile("(<=|>=|<|>|=|≤|≥)?([1-5])(?:(?:-|–|\\.\\.)([1-5]))?");

    /** What was typed; empty when that is nothing somebody can have rated. */
    static Optional<Stars> of(String typed) {
        Matcher form = FORM.matcher(typed.strip());
        if (!form.matches()) {
            return Optional.empty();
        }
        int stars = Integer.parseInt(form.group(2));
        String sign = form.group(1) == null ? "" : form.group(1);
        if (form.group(3) != null) {
            int end = Integer.parseInt(form.group(3));
            return sign.isEmpty() && stars <= end ? Optional.of(new Stars(stars, end)) : Optional.empty();
        }
        return switch (sign) {
            case "<=", "≤" -> Optional.of(new Stars(1, stars));
            case ">=", "≥" -> Optional.of(new Stars(stars, ALL));
            case "<" -> stars == 1 ? Optional.empty() : Optional.of(new Stars(1, stars - 1));
            case ">" -> stars == ALL ? Optional.empty() : Optional.of(new Stars(stars + 1, ALL));
            default -> Optional.of(new Stars(stars, stars));
        };
    }
}
