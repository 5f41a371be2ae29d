package io.oase.statement;

import io.oase.activation.Activation;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** Hears that something may be said from now on, within the transaction that says so; what it throws undoes it. */
public interface Spoken {
    /** @param statement issued just now */
    void issued(Handle db, Activation activation, Statement statement, Instant at);
}
