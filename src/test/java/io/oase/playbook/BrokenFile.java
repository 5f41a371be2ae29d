package io.oase.playbook;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One line of {@code broken.yaml}: the good file after one edit, and what has to be said about it. */
record BrokenFile(
        String name,
        String find,
        String put,
        int times,
        String encoding,
        int line,
        String field,
        String says,
        int faults) {
    static List<BrokenFile> all() {
        try (InputStream in = resource("broken.yaml")) {
            return List.of(new ObjectMapper(new YAMLFactory()).readValue(in, BrokenFile[].class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one that is fine. */
    static String good() {
        try (InputStream in = resource("good.md")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] bytes() {
        String[] parts = find.split("…", -1);
        String pattern = String.join(
                "(?s:.*?)", java.util.Arrays.stream(parts).map(Pattern::quote).toList());
        Matcher found = Pattern.compile(pattern).matcher(good());
        if (!found.find()) {
            throw new AssertionError("Nothing to edit for: " + name);
        }
        String text = found.replaceFirst(Matcher.quoteReplacement(put.repeat(Math.max(1, times))));
        return text.getBytes(encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding));
    }

    @Override
    public String toString() {
        return name;
    }

    private static InputStream resource(String name) {
        return BrokenFile.class.getResourceAsStream(name);
    }
}
