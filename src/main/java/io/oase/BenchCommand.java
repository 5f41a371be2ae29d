package io.oase;

import io.dropwizard.core.cli.Command;
import io.dropwizard.core.setup.Bootstrap;
import io.oase.bench.Bench;
import java.util.List;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code bench}: measures ingest, pages, live events, memory and start-up on this machine. Takes some minutes. */
final class BenchCommand extends Command {
    BenchCommand() {
        super("bench", "Measures ingest, pages, live events, memory and start-up on this machine");
    }

    @Override
    public void configure(Subparser parser) {
        parser.addArgument("--posts")
                .type(Integer.class)
                .setDefault(1_000_000)
                .help("posts in the database when pages are read");
        parser.addArgument("--java")
                .setDefault("-Xmx224m -XX:+UseSerialGC")
                .help("options of the server's Java machine, such as --java='-Xmx512m'");
    }

    @Override
    public void run(Bootstrap<?> bootstrap, Namespace names) throws Exception {
        List<String> flags = List.of(names.getString("java").strip().split("\\s+"));
        Bench.run(
                names.getInt("posts"),
                Wiring.networks(),
                flags.stream().filter(flag -> !flag.isEmpty()).toList(),
                System.out);
    }
}
