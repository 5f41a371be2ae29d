package io.oase.demo;

import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** Reads this package's content files. A key nobody knows is an error, so that typing errors do not stay. */
final class Yaml {
    private static final ObjectMapper MAPPER = JsonMapper.builder(new YAMLFactory())
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    private Yaml() {}

    /** All entries of one file beside this class. */
    static <T> List<T> list(String file, Class<T> type) {
        try {
            return MAPPER.readerForListOf(type).readValue(bytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    /** A whole file beside this class. */
    static <T> T one(String file, Class<T> type) {
        try {
            return MAPPER.readValue(bytes(file), type);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    private static byte[] bytes(String file) throws IOException {
        try (var in = Yaml.class.getResourceAsStream(file)) {
            return Objects.requireNonNull(in, file).readAllBytes();
        }
    }
}
