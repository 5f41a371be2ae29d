package io.oase;

import io.dropwizard.configuration.ConfigurationException;
import io.oase.base.VaultTrouble;
import io.oase.db.DatabaseRefused;
import java.io.FileNotFoundException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.BindException;

/** What kept a command from running, in the words of whoever has to do something about it. */
final class Reason {
    private Reason() {}

    /** What went wrong; only of what nobody foresaw with where it happened. */
    static String of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConfigurationException
                    || cause instanceof FileNotFoundException
                    || cause instanceof DatabaseRefused
                    || cause instanceof VaultTrouble) {
                return String.valueOf(cause.getMessage()).stripTrailing();
            }
            if (cause instanceof BindException) {
                return "A port that Oase is to listen on is in use ("
                        + String.valueOf(failure.getMessage()).replaceFirst("^.*Exception: ", "")
                        + "). Stop what uses it, or set OASE_PORT or OASE_ADMIN_PORT to another.";
            }
        }
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }

    /** Exit code: 2 for database or keys, 1 for everything else. */
    static int code(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DatabaseRefused || cause instanceof VaultTrouble) {
                return 2;
            }
        }
        return 1;
    }
}
