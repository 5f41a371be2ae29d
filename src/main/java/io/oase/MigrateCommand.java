package io.oase;

import io.dropwizard.core.setup.Bootstrap;
import net.sourceforge.argparse4j.inf.Namespace;

/** {@code migrate}: brings the database up to date without starting; the server does the same when it starts. */
final class MigrateCommand extends ShellCommand {
    MigrateCommand() {
        super("migrate", "Brings the database up to date");
    }

    @Override
    protected void run(Bootstrap<OaseConfiguration> bootstrap, Namespace names, OaseConfiguration configuration) {
        if (!Shell.on(configuration, wiring -> "The database is up to date.")) {
            System.exit(1);
        }
    }
}
