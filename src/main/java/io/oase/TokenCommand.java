package io.oase;

import io.dropwizard.core.setup.Bootstrap;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code token create --user NAME}: a token of the JSON API, printed once and alone on standard output. */
final class TokenCommand extends ShellCommand {
    TokenCommand() {
        super("token", "Creates a token of the JSON API and prints it");
    }

    @Override
    public void configure(Subparser parser) {
        parser.addArgument("action").choices("create").help("what to do");
        super.configure(parser);
        parser.addArgument("--user").required(true).help("e-mail address or full name of the account it acts for");
        parser.addArgument("--name").setDefault("shell").help("what it is for");
    }

    @Override
    protected void run(Bootstrap<OaseConfiguration> bootstrap, Namespace names, OaseConfiguration configuration) {
        if (!Shell.on(
                configuration,
                wiring -> wiring.operator.createToken(names.getString("user"), names.getString("name")))) {
            System.exit(1);
        }
    }
}
