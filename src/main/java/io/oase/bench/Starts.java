package io.oase.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How long it takes to start, in a new folder and in one that was used before. */
final class Starts {
    private final Path folder;
    private final List<String> flags;
    private final Sheet sheet;

    Starts(Path folder, List<String> flags, Sheet sheet) {
        this.folder = folder;
        this.flags = flags;
        this.sheet = sheet;
    }

    /** @param warm how many warm starts of each kind */
    void measure(int warm) throws IOException {
        try (ServerProcess cold = start(List.of())) {
            sheet.say(
                    "Cold start     %.1f s to the first page (nothing unpacked, no database)",
                    cold.secondsToFirstPage());
        }
        warm(warm, "to the first page", List.of());
        Path archive = folder.resolve("oase.jsa");
        if (warm > 0) {
            start(List.of("-XX:ArchiveClassesAtExit=" + archive)).close();
            warm(warm, "with a class archive", List.of("-XX:SharedArchiveFile=" + archive));
        }
    }

    private void warm(int times, String how, List<String> further) throws IOException {
        List<Double> warm = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            try (ServerProcess server = start(further)) {
                warm.add(server.secondsToFirstPage());
            }
        }
        if (!warm.isEmpty()) {
            sheet.say(
                    "Warm start     %.1f s %s (median of %d)", Figures.of(warm).median(), how, warm.size());
        }
    }

    private ServerProcess start(List<String> further) throws IOException {
        return ServerProcess.start(
                folder, null, Stream.concat(flags.stream(), further.stream()).toList());
    }
}
