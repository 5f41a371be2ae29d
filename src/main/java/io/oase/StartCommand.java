package io.oase;

import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.ServerCommand;
import net.sourceforge.argparse4j.inf.Namespace;

/** {@code server config.yml}: runs Oase. */
final class StartCommand extends ServerCommand<OaseConfiguration> {
    StartCommand(Oase oase) {
        super(oase);
    }

    @Override
    public void onError(Cli cli, Namespace names, Throwable failure) {
        cli.getStdErr().println(Reason.of(failure));
    }
}
