package io.oase.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.oase.base.Said;
import io.oase.testing.Bundles;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ReaderTest {
    private static final Instant NOW = Instant.parse("2026-11-24T13:31:00Z");
    private static final Messages MESSAGES = Bundles.of("web");

    private final Reader english = reader(Locale.ENGLISH);
    private final Reader german = reader(Locale.GERMAN);

    @Test
    void a_time_is_said_as_short_as_it_can_be() {
        assertThat(english.at(NOW.minusSeconds(660))).isEqualTo("14:20");
        assertThat(english.at(NOW.minus(Duration.ofDays(1)))).isEqualTo("Mon 14:31");
        assertThat(german.at(NOW.minus(Duration.ofDays(1)))).isEqualTo("Mo. 14:31");
        assertThat(english.at(NOW.minus(Duration.ofDays(12)))).isEqualTo("12 Nov");
        assertThat(german.at(NOW.minus(Duration.ofDays(12)))).isEqualTo("12. Nov.");
        assertThat(english.at(Instant.parse("2024-11-12T10:00:00Z"))).isEqualTo("12 Nov 2024");
    }

    @Test
    void midnight_is_the_readers_own() {
        Reader tokyo = new Reader(MESSAGES.in(Locale.ENGLISH), ZoneId.of("Asia/Tokyo"), NOW);
        assertThat(tokyo.at(Instant.parse("2026-11-24T14:59:00Z"))).isEqualTo("23:59");
        assertThat(tokyo.at(Instant.parse("2026-11-24T15:01:00Z"))).isEqualTo("Wed 00:01");
    }

    @Test
    void how_long_ago_and_how_long_are_said_exactly() {
        assertThat(english.ago(NOW.minusSeconds(12))).isEqualTo("12 s ago");
        assertThat(german.ago(NOW.minusSeconds(190))).isEqualTo("vor 3 min");
        assertThat(english.ago(NOW.plusSeconds(30))).isEqualTo("0 s ago");
        assertThat(english.span(Duration.ofMinutes(4))).isEqualTo("4 min");
        assertThat(english.span(Duration.ofMinutes(86))).isEqualTo("1 h 26");
        assertThat(english.span(Duration.ofMinutes(125))).isEqualTo("2 h 05");
        assertThat(german.span(Duration.ofHours(51))).isEqualTo("2 T 3 h");
    }

    @Test
    void what_is_said_is_counted_and_timed_in_the_readers_language() {
        assertThat(english.say(Said.of("talk.followers", 1))).isEqualTo("1 follower");
        assertThat(german.say(Said.of("talk.followers", 2400))).isEqualTo("2.400 Follower");
        assertThat(english.say("nav.blindsince", NOW.minusSeconds(660))).isEqualTo("blind since 14:20");
        assertThat(english.say("connect.signoffhint")).contains("{{agent.firstName}}");
    }

    @Test
    void nothing_that_is_said_breaks_a_page() {
        assertThat(english.say("no.such.key", 1)).isEqualTo("no.such.key");
        assertThat(english.say("talk.followers", "many")).isEqualTo("0 followers");
        assertThat(english.say("talk.with", "{0} <b>'")).isEqualTo("with {0} <b>'");
        assertThat(english.say("talk.with", "xxxxxxxxxxxxxxxxxxZ")).endsWith("xxxZ");
    }

    @Property
    void any_moment_can_be_said(@ForAll @LongRange(min = -62_135_596_800L, max = 253_402_300_799L) long second) {
        Instant moment = Instant.ofEpochSecond(second);
        assertThat(german.at(moment)).isNotBlank();
        assertThat(german.ago(moment)).isNotBlank();
        assertThat(german.exactly(moment)).isNotBlank();
    }

    @Test
    void the_language_is_the_accounts_then_the_browsers_then_english() {
        assertThat(MESSAGES.choose("de", "en").locale()).isEqualTo(Locale.GERMAN);
        assertThat(MESSAGES.choose("", "fr, de-AT;q=0.8, en;q=0.5").locale()).isEqualTo(Locale.GERMAN);
        assertThat(MESSAGES.choose("", "fr").locale()).isEqualTo(Locale.ENGLISH);
        assertThat(MESSAGES.choose("", "***;;q=x").locale()).isEqualTo(Locale.ENGLISH);
        assertThat(MESSAGES.choose("", "").locale()).isEqualTo(Locale.ENGLISH);
    }

    private static Reader reader(Locale locale) {
        return new Reader(MESSAGES.in(locale), ZoneId.of("Europe/Berlin"), NOW);
    }
}
