package io.oase.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.oase.channel.Networks;
import io.oase.channel.bluesky.BlueskyNetwork;
import io.oase.channel.feed.FeedNetwork;
import io.oase.channel.mastodon.MastodonNetwork;
import io.oase.testing.Bundles;
import io.oase.testing.TestClock;
import io.oase.web.Reader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProofreadingTest {
    private static final Reader READER =
            new Reader(Bundles.of("base", "playbook").in(Locale.ENGLISH), ZoneOffset.UTC, Instant.EPOCH);

    private final TestClock clock = TestClock.at(Instant.parse("2026-11-30T09:00:00Z"));
    private final Proofreading proofreading = new Proofreading(
            new Networks(List.of(new MastodonNetwork(), new BlueskyNetwork(), new FeedNetwork())), List::of, clock);

    static List<BrokenFile> broken() {
        return BrokenFile.all();
    }

    @Test
    void a_good_file_is_read_whole() {
        Proof proof = read(BrokenFile.good());

        assertThat(proof.faults()).isEmpty();
        assertThat(proof.warnings()).isEmpty();
        Playbook playbook = proof.playbook();
        assertThat(playbook.title().in(Locale.GERMAN)).isEqualTo("Störung eines Dienstes");
        assertThat(playbook.levels()).hasSize(2);
        assertThat(playbook.statement("first").orElseThrow().text().get("en").get(0))
                .isEqualTo("Thank you {{person.firstName|}}, we are looking into it.");
        assertThat(playbook.fact("region").orElseThrow().choices()).hasSize(2);
        assertThat(playbook.guide()).containsOnlyKeys("de", "en");
        assertThat(playbook.guide().get("de")).startsWith("Ruhe bewahren.").endsWith("Aufschreiben.");
        assertThat(playbook.guide().get("en")).isEqualTo("Keep calm. If unsure, take the graver level.");
    }

    @Test
    void what_is_shipped_can_be_used() throws IOException {
        proofreading.readAll(Path.of("playbooks")).forEach((name, proof) -> {
            assertThat(proof.faults()).as(name).isEmpty();
            assertThat(proof.warnings()).as(name).isEmpty();
        });
    }

    @Test
    void line_ends_and_byte_order_marks_of_other_systems_make_no_difference() {
        Proof plain = read(BrokenFile.good());
        Proof windows = read("\uFEFF" + BrokenFile.good().replace("\n", "\r\n"));

        assertThat(windows.faults()).isEmpty();
        assertThat(windows.playbook()).isEqualTo(plain.playbook());
        assertThat(windows.hash()).isEqualTo(plain.hash());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void a_broken_file_is_told_by_line_and_field_and_what_was_expected(BrokenFile broken) {
        Proof proof = proofreading.read("good", broken.bytes());

        assertThat(proof.playbook()).isNull();
        List<String> told = proof.faults().stream().map(ProofreadingTest::told).toList();
        assertThat(told).contains(broken.line() + " " + broken.field() + ": " + broken.says());
        assertThat(told).hasSize(Math.max(1, broken.faults()));
    }

    @Test
    void every_message_there_is_about_a_file_is_told_by_a_broken_one() throws IOException {
        Set<String> told = broken().stream()
                .flatMap(broken -> proofreading.read("good", broken.bytes()).faults().stream())
                .map(fault -> fault.said().key())
                .collect(Collectors.toCollection(TreeSet::new));
        told.addAll(List.of("playbook.review_past", "playbook.no_channel", "playbook.stranger"));

        Properties words = new Properties();
        try (InputStream in = Playbook.class.getResourceAsStream("messages_en.properties")) {
            words.load(in);
        }
        assertThat(told)
                .containsExactlyInAnyOrderElementsOf(words.stringPropertyNames().stream()
                        .filter(key -> key.startsWith("playbook."))
                        .toList());
    }

    @Test
    void the_corpus_has_more_than_fifty_different_faults() {
        assertThat(broken()).hasSizeGreaterThan(50);
        assertThat(broken().stream().map(BrokenFile::name)).doesNotHaveDuplicates();
    }

    @Test
    void several_faults_are_told_at_once_in_the_order_of_their_lines() {
        Proof proof = read(BrokenFile.good()
                .replace("role: drafter\n    due: 60", "role: designer\n    due: 10")
                .replace("id: good", "id: best")
                .replace("Behoben: {{fact.what}}", "Behoben: {{fact.that}}"));

        assertThat(proof.faults())
                .extracting(fault -> fault.said().key())
                .containsExactly("playbook.name", "playbook.no_role", "playbook.after_later", "playbook.fact_near");
        assertThat(proof.faults()).extracting(Fault::line).isSorted();
    }

    @Test
    void a_review_that_is_over_and_a_channel_nobody_has_connected_are_warnings() {
        Proof proof = read(BrokenFile.good()
                .replace("review_by: 2027-06-30", "review_by: 2026-11-29")
                .replace("  channels: [all]\n\nlevels:", "  channels: [Bluesky]\n\nlevels:"));

        assertThat(proof.playbook()).isNotNull();
        assertThat(proof.warnings().stream().map(ProofreadingTest::told))
                .containsExactly(
                        "6 review_by: This day is over. Go through the playbook, and set a new one.",
                        "19 triggers.channels[1]: There is no channel “Bluesky” yet. If you mean a network: network:bluesky.");
    }

    @Test
    void a_word_that_yaml_would_take_for_a_refusal_stays_a_word() {
        Proof proof = read(BrokenFile.good().replace("owner: Kommunikation", "owner: No"));

        assertThat(proof.playbook().owner()).isEqualTo("No");
    }

    @Test
    void whatever_a_file_says_nothing_but_faults_comes_of_it() {
        Random chance = new Random(20_261_130);
        String good = BrokenFile.good();
        for (int i = 0; i < 3_000; i++) {
            byte[] bytes = mutant(good, chance).getBytes(StandardCharsets.UTF_8);
            if (chance.nextInt(4) == 0) {
                bytes[chance.nextInt(bytes.length)] = (byte) chance.nextInt(256);
            }
            Proof proof = proofreading.read("good", bytes);
            assertThat(proof.playbook() == null).isEqualTo(!proof.faults().isEmpty());
            proof.faults().forEach(fault -> assertThat(fault.line()).isPositive());
        }
    }

    @Test
    void what_was_checked_before_is_read_again_and_what_never_was_one_is_nothing() {
        assertThat(Proofreading.trusted(BrokenFile.good()))
                .contains(read(BrokenFile.good()).playbook());
        assertThat(Proofreading.trusted("hello")).isEmpty();
        assertThat(Proofreading.trusted("---\nlevels: 7\n---\n")).isEmpty();
    }

    private static String mutant(String good, Random chance) {
        String[] lines = good.split("\n", -1);
        for (int i = chance.nextInt(3); i >= 0; i--) {
            int at = chance.nextInt(lines.length);
            String other = lines[chance.nextInt(lines.length)];
            lines[at] = switch (chance.nextInt(8)) {
                case 0 -> "";
                case 1 -> other;
                case 2 -> "  " + lines[at];
                case 3 -> lines[at].replaceFirst("^ {1,4}", "");
                case 4 -> lines[at].substring(0, chance.nextInt(lines[at].length() + 1));
                case 5 -> lines[at] + "\n" + other;
                case 6 ->
                    lines[at].replaceFirst(
                            ": .*",
                            ": "
                                    + List.of("[]", "{}", "null", "-1", "x: y", "'", "{{", "&a", "9e9", "[[]]")
                                            .get(chance.nextInt(10)));
                default ->
                    lines[at].replaceFirst(
                            "[a-z]{2,}",
                            List.of("de", "id", "x", "{{fact.", "level", "0").get(chance.nextInt(6)));
            };
        }
        return String.join("\n", lines);
    }

    private Proof read(String text) {
        return proofreading.read("good", text.getBytes(StandardCharsets.UTF_8));
    }

    private static String told(Fault fault) {
        return fault.line() + " " + fault.field() + ": " + READER.say(fault.said());
    }
}
