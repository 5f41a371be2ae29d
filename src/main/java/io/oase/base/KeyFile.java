package io.oase.base;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A small file that only its owner can read, and that is there whole or not at all.
 *
 * @param path where it stands; folders are made as needed
 */
record KeyFile(Path path) {
    String read() throws IOException {
        return Files.readString(path);
    }

    /** Writes the file unless somebody else was faster, in which case theirs stands. */
    void create(Supplier<String> content) {
        try {
            Path draft = draft(content.get());
            try {
                // A link fails where a file is already; a move would put ours over it, and theirs may be in use.
                Files.createLink(path, draft);
            } catch (FileAlreadyExistsException theirs) {
                throw theirs;
            } catch (UnsupportedOperationException | FileSystemException noLinks) {
                Files.move(draft, path);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            if (!Files.isRegularFile(path)) {
                throw new VaultTrouble("vault.unwritable", path, e);
            }
        }
    }

    /** Puts new content in place of the old in one step. */
    void replace(String content) {
        try {
            Path draft = draft(content);
            try {
                Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(draft, path, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new VaultTrouble("vault.unwritable", path, e);
        }
    }

    private Path draft(String content) throws IOException {
        Path folder = Files.createDirectories(path.toAbsolutePath().getParent());
        boolean posix = Files.getFileStore(folder).supportsFileAttributeView("posix");
        FileAttribute<?>[] owner = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        Path draft = Files.createTempFile(folder, path.getFileName().toString(), ".new", owner);
        try (FileChannel out = FileChannel.open(draft, Set.of(StandardOpenOption.WRITE))) {
            out.write(ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8)));
            out.force(true);
        }
        return draft;
    }
}
