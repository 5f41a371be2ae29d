package io.oase.db;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Map;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.array.SqlArrayType;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGobject;

/**
 * A {@code jsonb} value. Bind it, or read a column into it. Times are ISO 8601 in UTC; unknown properties are ignored when
 * read, so that an older program reads what a newer one wrote.
 *
 * @param text the JSON, without characters PostgreSQL cannot store
 */
public record Json(String text) {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** Turns a record, list or map into JSON. NUL and lone surrogates, which jsonb refuses, become U+FFFD. */
    public static Json of(Object value) {
        try {
            return new Json(storable(MAPPER.writeValueAsString(value)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not expressible as JSON: " + value.getClass(), e);
        }
    }

    /** Reads it as a record or other class. */
    public <T> T as(Class<T> type) {
        try {
            return MAPPER.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Stored JSON is not a " + type.getSimpleName(), e);
        }
    }

    /** Reads it as a generic type, {@code new TypeReference<List<Media>>() {}}. */
    public <T> T as(TypeReference<T> type) {
        try {
            return MAPPER.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Stored JSON is not a " + type.getType(), e);
        }
    }

    /** Reads it as a map of strings. */
    public Map<String, String> strings() {
        return as(new TypeReference<Map<String, String>>() {});
    }

    /** Reads it as a tree. */
    public JsonNode tree() {
        return as(JsonNode.class);
    }

    private static String storable(String json) {
        if (!hasSurrogate(json) && !json.contains("\\u0000")) {
            return json;
        }
        var clean = new StringBuilder(json.length());
        for (var i = 0; i < json.length(); ) {
            var point = json.codePointAt(i);
            if (point == '\\' && json.startsWith("\\u0000", i)) {
                clean.append('\uFFFD');
                i += 6;
            } else if (point == '\\') {
                clean.append(json, i, i + 2);
                i += 2;
            } else {
                clean.appendCodePoint(isLoneSurrogate(point) ? 0xFFFD : point);
                i += Character.charCount(point);
            }
        }
        return clean.toString();
    }

    /** A loop: every page of posts passes here, letter by letter. */
    private static boolean hasSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLoneSurrogate(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }

    static final ColumnMapper<@Nullable Json> COLUMN = (row, column, context) -> {
        var text = row.getString(column);
        return text == null ? null : new Json(text);
    };

    static final class AsArgument extends AbstractArgumentFactory<Json> {
        AsArgument() {
            super(Types.OTHER);
        }

        @Override
        protected Argument build(Json value, ConfigRegistry config) {
            return (position, statement, context) -> statement.setObject(position, jsonb(value));
        }

        private static PGobject jsonb(Json value) throws SQLException {
            var object = new PGobject();
            object.setType("jsonb");
            object.setValue(value.text());
            return object;
        }
    }

    static final class AsArray implements SqlArrayType<Json> {
        @Override
        public String getTypeName() {
            return "jsonb";
        }

        @Override
        public @Nullable Object convertArrayElement(@Nullable Json element) {
            return element == null ? null : element.text();
        }
    }
}
