package io.oase.channel.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oase.base.Said;
import io.oase.channel.Trouble;
import io.oase.channel.Trouble.Kind;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Reads fields of answers that may lack them or hold something else, and writes the times of this protocol. */
final class Fields {
    static final ObjectMapper JSON = new ObjectMapper();

    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    private Fields() {}

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /** The text at this path; null when there is none, or something else. */
    static @Nullable String text(JsonNode node, String... path) {
        JsonNode at = node;
        for (String name : path) {
            at = at.path(name);
        }
        return at.isTextual() ? at.textValue() : null;
    }

    /** The same, with a stand-in. */
    static String textOr(String otherwise, JsonNode node, String... path) {
        String text = text(node, path);
        return text == null ? otherwise : text;
    }

    /** The time at this path, whatever its zone and precision; null when there is none that can be read. */
    static @Nullable Instant time(JsonNode node, String name) {
        String text = text(node, name);
        return text == null ? null : time(text);
    }

    static @Nullable Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** As this protocol writes times; all of the same length, so that their order is the order of the letters. */
    static String millis(Instant time) {
        return MILLIS.format(time.isBefore(FIRST) ? FIRST : time.isAfter(LAST) ? LAST : time);
    }

    /** A list that has to be there for an answer to make sense at all. */
    static JsonNode list(JsonNode answer, String name, String host) {
        JsonNode list = answer.path(name);
        if (!list.isArray()) {
            throw Trouble.of(Kind.BAD_ANSWER, Said.of("trouble.bluesky.not_understood", host));
        }
        return list;
    }
}
