package io.oase;

import static org.assertj.core.api.Assertions.assertThat;

import io.oase.channel.Networks;
import io.oase.playbook.Proofreading;
import io.oase.testing.Bundles;
import io.oase.testing.FakeNetwork;
import io.oase.testing.GoodPlaybook;
import io.oase.testing.TestClock;
import io.oase.web.Reader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaybooksCheckTest {
    private static final Instant NOW = Instant.parse("2026-11-30T09:00:00Z");

    @TempDir
    Path folder;

    private boolean fine;

    private List<String> strangers = List.of();

    @Test
    void every_fault_is_a_line_with_file_line_and_field() {
        GoodPlaybook.write(folder, "outage", GoodPlaybook.text("outage"));
        GoodPlaybook.write(
                folder,
                "recall",
                GoodPlaybook.text("recall").replace("due: 60", "due: soon").replace("due: 5\n", "due: -1\n"));

        String said = check();

        assertThat(fine).isFalse();
        assertThat(said)
                .contains("FAIL  " + folder.resolve("recall.md") + ":67 steps[confirm].due: -1 is too small")
                .contains("FAIL  " + folder.resolve("recall.md") + ":78 steps[inform].due: Expected is a whole number")
                .doesNotContain("outage.md", "ok ");
    }

    @Test
    void a_warning_is_said_and_is_no_fault() {
        GoodPlaybook.write(folder, "outage", GoodPlaybook.text("outage").replace("2027-06-30", "2026-06-30"));
        strangers = List.of("Uwe Nobody");

        String said = check();

        assertThat(fine).isTrue();
        assertThat(said).contains("note  " + folder.resolve("outage.md") + ":6 review_by: This day is over");
        assertThat(said)
                .contains("note  " + folder.resolve("outage.md") + " roles: Nobody here is called “Uwe Nobody”");
        assertThat(said).contains("ok    playbooks " + folder + ": 1");
    }

    @Test
    void a_folder_that_is_not_there_is_a_fault() {
        folder = folder.resolve("nowhere");

        assertThat(check()).contains("FAIL  playbooks: there is no readable folder");
        assertThat(fine).isFalse();
    }

    private String check() {
        Proofreading proofreading =
                new Proofreading(new Networks(List.of(new FakeNetwork())), List::of, TestClock.at(NOW));
        Reader reader = new Reader(Bundles.of("base", "playbook").in(Locale.ENGLISH), ZoneOffset.UTC, NOW);
        PrintStream before = System.out;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            fine = PlaybooksCheck.fine(folder, proofreading, playbook -> strangers, reader);
        } finally {
            System.setOut(before);
        }
        return said.toString(StandardCharsets.UTF_8);
    }
}
