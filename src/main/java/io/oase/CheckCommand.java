package io.oase;

import io.dropwizard.core.setup.Bootstrap;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.base.VaultTrouble;
import io.oase.channel.Channel;
import io.oase.channel.Http;
import io.oase.channel.Introduction;
import io.oase.channel.Trouble;
import io.oase.db.DatabaseRefused;
import io.oase.notice.Deliveries;
import io.oase.notice.EmailSettings;
import io.oase.playbook.Strangers;
import io.oase.web.Reader;
import java.time.ZoneId;
import java.util.Optional;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/**
 * {@code check config.yml}: says whether everything named there can be used, a line each. Exit codes: 0 all is well, 1 the
 * configuration file cannot be used, 2 database or keys cannot, 3 a channel cannot be read, 4 a playbook cannot, or their folder, 5
 * the mail server for notices cannot be used.
 */
final class CheckCommand extends ShellCommand {
    CheckCommand() {
        super("check", "Says whether configuration, database, keys, playbooks and channels can be used");
    }

    @Override
    public void configure(Subparser parser) {
        super.configure(parser);
    }

    @Override
    protected void run(Bootstrap<OaseConfiguration> bootstrap, Namespace names, OaseConfiguration configuration) {
        System.out.println("ok    configuration");
        int code;
        try (Storage storage = Storage.beside(configuration)) {
            System.out.println("ok    database " + storage.database().address());
            Wiring wiring = new Wiring(
                    configuration,
                    storage.database(),
                    storage.vault(),
                    new Http(configuration.privateAddresses()),
                    "check");
            System.out.println("ok    keys " + configuration.keysFile());
            code = playbooks(configuration, wiring) ? 0 : 4;
            code = notices(configuration.notices(), wiring) ? code : 5;
            code = channels(wiring) ? code : 3;
        } catch (DatabaseRefused | VaultTrouble trouble) {
            System.out.println("FAIL  " + trouble.getMessage());
            code = 2;
        }
        if (code != 0) {
            System.exit(code);
        }
    }

    private static boolean playbooks(OaseConfiguration configuration, Wiring wiring) {
        return PlaybooksCheck.fine(
                configuration.playbooksFolder(),
                wiring.proofreading,
                playbook -> wiring.db.withHandle(handle -> Strangers.in(handle, playbook)),
                reader(wiring));
    }

    /** The mail server is greeted and sent nothing; a webhook could only be tried by sending something. */
    private static boolean notices(NoticesConfiguration notices, Wiring wiring) {
        notices.webhookSettings().ifPresent(webhook -> {
            System.out.println("ok    webhook " + webhook.url());
            if (webhook.url().startsWith("http:")) {
                System.out.println(
                        "note  webhook: everybody on the way can read what goes there; use https if you can");
            }
        });
        System.out.println(notices.pushSubject(wiring.publicUrl)
                .map(subject -> "ok    push, in the name of " + subject)
                .orElse("ok    push: off"));
        Optional<EmailSettings> email = notices.emailSettings();
        Optional<Said> trouble = email.flatMap(Deliveries::trouble);
        email.ifPresent(settings -> System.out.println(
                trouble.map(said -> "FAIL  e-mail: " + reader(wiring).say(said))
                        .orElse("ok    e-mail " + settings.host() + ":" + settings.port())));
        return trouble.isEmpty();
    }

    private static Reader reader(Wiring wiring) {
        return new Reader(Shell.language(wiring.messages), ZoneId.systemDefault(), wiring.clock.instant());
    }

    private static boolean channels(Wiring wiring) {
        Reader reader = reader(wiring);
        boolean fine = true;
        for (Channel channel : wiring.channels.list()) {
            String name = channel.network() + " " + channel.name();
            if (channel.state() != Channel.State.ACTIVE) {
                System.out.println("ok    " + name + ": paused");
                continue;
            }
            try {
                Introduction introduction = wiring.connectors.of(channel).introduce();
                System.out.println("ok    " + name + ": " + introduction.place());
                for (Said warning : introduction.warnings()) {
                    System.out.println("note  " + name + ": " + reader.say(warning));
                }
            } catch (Trouble trouble) {
                System.out.println("FAIL  " + name + ": " + reader.say(trouble.said()));
                fine = false;
            } catch (Refused refused) {
                System.out.println("FAIL  " + name + ": " + reader.say(refused.said()));
                fine = false;
            } catch (VaultTrouble trouble) {
                System.out.println("FAIL  " + name + ": " + trouble.getMessage());
                fine = false;
            }
        }
        return fine;
    }
}
