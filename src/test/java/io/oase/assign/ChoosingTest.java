package io.oase.assign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChoosingTest {
    private static final Colleague LENA = colleague(1, 5, null, List.of("de"), List.of("billing"), List.of(7L));
    private static final Colleague BEN = colleague(2, 3, 4, List.of("en-GB"), List.of("outage"), List.of(7L, 8L));
    private static final Colleague IDA = colleague(3, 3, 3, List.of(), List.of(), List.of(8L));
    private static final List<Colleague> ALL = List.of(LENA, BEN, IDA);

    @Test
    void who_has_least_gets_it_and_of_equals_the_next_in_turn() {
        assertThat(chosen(Way.LEAST_LOADED, ALL, null, null)).isEqualTo(2);
        Colleague idle = colleague(4, 3, null, List.of(), List.of(), List.of());
        assertThat(chosen(Way.LEAST_LOADED, List.of(LENA, BEN, idle), null, 2L)).isEqualTo(4);
        assertThat(chosen(Way.LEAST_LOADED, List.of(LENA, BEN, idle), null, 4L)).isEqualTo(2);
    }

    @Test
    void one_after_the_other_begins_again_after_the_last() {
        assertThat(chosen(Way.IN_TURN, ALL, null, null)).isEqualTo(1);
        assertThat(chosen(Way.IN_TURN, ALL, null, 1L)).isEqualTo(2);
        assertThat(chosen(Way.IN_TURN, ALL, null, 2L)).isEqualTo(1);
    }

    @Test
    void nobody_gets_more_than_they_take_and_only_who_belongs_to_the_team_gets_its_matters() {
        assertThat(chosen(Way.IN_TURN, List.of(IDA), null, null)).isZero();
        assertThat(chosen(Way.LEAST_LOADED, ALL, 8L, null)).isEqualTo(2);
        assertThat(chosen(Way.LEAST_LOADED, ALL, 9L, null)).isZero();
        assertThat(chosen(Way.POOL, ALL, null, null)).isZero();
    }

    @Test
    void who_gave_it_back_does_not_get_it_again() {
        Waiting back = new Waiting(1, 1, null, false, null, List.of(), 2L);
        assertThat(Choosing.choose(body(Way.LEAST_LOADED, false), back, ALL, null, null))
                .contains(LENA);
        assertThat(Choosing.choose(body(Way.LEAST_LOADED, false), back, List.of(BEN), null, null))
                .isEmpty();
    }

    @Test
    void a_language_or_topic_keeps_those_away_who_are_known_not_to_know_it() {
        assertThat(skilled("en", List.of())).contains(BEN);
        assertThat(skilled("fr", List.of())).isEmpty();
        assertThat(skilled("de-AT", List.of("outage"))).isEmpty();
        assertThat(skilled("de-AT", List.of("billing", "praise"))).contains(LENA);
        assertThat(skilled("de", List.of("praise"))).contains(LENA);
        assertThat(skilled(null, List.of("outage"))).contains(BEN);
    }

    @Test
    void a_rule_is_for_what_fits_all_its_conditions() {
        Rule.Body rule = new Rule.Body(
                "Bills",
                List.of(1L, 2L),
                List.of("Billing"),
                List.of("de"),
                true,
                7L,
                null,
                "in_turn",
                false,
                null,
                null);
        assertThat(rule.fits(new Waiting(1, 2, 7L, true, "de-AT", List.of("billing", "x"), null)))
                .isTrue();
        assertThat(rule.fits(new Waiting(1, 3, 7L, true, "de", List.of("billing"), null)))
                .isFalse();
        assertThat(rule.fits(new Waiting(1, 2, 8L, true, "de", List.of("billing"), null)))
                .isFalse();
        assertThat(rule.fits(new Waiting(1, 2, 7L, false, "de", List.of("billing"), null)))
                .isFalse();
        assertThat(rule.fits(new Waiting(1, 2, 7L, true, null, List.of("billing"), null)))
                .isFalse();
        assertThat(rule.fits(new Waiting(1, 2, 7L, true, "de", List.of(), null)))
                .isFalse();
    }

    private static Optional<Colleague> skilled(@Nullable String language, List<String> tags) {
        Waiting waiting = new Waiting(1, 1, null, false, language, tags, null);
        return Choosing.choose(body(Way.LEAST_LOADED, true), waiting, List.of(LENA, BEN), null, null);
    }

    private static long chosen(Way way, List<Colleague> there, @Nullable Long team, @Nullable Long last) {
        Waiting waiting = new Waiting(1, 1, team, false, null, List.of(), null);
        return Choosing.choose(body(way, false), waiting, there, team, last)
                .map(Colleague::id)
                .orElse(0L);
    }

    private static Rule.Body body(Way way, boolean skilled) {
        return new Rule.Body("All", List.of(), List.of(), List.of(), null, null, null, way.id(), skilled, null, null);
    }

    private static Colleague colleague(
            long id,
            int load,
            @Nullable Integer capacity,
            List<String> languages,
            List<String> topics,
            List<Long> teams) {
        return new Colleague(id, load, capacity, languages, topics, teams);
    }
}
