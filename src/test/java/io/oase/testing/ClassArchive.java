package io.oase.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * The program's classes laid out as a Java machine has them in memory, which saves a third of each start, and tests start it
 * some thirty times. Whoever is first makes it, by starting and stopping the program once; others do without until it is there.
 */
final class ClassArchive {
    private final Path file;
    private boolean tried;

    /** One archive for each build of this program; it lies beside it. */
    ClassArchive(Path jar) {
        try {
            this.file =
                    jar.resolveSibling("oase-" + Files.getLastModifiedTime(jar).toMillis() + ".jsa");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What to say to a Java machine, so that it uses the archive; nothing while there is none. */
    synchronized List<String> flags() {
        try {
            if (!tried && !Files.exists(file)) {
                tried = true;
                makeUnlessSomebodyDoes();
            }
            return Files.exists(file) ? List.of("-XX:SharedArchiveFile=" + file, "-Xlog:cds*=off") : List.of();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void makeUnlessSomebodyDoes() throws IOException, InterruptedException {
        try (FileChannel channel = FileChannel.open(
                        file.resolveSibling("oase.jsa.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock != null && !Files.exists(file)) {
                make();
            }
        }
    }

    private void make() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("oase-archive-");
        Path made = file.resolveSibling("oase-new.jsa");
        try (TestDatabase database = TestDatabase.empty();
                RunningOase oase = new RunningOase(
                                folder, List.of("-XX:ArchiveClassesAtExit=" + made, "-Xlog:cds*=off"))
                        .on(database.address())) {
            oase.start();
            oase.signal("TERM");
            oase.process().waitFor();
            // A Java machine that comes without an archive of its own classes makes none.
            if (Files.exists(made)) {
                Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }
}
