package io.oase;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.base.VaultTrouble;
import io.oase.channel.Http;
import io.oase.db.DatabaseRefused;
import io.oase.web.Language;
import io.oase.web.Messages;
import io.oase.web.Reader;
import java.time.ZoneId;
import java.util.Locale;
import java.util.function.Function;

/** Runs one verb from a shell, beside a running Oase or without one, and prints what came of it. */
final class Shell {
    private Shell() {}

    /**
     * Opens the database, runs, prints the sentence it answers.
     *
     * @return false when it was refused; the reason is on standard error
     */
    static boolean on(OaseConfiguration configuration, Function<Wiring, String> verb) {
        try (Storage storage = Storage.beside(configuration)) {
            Wiring wiring = new Wiring(
                    configuration,
                    storage.database(),
                    storage.vault(),
                    new Http(configuration.privateAddresses()),
                    "shell");
            try {
                System.out.println(verb.apply(wiring));
                return true;
            } catch (Refused refused) {
                Messages messages = new Site(wiring).messages();
                print(new Reader(language(messages), ZoneId.systemDefault(), wiring.clock.instant()), refused);
                return false;
            }
        } catch (DatabaseRefused | VaultTrouble trouble) {
            System.err.println(trouble.getMessage());
            return false;
        }
    }

    static Language language(Messages messages) {
        return messages.in(Locale.getDefault().getLanguage().equals("de") ? Locale.GERMAN : Locale.ENGLISH);
    }

    private static void print(Reader reader, Refused refused) {
        System.err.println(reader.say(refused.said()));
        if (refused instanceof Refused.Invalid invalid) {
            invalid.fields()
                    .forEach((String field, Said said) -> System.err.println("  " + field + ": " + reader.say(said)));
        }
    }
}
