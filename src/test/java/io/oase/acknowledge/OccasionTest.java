package io.oase.acknowledge;

import static org.assertj.core.api.Assertions.assertThat;

import io.oase.acknowledge.Occasion.Reason;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OccasionTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final Occasion PRIVATE_MESSAGE = new Occasion(
            Scope.PRIVATE,
            NOW.minus(Duration.ofDays(30)),
            true,
            true,
            false,
            false,
            false,
            true,
            false,
            false,
            NOW.minusSeconds(20),
            "Where is my order?");

    @Test
    void a_private_message_is_acknowledged_where_that_is_switched_on() {
        assertThat(PRIVATE_MESSAGE.against(NOW)).isEmpty();
        assertThat(changed(Scope.OFF, true, PRIVATE_MESSAGE.postedAt(), "x").against(NOW))
                .contains(Reason.OFF);
    }

    @Test
    void a_public_post_only_where_that_is_switched_on_too() {
        assertThat(changed(Scope.PRIVATE, false, NOW, "x").against(NOW)).contains(Reason.OFF);
        assertThat(changed(Scope.ALL, false, NOW, "x").against(NOW)).isEmpty();
    }

    @Test
    void what_is_old_or_from_before_it_was_switched_on_is_left_alone() {
        Instant hourAgo = NOW.minus(Occasion.LATEST);
        assertThat(changed(Scope.PRIVATE, true, hourAgo, "x").against(NOW)).isEmpty();
        assertThat(changed(Scope.PRIVATE, true, hourAgo.minusSeconds(1), "x").against(NOW))
                .contains(Reason.OLD);
        assertThat(changed(Scope.PRIVATE, true, NOW.minus(Duration.ofDays(31)), "x")
                        .against(NOW))
                .contains(Reason.OFF);
    }

    @Test
    void each_of_these_is_reason_enough_for_silence() {
        assertThat(flags(true, true, false, false, true, false, false).against(NOW))
                .contains(Reason.NOT_FOR_US);
        assertThat(flags(false, false, false, false, true, false, false).against(NOW))
                .contains(Reason.NOT_FOR_US);
        assertThat(flags(true, false, true, false, true, false, false).against(NOW))
                .contains(Reason.PROGRAM);
        assertThat(flags(true, false, false, true, true, false, false).against(NOW))
                .contains(Reason.OPTED_OUT);
        assertThat(flags(true, false, false, false, false, false, false).against(NOW))
                .contains(Reason.ANSWERED);
        assertThat(flags(true, false, false, false, true, true, false).against(NOW))
                .contains(Reason.ANSWERED);
        assertThat(flags(true, false, false, false, true, false, true).against(NOW))
                .contains(Reason.TOLD_TODAY);
        assertThat(flags(true, false, false, false, true, false, false).against(NOW))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Automatic reply: I am away",
                "auto-reply",
                "Automatische Antwort: Ich bin im Urlaub",
                "Out of office until Monday",
                "Abwesenheitsnotiz",
                "Dies ist eine automatische Nachricht"
            })
    void a_program_that_answers_programs_is_not_answered(String words) {
        assertThat(changed(Scope.PRIVATE, true, NOW, words).against(NOW)).contains(Reason.PROGRAM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Your automatic door is broken", "Die automatische Abbuchung ist falsch", "Automat kaputt"})
    void people_may_write_about_automatic_things(String words) {
        assertThat(changed(Scope.PRIVATE, true, NOW, words).against(NOW)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"STOP", "stop", " Stopp! ", "@hilfe STOP.", "@hilfe@town.example stop"})
    void the_word_alone_opts_out(String words) {
        assertThat(changed(Scope.PRIVATE, true, NOW, words).optsOut()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Stop the delivery", "Where is the bus stop?", "nonstop", "", "Don't stop"})
    void the_word_among_others_does_not(String words) {
        assertThat(changed(Scope.PRIVATE, true, NOW, words).optsOut()).isFalse();
    }

    private static Occasion changed(Scope scope, boolean hushed, Instant postedAt, String body) {
        return new Occasion(
                scope, PRIVATE_MESSAGE.since(), hushed, true, false, false, false, true, false, false, postedAt, body);
    }

    private static Occasion flags(
            boolean addressed,
            boolean own,
            boolean bot,
            boolean optedOut,
            boolean waits,
            boolean answering,
            boolean toldToday) {
        return new Occasion(
                Scope.PRIVATE,
                PRIVATE_MESSAGE.since(),
                true,
                addressed,
                own,
                bot,
                optedOut,
                waits,
                answering,
                toldToday,
                NOW,
                "x");
    }
}
