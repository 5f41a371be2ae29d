package io.oase.acknowledge;

import io.oase.target.Calendar;
import io.oase.target.ExpectedAnswer;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Says things in the language of whoever wrote. */
public interface Wording {
    /** Which of our languages to use with somebody who writes in this one: its tag. */
    String language(@Nullable String theirs);

    /** The text that ships, a template. */
    String shipped(String language, Situation situation);

    /** Says that no person wrote it. */
    String mark(String language);

    /** By when an answer can be expected, as the end of a sentence; empty when that cannot be said. */
    String until(String language, ExpectedAnswer answer, ZoneId zone, Instant now);

    /** When somebody is there: {@code Mon–Fri 9–17}. */
    String hours(String language, Calendar calendar, Instant now);

    /** Why nobody is there today; empty on an ordinary day. */
    String occasion(String language, Calendar calendar, Instant now);
}
