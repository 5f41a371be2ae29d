package io.oase;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.ServerCommand;
import io.dropwizard.core.setup.Environment;
import net.sourceforge.argparse4j.inf.Namespace;
import org.slf4j.LoggerFactory;

/** {@code server config.yml}: runs Oase. */
final class StartCommand extends ServerCommand<OaseConfiguration> {
    StartCommand(Oase oase) {
        super(oase);
    }

    /** Dropwizard would log a start that failed with where it happened; {@link #onError} says it in words. */
    @Override
    protected void run(Environment environment, Namespace names, OaseConfiguration configuration) throws Exception {
        if (LoggerFactory.getLogger(ServerCommand.class) instanceof Logger logger) {
            logger.setLevel(Level.OFF);
        }
        super.run(environment, names, configuration);
    }

    @Override
    public void onError(Cli cli, Namespace names, Throwable failure) {
        cli.getStdErr().println(Reason.of(failure));
    }
}
