package io.oase.channel.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads JSON fields that may be missing, null or of another type than documented. */
final class Fields {
    private Fields() {}

    /** Text or number as text; null when missing, empty or something else. */
    static @Nullable String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        String text = value.isTextual() || value.isNumber() ? value.asText() : "";
        return text.isEmpty() ? null : text;
    }

    /** Text, empty when missing. */
    static String textOrEmpty(JsonNode node, String field) {
        String text = text(node, field);
        return text == null ? "" : text;
    }

    /** An opaque id: short, without control characters or broken surrogates, so that it can be stored anywhere. */
    static @Nullable String id(JsonNode node, String field) {
        String id = text(node, field);
        boolean usable = id != null
                && id.length() <= 1000
                && id.codePoints().noneMatch(c -> Character.isISOControl(c) || (c >= 0xd800 && c <= 0xdfff));
        return usable ? id : null;
    }

    /** A time, by RFC 3339 or as loosely as some servers write it; empty when missing or impossible. */
    static Optional<Instant> time(JsonNode node, String field) {
        String text = text(node, field);
        if (text == null) {
            return Optional.empty();
        }
        try {
            String day = text.replaceFirst("^(\\d{4}-\\d\\d-\\d\\d) ", "$1T").strip();
            String zoned = day.replaceFirst("([+-]\\d\\d):?(\\d\\d)$", "$1:$2");
            boolean local = zoned.matches("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+");
            return Optional.of(OffsetDateTime.parse(local ? zoned + "Z" : zoned).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A whole number; null when missing or hidden. */
    static @Nullable Integer number(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.canConvertToInt() ? value.asInt() : null;
    }
}
