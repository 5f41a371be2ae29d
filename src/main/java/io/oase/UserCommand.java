package io.oase;

import io.dropwizard.core.setup.Bootstrap;
import io.oase.people.NewAccount;
import io.oase.people.Role;
import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code user create} and {@code user password}: accounts from a shell. The password is asked for, or read from a pipe. */
final class UserCommand extends ShellCommand {
    UserCommand() {
        super("user", "Creates an account, or sets a password");
    }

    @Override
    public void configure(Subparser parser) {
        parser.addArgument("action").choices("create", "password").help("what to do");
        super.configure(parser);
        parser.addArgument("--email").required(true).help("what they sign in with");
        parser.addArgument("--name").help("full name (create)");
        parser.addArgument("--role").setDefault("agent").choices("agent", "lead", "comms", "admin");
        parser.addArgument("--title").setDefault("").help("what they are, as in a sign-off (create)");
    }

    @Override
    protected void run(Bootstrap<OaseConfiguration> bootstrap, Namespace names, OaseConfiguration configuration)
            throws IOException {
        String password = password();
        boolean create = "create".equals(names.getString("action"));
        String email = names.getString("email");
        boolean done = Shell.on(configuration, wiring -> {
            if (create) {
                String name = Optional.ofNullable(names.getString("name")).orElse(email);
                Role role = Role.of(names.getString("role")).orElseThrow();
                wiring.operator.createUser(
                        new NewAccount(email, name, names.getString("title"), null, role, List.of(), "", password));
            } else {
                wiring.operator.setPassword(email, password);
            }
            return create ? "The account " + email + " exists now." : "The password of " + email + " is changed.";
        });
        if (!done) {
            System.exit(1);
        }
    }

    private static String password() throws IOException {
        Console console = System.console();
        if (console != null) {
            return new String(console.readPassword("Password: "));
        }
        return new String(System.in.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
}
