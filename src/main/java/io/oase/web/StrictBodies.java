package io.oase.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.oase.base.Refused;
import io.oase.base.Said;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads what programs send, and nothing else: a field we do not know, a number where text belongs, or a character that cannot
 * be stored is refused by its name. Guessing would make a program's mistake ours.
 */
@Consumes(MediaType.APPLICATION_JSON)
final class StrictBodies implements MessageBodyReader<Body> {
    /** Bytes. */
    static final int LARGEST = 1_000_000;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .addModule(new SimpleModule()
                    .addDeserializer(String.class, new Text())
                    .addDeserializer(Long.class, new Whole())
                    .addDeserializer(Integer.class, new Small())
                    .addDeserializer(long.class, new Whole())
                    .addDeserializer(int.class, new Small()))
            .build();

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return Body.class.isAssignableFrom(type);
    }

    @Override
    public @Nullable Body readFrom(
            Class<Body> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream in) {
        byte[] bytes = bytes(in);
        try {
            return bytes.length == 0 ? null : JSON.readValue(bytes, type);
        } catch (UnrecognizedPropertyException unknown) {
            throw new Refused.Invalid(field(unknown), Said.of("api.unknown_field", unknown.getPropertyName()));
        } catch (Unstorable unstorable) {
            throw new Refused.Invalid(field(unstorable), Said.of("api.unstorable"));
        } catch (MismatchedInputException mismatched) {
            throw mismatched.getPath().isEmpty() && mismatched.getTargetType() == null
                    ? new NotJson(mismatched)
                    : new Refused.Invalid(field(mismatched), wanted(mismatched.getTargetType()));
        } catch (IOException notJson) {
            throw new NotJson(notJson);
        }
    }

    private static byte[] bytes(InputStream in) {
        try {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new ClientErrorException(ProblemKind.TOO_LARGE.status());
            }
            return bytes;
        } catch (IOException brokenOff) {
            throw new BadRequestException(brokenOff);
        }
    }

    /** The body is no JSON document. */
    static final class NotJson extends BadRequestException {
        private static final long serialVersionUID = 1;

        NotJson(IOException why) {
            super(why);
        }
    }

    /** Where it stands: {@code tags}, {@code settings.server}, {@code days.2.name}. A list is named, not its faulty entry. */
    private static String field(JsonMappingException wrong) {
        String path = wrong.getPath().stream()
                .map(at -> at.getFieldName() == null ? String.valueOf(at.getIndex()) : at.getFieldName())
                .collect(Collectors.joining("."));
        String list = path.replaceFirst("(\\.\\d+)+$", "");
        return list.isEmpty() ? "body" : list;
    }

    private static Said wanted(@Nullable Class<?> type) {
        if (type == null || type == String.class) {
            return Said.of("api.text");
        }
        if (type == Boolean.class || type == boolean.class) {
            return Said.of("api.flag");
        }
        if (Number.class.isAssignableFrom(type)) {
            return Said.of("api.number");
        }
        if (Collection.class.isAssignableFrom(type)) {
            return Said.of("api.list");
        }
        if (Map.class.isAssignableFrom(type)) {
            return Said.of("api.object", "{\"server\": \"…\"}");
        }
        return Said.of("api.object", Body.class.isAssignableFrom(type) ? "{\"text\": \"…\"}" : "{\"from\": \"…\"}");
    }

    /** Text is a JSON string of whole characters without NUL; PostgreSQL could not store anything else. */
    private static final class Text extends StdScalarDeserializer<String> {
        private static final long serialVersionUID = 1;

        Text() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                throw MismatchedInputException.from(parser, String.class, "not a string");
            }
            String text = parser.getText();
            if (text.codePoints().anyMatch(point -> point == 0 || point >= 0xD800 && point <= 0xDFFF)) {
                throw new Unstorable(parser);
            }
            return text;
        }
    }

    /** Jackson would take a number that is too large for a fault of the document. */
    private static final class Whole extends StdScalarDeserializer<Long> {
        private static final long serialVersionUID = 1;

        Whole() {
            super(Long.class);
        }

        @Override
        public Long deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT
                    || parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
                throw MismatchedInputException.from(parser, Long.class, "not a whole number");
            }
            return parser.getLongValue();
        }
    }

    private static final class Small extends StdScalarDeserializer<Integer> {
        private static final long serialVersionUID = 1;

        Small() {
            super(Integer.class);
        }

        @Override
        public Integer deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT
                    || parser.getNumberType() != JsonParser.NumberType.INT) {
                throw MismatchedInputException.from(parser, Integer.class, "not a whole number");
            }
            return parser.getIntValue();
        }
    }

    private static final class Unstorable extends JsonMappingException {
        private static final long serialVersionUID = 1;

        Unstorable(JsonParser parser) {
            super(parser, "unstorable");
        }
    }
}
