package io.oase.notice;

import io.oase.base.Said;
import java.time.Instant;

/** Says things to people who are not looking at a page. */
public interface Voice {
    /**
     * A message in words.
     *
     * @param language {@code de} or {@code en}; English for any other
     */
    String say(String language, Said said);

    /** Date and time with the zone: a mail may be read days later and elsewhere. */
    String time(String language, Instant at);
}
