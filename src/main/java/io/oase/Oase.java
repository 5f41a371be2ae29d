package io.oase;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;
import io.dropwizard.configuration.EnvironmentVariableSubstitutor;
import io.dropwizard.configuration.SubstitutingSourceProvider;
import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.forms.MultiPartBundle;
import io.dropwizard.jackson.FuzzyEnumModule;
import io.dropwizard.jackson.Jackson;

/** Oase: {@code java -jar oase.jar server config.yml}. */
public final class Oase extends Application<OaseConfiguration> {
    /** Runs a command: server, demo, check, user, token, migrate, bench. */
    public static void main(String[] args) throws Exception {
        new Oase().run(args.length == 0 ? new String[] {"--help"} : args);
    }

    @Override
    public String getName() {
        return "Oase";
    }

    @Override
    public void initialize(Bootstrap<OaseConfiguration> bootstrap) {
        bootstrap.setObjectMapper(mapper());
        bootstrap.setConfigurationSourceProvider(new SubstitutingSourceProvider(
                bootstrap.getConfigurationSourceProvider(), new EnvironmentVariableSubstitutor(false)));
        bootstrap.addBundle(new MultiPartBundle());
        bootstrap.addCommand(new DemoCommand(this));
        bootstrap.addCommand(new UserCommand());
        bootstrap.addCommand(new TokenCommand());
        bootstrap.addCommand(new MigrateCommand());
        bootstrap.addCommand(new CheckCommand());
        bootstrap.addCommand(new BenchCommand());
    }

    /** Dropwizard's own but for Blackbird, which generates code for each class it meets, and more slowly than we start. */
    private static ObjectMapper mapper() {
        return Jackson.newMinimalObjectMapper()
                .registerModules(
                        new FuzzyEnumModule(), new ParameterNamesModule(), new Jdk8Module(), new JavaTimeModule());
    }

    /** Without Dropwizard's own {@code check}, which looks at the file alone; ours is {@link CheckCommand}. */
    @Override
    protected void addDefaultCommands(Bootstrap<OaseConfiguration> bootstrap) {
        bootstrap.addCommand(new StartCommand(this));
    }

    @Override
    public void run(OaseConfiguration configuration, Environment environment) {
        Node node = Node.create(configuration, environment);
        environment.lifecycle().addServerLifecycleListener(node::announce);
    }

    /** What went wrong is said by then. */
    @Override
    protected void onFatalError(Throwable thrown) {
        System.exit(Reason.code(thrown));
    }
}
