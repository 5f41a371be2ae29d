package io.oase.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessagesTest {
    private static final Path CODE = Path.of("src/main/java/io/oase");
    private static final Path RESOURCES = Path.of("src/main/resources/io/oase");

    /** Keys that are put together in code: a fixed beginning, and an end that is only known there. */
    private static final List<String> FAMILIES = List.of(
            "crisis.tab.",
            "crisis.try.",
            "crisis.steps.",
            "network.",
            "trouble.",
            "may.",
            "warning.",
            "event.",
            "error.",
            "role.",
            "state.",
            "nav.",
            "happened.",
            "later.",
            "bulk.",
            "alert.",
            "crowd.",
            "round.",
            "saying.slot.",
            "slot.",
            "saying.then.",
            "statements.",
            "saved.",
            "day.",
            "inbox.empty.",
            "inbox.sort.",
            "search.match.",
            "search.operator.",
            "clock.",
            "priority.",
            "notifications.mail.",
            "chats.",
            "offers.apology",
            "offers.holding",
            "waiting.reason.",
            "acknowledgement.scope.",
            "acknowledgement.situation.",
            "target.shipped.",
            "targets.kind.",
            "targets.tell.",
            "targets.hint.",
            "targets.time.",
            "texts.slot.",
            "texts.file.",
            "texts.resolved",
            "texts.again",
            "texts.waiting",
            "talk.kind.",
            "talk.media.",
            "talk.absent.",
            "talk.how.",
            "answer.",
            "approval.ended.",
            "guide.",
            "timeline.",
            "connect.import.",
            "account.theme.",
            "account.locale.",
            "person.",
            "reports.",
            "refused.",
            "books.",
            "problem.");

    @Test
    void every_message_is_said_in_every_language() {
        for (String folder : folders()) {
            assertThat(Messages.read(folder, Locale.GERMAN).keySet())
                    .as("German words of " + folder)
                    .isEqualTo(Messages.read(folder, Locale.ENGLISH).keySet());
        }
    }

    @Test
    void every_message_can_be_formatted_and_takes_the_same_slots_in_every_language() {
        for (String folder : folders()) {
            Map<String, String> german = Messages.read(folder, Locale.GERMAN);
            Messages.read(folder, Locale.ENGLISH).forEach((key, english) -> {
                if (!key.startsWith("time.")) {
                    assertThat(slots(german.getOrDefault(key, ""))).as(key).isEqualTo(slots(english));
                }
            });
        }
    }

    @Test
    void no_word_is_empty_or_shouts() {
        for (String folder : folders()) {
            for (Locale locale : Messages.LANGUAGES) {
                Messages.read(folder, locale).forEach((key, words) -> {
                    assertThat(words).as(key).isNotBlank().doesNotContain("!");
                });
            }
        }
    }

    @Test
    void templates_and_code_use_only_words_that_are_defined() {
        Set<String> defined = defined();
        Set<String> undefined = new TreeSet<>();
        usedInTemplates().forEach((key, where) -> {
            if (!defined.contains(key)) {
                undefined.add(key + " in " + where);
            }
        });
        usedInCode().forEach((key, where) -> {
            if (!defined.contains(key)) {
                undefined.add(key + " in " + where);
            }
        });
        assertThat(undefined).isEmpty();
    }

    @Test
    void every_word_that_is_defined_is_used() {
        String code = text(CODE, ".java") + text(Path.of("src/test/java/io/oase/web"), "Samples.java");
        Set<String> templates = usedInTemplates().keySet();
        Set<String> unused = new TreeSet<>(Messages.read("web", Locale.ENGLISH).keySet());
        unused.removeIf(key -> templates.contains(key)
                || code.contains("\"" + key + "\"")
                || FAMILIES.stream().anyMatch(key::startsWith));
        assertThat(unused).isEmpty();
    }

    private static Set<String> defined() {
        return folders().stream()
                .flatMap(folder -> Messages.read(folder, Locale.ENGLISH).keySet().stream())
                .collect(Collectors.toSet());
    }

    private static Map<String, String> usedInTemplates() {
        return used(RESOURCES, ".mustache", Pattern.compile("\\{\\{t\\.([a-zA-Z0-9._-]+)}}"));
    }

    private static Map<String, String> usedInCode() {
        return used(
                CODE,
                ".java",
                Pattern.compile("(?:Said\\.of|[rR]eader\\(?\\)?\\.say)\\(\\s*\"([a-zA-Z0-9._-]+)\"\\s*[,)]"));
    }

    private static Map<String, String> used(Path root, String ending, Pattern pattern) {
        Map<String, String> used = new TreeMap<>();
        files(root, ending).forEach(file -> pattern.matcher(read(file))
                .results()
                .forEach(found -> used.put(found.group(1), file.getFileName().toString())));
        return used;
    }

    private static Set<String> slots(String pattern) {
        Set<String> slots = new TreeSet<>();
        if (pattern.contains("{")) {
            slots.addAll(new MessageFormat(pattern, Locale.ENGLISH).getArgumentNames());
        }
        return slots;
    }

    /** Packages that have a bundle. */
    private static List<String> folders() {
        return files(RESOURCES, "messages_en.properties").stream()
                .map(file -> RESOURCES.relativize(file.getParent()).toString().replace('\\', '/'))
                .sorted()
                .toList();
    }

    private static String text(Path root, String ending) {
        return files(root, ending).stream().map(MessagesTest::read).collect(Collectors.joining("\n"));
    }

    private static List<Path> files(Path root, String ending) {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(file -> file.getFileName().toString().endsWith(ending))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
