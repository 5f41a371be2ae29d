package io.oase.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.oase.channel.Channel;
import io.oase.people.Account;
import io.oase.people.Role;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Starts {@link Load} in a process of its own, so that whoever measures and whoever is measured share nothing but the machine. */
final class LoadProcess {
    private static final int MANY = 2_000;
    private static final long LONGEST_WAIT = 60_000_000_000L;

    private final Workshop workshop;
    private final Path folder;
    private final Size size;

    /** @param folder for its files, with the server's keys */
    LoadProcess(Workshop workshop, Path folder, Size size) {
        this.workshop = workshop;
        this.folder = folder;
        this.size = size;
    }

    /**
     * Runs it.
     *
     * @param arriving channel on which posts arrive
     * @param answering channel that publishes answers
     * @param each hears every line it prints
     */
    void run(ServerProcess server, Account admin, Channel arriving, Channel answering, Consumer<String> each)
            throws IOException {
        List<String> cookies = new ArrayList<>();
        for (int i = 0; i < size.reading() + size.answering(); i++) {
            Account account = workshop.hire("load" + i + "@bench.example", "Colleague " + i, Role.AGENT, null);
            cookies.add("oase_session=" + workshop.signIn.as(account).token());
        }
        workshop.lifecycle.resume(admin, answering.id());
        try {
            readAll(answering.id());
            run(task(server, arriving, answering, cookies), each);
        } finally {
            workshop.lifecycle.pause(admin, answering.id());
        }
        long published = workshop.db.withHandle(
                handle -> handle.createQuery("SELECT count(*) FROM reply WHERE state = 'published'")
                        .mapTo(Long.class)
                        .one());
        each.accept(String.format(
                Locale.ROOT, "  answers published by then      %,d, through the connector, over HTTP", published));
    }

    /** Until everything that was said on a channel is here; this node and the server's read it, whoever is first. */
    private void readAll(long channel) throws IOException {
        long began = System.nanoTime();
        while (workshop.channels.coverage(channel).levelAt() == null) {
            if (System.nanoTime() - began > LONGEST_WAIT) {
                throw new IOException("Nothing could be read from the channel whose questions are answered");
            }
            workshop.poll.poll(channel);
        }
    }

    private Path task(ServerProcess server, Channel arriving, Channel answering, List<String> cookies)
            throws IOException {
        Task task = new Task(
                server.address(),
                server.admin(),
                workshop.address,
                folder.resolve("keys.json").toString(),
                arriving.id(),
                cookies,
                size.reading(),
                conversations(arriving.id(), "posts > 2"),
                conversations(answering.id(), "true"),
                size.screens(),
                size.postsASecond(),
                size.seconds());
        Path file = folder.resolve("load.json");
        Files.writeString(file, new ObjectMapper().writeValueAsString(task));
        return file;
    }

    private void run(Path task, Consumer<String> each) throws IOException {
        Path log = folder.resolve("load.log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        Program.in(folder),
                        Load.class.getName(),
                        task.toString())
                .redirectError(log.toFile())
                .start();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (@Nullable String line = lines.readLine(); line != null; line = lines.readLine()) {
                each.accept(line);
            }
            if (process.waitFor() != 0) {
                throw new IOException("The load broke off:\n" + Files.readString(log));
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
        }
    }

    private List<Long> conversations(long channel, String which) {
        return workshop.db.withHandle(
                handle -> handle.createQuery("SELECT id FROM conversation WHERE channel_id = :channel AND " + which
                                + " ORDER BY id % 997, id LIMIT " + MANY)
                        .bind("channel", channel)
                        .mapTo(Long.class)
                        .list());
    }
}
