package io.oase;

import io.dropwizard.configuration.EnvironmentVariableSubstitutor;
import io.dropwizard.configuration.ResourceConfigurationSourceProvider;
import io.dropwizard.configuration.SubstitutingSourceProvider;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.ServerCommand;
import io.dropwizard.core.setup.Bootstrap;
import java.util.HashMap;
import java.util.Map;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/**
 * {@code demo}: Oase on a make-believe network, for the first five minutes. A real server with a real database that starts
 * empty each time; the network lives in the same process and is read through the real connector.
 */
final class DemoCommand extends ServerCommand<OaseConfiguration> {
    DemoCommand(Oase oase) {
        super(new Demo(oase), "demo", "Runs Oase on a make-believe network, to look around");
    }

    @Override
    public void configure(Subparser parser) {
        // No configuration file: the demo brings its own.
    }

    @Override
    public void onError(Cli cli, Namespace names, Throwable failure) {
        cli.getStdErr().println(Reason.of(failure));
    }

    @Override
    public void run(Bootstrap<?> bootstrap, Namespace names) throws Exception {
        bootstrap.setConfigurationSourceProvider(new SubstitutingSourceProvider(
                new ResourceConfigurationSourceProvider(), new EnvironmentVariableSubstitutor(false)));
        Map<String, Object> attributes = new HashMap<>(names.getAttrs());
        attributes.put("file", "io/oase/demo/demo.yml");
        super.run(bootstrap, new Namespace(attributes));
    }
}
