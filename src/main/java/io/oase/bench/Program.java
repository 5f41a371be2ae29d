package io.oase.bench;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;

/** What this process runs from, as a class path of jars: users start Oase from one, and a class archive takes no folders. */
final class Program {
    private Program() {}

    /** The class path; folders on it are packed into jars in this folder. */
    static String in(Path folder) {
        return places().stream()
                .map(place -> Files.isDirectory(place) ? packed(place, folder) : place)
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Path packed(Path classes, Path folder) {
        Path jar = folder.resolve("program-" + Integer.toHexString(classes.hashCode()) + ".jar");
        if (Files.exists(jar)) {
            return jar;
        }
        try (var files = Files.walk(classes);
                OutputStream file = Files.newOutputStream(jar);
                JarOutputStream packing = new JarOutputStream(file)) {
            for (Path each :
                    files.filter(path -> !path.equals(classes)).sorted().toList()) {
                boolean isFolder = Files.isDirectory(each);
                packing.putNextEntry(new JarEntry(classes.relativize(each) + (isFolder ? "/" : "")));
                if (!isFolder) {
                    Files.copy(each, packing);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return jar;
    }

    /** The jar, or what Maven's class loader has. */
    private static List<Path> places() {
        if (Program.class.getClassLoader() instanceof URLClassLoader loader) {
            return Arrays.stream(loader.getURLs()).map(Program::path).toList();
        }
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList();
    }

    private static Path path(URL url) {
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
