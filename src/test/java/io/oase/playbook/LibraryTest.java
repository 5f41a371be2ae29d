package io.oase.playbook;

import static io.oase.testing.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oase.base.Refused;
import io.oase.testing.GoodPlaybook;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class LibraryTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    @TempDir
    Path elsewhere;

    private final World world = new World(database);
    private final Library library = world.library;
    private Instant changed = Instant.parse("2026-03-01T00:00:00Z");

    @Test
    void a_file_is_taken_up_and_a_changed_one_too_without_a_restart() {
        write("outage", text("Störung"));
        library.look();
        String first = library.current("outage").orElseThrow().hash();
        assertThat(library.usable()).extracting(Playbook::id).containsExactly("outage");

        world.clock.advance(Duration.ofMinutes(5));
        write("outage", text("Ausfall"));
        library.look();

        Library.Version now = library.current("outage").orElseThrow();
        assertThat(now.playbook().title().in(Locale.GERMAN)).isEqualTo("Ausfall");
        assertThat(now.since()).isEqualTo(world.clock.instant());
        assertThat(library.version(first).playbook().title().in(Locale.GERMAN)).isEqualTo("Störung");
        assertThat(library.newerThan("outage", first)).contains(now);
        assertThat(library.newerThan("outage", now.hash())).isEmpty();
    }

    @Test
    void a_broken_file_never_takes_the_place_of_a_good_one_and_is_told_until_it_is_put_right() {
        write("outage", text("Störung"));
        library.look();
        String good = library.current("outage").orElseThrow().hash();

        write("outage", text("Störung").replace("due: 60", "due: soon"));
        library.look();

        assertThat(library.current("outage").orElseThrow().hash()).isEqualTo(good);
        assertThat(library.usable()).hasSize(1);
        assertThat(library.faults()).containsOnlyKeys("outage.md");
        assertThat(library.faults().get("outage.md")).extracting(Fault::field).containsExactly("steps[inform].due");
        write("outage", text("Ausfall"));
        library.look();
        assertThat(library.faults()).isEmpty();
        assertThat(library.current("outage").orElseThrow().hash()).isNotEqualTo(good);
    }

    @Test
    void a_file_that_is_removed_is_withdrawn_and_one_that_is_put_back_is_there_again() throws IOException {
        write("outage", text("Störung"));
        write("recall", GoodPlaybook.text("recall"));
        library.look();
        String hash = library.current("outage").orElseThrow().hash();

        Files.delete(world.playbooks.resolve("outage.md"));
        library.look();
        assertThat(library.current("outage")).isEmpty();
        assertThat(library.usable()).extracting(Playbook::id).containsExactly("recall");
        assertThat(library.version(hash).playbook().id()).isEqualTo("outage");

        write("outage", text("Störung"));
        library.look();
        assertThat(library.current("outage").orElseThrow().hash()).isEqualTo(hash);
    }

    @Test
    void a_file_removed_while_nothing_ran_is_withdrawn_at_the_start() throws IOException {
        write("outage", text("Störung"));
        write("recall", GoodPlaybook.text("recall"));
        library.look();
        Files.delete(world.playbooks.resolve("outage.md"));

        Library restarted = world.library(world.playbooks);
        restarted.look();

        assertThat(restarted.usable()).extracting(Playbook::id).containsExactly("recall");
    }

    @Test
    void a_drive_that_is_gone_takes_no_playbook_away() throws IOException {
        write("outage", text("Störung"));
        library.look();
        Files.delete(world.playbooks.resolve("outage.md"));
        library.look();
        assertThat(library.trouble()).isPresent();
        assertThat(library.usable()).hasSize(1);

        Files.delete(world.playbooks);
        library.look();
        assertThat(library.trouble().orElseThrow().key()).isEqualTo("playbooks.folder_away");
        assertThat(library.current("outage")).isPresent();
        Library restarted = world.library(world.playbooks);
        restarted.look();
        assertThat(restarted.usable()).hasSize(1);

        Files.createDirectory(world.playbooks);
        write("outage", text("Ausfall"));
        library.look();
        assertThat(library.trouble()).isEmpty();
        assertThat(library.usable().get(0).title().in(Locale.GERMAN)).isEqualTo("Ausfall");
    }

    @Test
    void two_nodes_with_one_folder_keep_each_content_once() throws Exception {
        write("outage", text("Störung"));
        Library other = world.library(world.playbooks);

        for (String title : List.of("Störung", "Ausfall", "Störung", "Panne")) {
            write("outage", text(title));
            List<Object> outcomes = atOnce(List.<Callable<Object>>of(
                    () -> {
                        library.look();
                        return "";
                    },
                    () -> {
                        other.look();
                        return "";
                    }));
            assertThat(outcomes).containsOnly("");
            assertThat(library.current("outage")
                            .orElseThrow()
                            .playbook()
                            .title()
                            .in(Locale.GERMAN))
                    .isEqualTo(title);
        }
        other.look();
        assertThat(other.usable()).isEqualTo(library.usable());
        assertThat(world.catalogue.versions(world.mara, "outage")).hasSize(3);
    }

    @Test
    void two_folders_that_differ_do_not_undo_each_other() {
        write("outage", text("Störung"));
        GoodPlaybook.write(elsewhere, "outage", text("Ausfall"));
        Library other = world.library(elsewhere);
        library.look();
        other.look();
        String last = library.current("outage").orElseThrow().hash();

        for (int i = 0; i < 5; i++) {
            library.look();
            other.look();
        }
        Library restarted = world.library(world.playbooks);
        restarted.look();

        assertThat(library.current("outage").orElseThrow().hash()).isEqualTo(last);
        assertThat(library.current("outage").orElseThrow().playbook().title().in(Locale.GERMAN))
                .isEqualTo("Ausfall");
        assertThat(library.differs("outage", last)).isTrue();
        assertThat(other.differs("outage", last)).isFalse();
    }

    @Test
    void what_another_node_withdrew_is_there_again_while_one_folder_has_it() throws IOException {
        write("outage", text("Störung"));
        GoodPlaybook.write(elsewhere, "outage", text("Störung"));
        GoodPlaybook.write(elsewhere, "recall", GoodPlaybook.text("recall"));
        Library other = world.library(elsewhere);
        library.look();
        other.look();

        Files.delete(elsewhere.resolve("outage.md"));
        other.look();
        assertThat(library.current("outage")).isEmpty();
        library.look();
        other.look();

        assertThat(library.current("outage")).isPresent();
    }

    @Test
    void what_editors_and_explanations_leave_in_the_folder_is_no_playbook() throws IOException {
        write("outage", text("Störung"));
        Files.writeString(world.playbooks.resolve("README.md"), "# Playbooks");
        Files.writeString(world.playbooks.resolve(".outage.md"), "half");
        Files.writeString(world.playbooks.resolve("outage.md~"), "old");
        Files.createDirectory(world.playbooks.resolve("drafts.md"));
        library.look();

        assertThat(library.faults()).isEmpty();
        assertThat(library.usable()).hasSize(1);
    }

    @Test
    void a_change_that_shows_neither_in_size_nor_in_time_is_noticed_all_the_same() throws IOException {
        write("outage", text("Störung"));
        library.look();
        Path file = world.playbooks.resolve("outage.md");
        FileTime time = Files.getLastModifiedTime(file);
        Files.writeString(file, text("Ströung"));
        Files.setLastModifiedTime(file, time);

        for (int i = 0; i < 30; i++) {
            library.look();
        }

        assertThat(library.usable().get(0).title().in(Locale.GERMAN)).isEqualTo("Ströung");
    }

    @Test
    void what_was_rolled_back_is_taken_up_the_next_time() {
        write("outage", text("Störung"));
        world.db.useHandle(handle -> handle.execute("ALTER TABLE playbook RENAME TO gone"));
        assertThatThrownBy(library::look).isInstanceOf(RuntimeException.class);
        assertThat(library.usable()).isEmpty();

        world.db.useHandle(handle -> handle.execute("ALTER TABLE gone RENAME TO playbook"));
        library.look();

        assertThat(library.usable()).hasSize(1);
    }

    @Test
    void a_hash_nothing_is_kept_under_is_not_found() {
        assertThatThrownBy(() -> library.version("0".repeat(64))).isInstanceOf(Refused.NotFound.class);
        assertThat(library.current("nothing")).isEmpty();
    }

    @Test
    void what_is_shipped_can_be_brought_anywhere() throws IOException {
        Shipped.copyTo(elsewhere.resolve("a/b"));

        assertThat(elsewhere.resolve("a/b/playbook.schema.json")).exists();
    }

    private static String text(String title) {
        return GoodPlaybook.text("outage").replace("de: Störung eines Dienstes", "de: " + title);
    }

    /** Each with a time of its own, as files have that people change. */
    private void write(String id, String text) {
        GoodPlaybook.write(world.playbooks, id, text);
        changed = changed.plusSeconds(60);
        try {
            Files.setLastModifiedTime(world.playbooks.resolve(id + ".md"), FileTime.from(changed));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
