package io.oase.testing;

import io.oase.playbook.Playbook;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** A small complete playbook, for the networks of a {@link World}. */
public final class GoodPlaybook {
    private GoodPlaybook() {}

    /** Its file, under this id. */
    public static String text(String id) {
        try (InputStream in = Objects.requireNonNull(Playbook.class.getResourceAsStream("good.md"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("id: good", "id: " + id)
                    .replace("[network:bluesky, network:mastodon]", "[network:fake]")
                    .replace("[network:mastodon]", "[network:fake]");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts a file into a folder. */
    public static void write(Path folder, String id, String text) {
        try {
            Files.writeString(folder.resolve(id + ".md"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
