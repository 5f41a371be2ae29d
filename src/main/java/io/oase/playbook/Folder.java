package io.oase.playbook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The folder with the files, looked at now and then: that works on every file system, network drives too. A file is read when
 * its size or time has changed, and every now and then anyway, for those where neither tells.
 */
final class Folder {
    private static final int EVERY = 30;
    private static final int MOST = 200;
    private static final String ENDING = ".md";

    private final Path path;
    private final Map<String, Seen> seen = new HashMap<>();
    private int looks;

    Folder(Path path) {
        this.path = path;
    }

    /**
     * A file as it was read.
     *
     * @param name without its ending
     */
    record File(String name, byte[] bytes) {}

    private record Seen(FileTime changed, long size, byte[] bytes) {}

    Path path() {
        return path;
    }

    /**
     * What is there, by name.
     *
     * @throws IOException where the folder or one of its files cannot be read; then nothing is known, and nothing is gone
     */
    Map<String, byte[]> look() throws IOException {
        boolean anyway = looks++ % EVERY == 0;
        Map<String, byte[]> files = new TreeMap<>();
        try (DirectoryStream<Path> list = Files.newDirectoryStream(path, Folder::isPlaybook)) {
            for (Path file : list) {
                if (files.size() < MOST) {
                    String name = file.getFileName().toString();
                    files.put(name.substring(0, name.length() - ENDING.length()), bytes(file, anyway));
                }
            }
        } catch (java.nio.file.DirectoryIteratorException e) {
            throw e.getCause();
        }
        seen.keySet().retainAll(files.keySet());
        return files;
    }

    private byte[] bytes(Path file, boolean anyway) throws IOException {
        String name = file.getFileName().toString().replaceAll("\\.md$", "");
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
        Seen before = seen.get(name);
        if (before != null
                && !anyway
                && before.size() == now.size()
                && before.changed().equals(now.lastModifiedTime())) {
            return before.bytes();
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(Source.LARGEST + 1);
            seen.put(name, new Seen(now.lastModifiedTime(), now.size(), bytes));
            return bytes;
        }
    }

    /** Not what editors leave beside a file, nor what explains the folder. */
    private static boolean isPlaybook(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(ENDING)
                && !name.startsWith(".")
                && !name.toLowerCase(Locale.ROOT).equals("readme.md")
                && Files.isRegularFile(file);
    }
}
