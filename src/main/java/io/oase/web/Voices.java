package io.oase.web;

import io.oase.base.Said;
import io.oase.notice.Voice;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;

/** The words of pages for people who are not looking at one: mails, other programs. */
public final class Voices implements Voice {
    private final Messages messages;
    private final Clock clock;
    private final ZoneId zone;

    /** @param zone times are said in it */
    public Voices(Messages messages, Clock clock, ZoneId zone) {
        this.messages = messages;
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public String say(String language, Said said) {
        return reader(language).say(said);
    }

    @Override
    public String time(String language, Instant at) {
        return reader(language).apart(at);
    }

    private Reader reader(String language) {
        return new Reader(messages.in(Locale.forLanguageTag(language)), zone, clock.instant());
    }
}
