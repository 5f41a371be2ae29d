package io.oase.playbook;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Objects;

/** The playbooks that come with Oase; in its jar too, so that the demo has them wherever it is started. */
public final class Shipped {
    private Shipped() {}

    /**
     * Writes them, and their schema, into a folder that is made where there is none; what has the same name is replaced.
     *
     * @throws IOException when the folder cannot be written
     */
    public static void copyTo(Path folder) throws IOException {
        Files.createDirectories(folder);
        URI schema = schema();
        if (!schema.getScheme().equals("jar")) {
            copy(Objects.requireNonNull(Path.of(schema).getParent()), folder);
            return;
        }
        try (FileSystem jar = FileSystems.newFileSystem(schema, Map.of())) {
            copy(jar.getPath("/io/oase/playbook/shipped"), folder);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(from)) {
            for (Path file : files) {
                Path copy = to.resolve(file.getFileName().toString());
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static URI schema() {
        try {
            return Objects.requireNonNull(Shipped.class.getResource("shipped/playbook.schema.json"))
                    .toURI();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The class path has places that are no addresses", e);
        }
    }
}
