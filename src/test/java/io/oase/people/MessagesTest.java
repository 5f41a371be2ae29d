package io.oase.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {
    private static final Pattern SAID = Pattern.compile("(?:Said\\.of|VaultTrouble)\\(\\s*\"([^\"]+)\"[,)]");

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void everything_said_here_has_words(String language) throws Exception {
        Properties words = words("people", language);
        words.putAll(words("base", language));

        assertThat(words.stringPropertyNames()).containsAll(said());
        for (Role role : Role.values()) {
            assertThat(words).containsKey(role.said().key());
        }
        for (Right right : Right.values()) {
            assertThat(words).containsKey(right.refusal().key());
        }
        assertThat(words.values()).noneMatch(value -> value.toString().contains("'"));
    }

    private static TreeSet<String> said() throws IOException {
        TreeSet<String> keys = new TreeSet<>();
        for (String folder : new String[] {"people", "base"}) {
            try (var files = Files.list(Path.of("src/main/java/io/oase", folder))) {
                for (Path file : files.collect(Collectors.toList())) {
                    SAID.matcher(Files.readString(file)).results().forEach(found -> keys.add(found.group(1)));
                }
            }
        }
        keys.remove("key");
        return keys;
    }

    private static Properties words(String folder, String language) throws IOException {
        Properties words = new Properties();
        String name = "/io/oase/" + folder + "/messages_" + language + ".properties";
        try (Reader in = new InputStreamReader(
                java.util.Objects.requireNonNull(MessagesTest.class.getResourceAsStream(name)),
                StandardCharsets.UTF_8)) {
            words.load(in);
        }
        return words;
    }
}
