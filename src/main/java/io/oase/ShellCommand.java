package io.oase;

import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.ConfiguredCommand;
import net.sourceforge.argparse4j.inf.Namespace;

/** A command that does one thing with a configuration and ends. */
abstract class ShellCommand extends ConfiguredCommand<OaseConfiguration> {
    ShellCommand(String name, String description) {
        super(name, description);
    }

    @Override
    public void onError(Cli cli, Namespace names, Throwable failure) {
        cli.getStdErr().println(Reason.of(failure));
    }
}
