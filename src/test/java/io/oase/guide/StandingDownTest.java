package io.oase.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oase.activation.Activation;
import io.oase.activation.Happening;
import io.oase.base.Refused;
import io.oase.inbox.Conversation;
import io.oase.notice.Notice;
import io.oase.reply.Answering;
import io.oase.testing.AtOnce;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StandingDownTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);

    @Test
    void it_ends_when_everything_is_ticked_and_somebody_writes_the_review() {
        Activation crisis = Crisis.begin(world, 2, Map.of("what.de", "Kiel *und* [Bonn](http://x)"));
        world.scribing.write(world.lena, crisis.id(), "# Heading\n<script>alert(1)</script> | a");
        assertThatThrownBy(() -> end(crisis, List.of("works"), null))
                .isInstanceOfSatisfying(Refused.Invalid.class, refused -> assertThat(refused.fields())
                        .hasEntrySatisfying("conditions", said -> assertThat(said.args())
                                .containsExactly("Everybody has an answer.")));
        assertThatThrownBy(() -> end(crisis, List.of("works", "answered", "invented"), null))
                .isInstanceOf(Refused.Invalid.class);
        world.standingDown.tick(world.mara, crisis.id(), "works", true);
        world.clock.advance(Duration.ofMinutes(30));

        Activation over = end(crisis, List.of("answered"), null);

        assertThat(over.inForce()).isFalse();
        assertThat(world.standingDown.read(world.lena, crisis.id()).conditions())
                .extracting(Condition::byName)
                .containsExactly("Mara Vogt", "Ada Sommer");
        Review review = world.reviews.find(world.lena, crisis.id()).orElseThrow();
        assertThat(review.ownerName()).isEqualTo("Mara Vogt");
        assertThat(review.dueAt()).isEqualTo(world.clock.instant().plus(Duration.ofDays(5)));
        assertThat(review.text())
                .contains("# Review: Machines out of order")
                .contains("Duration: 30 min")
                .contains("### What was missing?")
                .contains("Kiel \\*und\\* \\[Bonn\\]")
                .contains("\\# Heading \\<script\\>")
                .doesNotContain("<script>");
        assertThat(Crisis.told(world, world.mara)).contains(Notice.REVIEW_GIVEN);
        assertThat(Crisis.kinds(world, crisis.id())).endsWith(Happening.ENDED, Happening.REVIEW_BEGUN);
    }

    @Test
    void a_tick_can_be_taken_back_and_only_by_those_who_play_a_part() {
        Activation crisis = Crisis.begin(world, 2, Map.of());

        assertThatThrownBy(() -> world.standingDown.tick(world.lena, crisis.id(), "works", true))
                .isInstanceOf(Refused.NotAllowed.class);
        assertThatThrownBy(() -> world.standingDown.tick(world.mara, crisis.id(), "sun", true))
                .isInstanceOf(Refused.NotFound.class);
        world.standingDown.tick(world.mara, crisis.id(), "works", true);
        world.standingDown.tick(world.ada, crisis.id(), "works", true);
        assertThat(world.standingDown
                        .read(world.lena, crisis.id())
                        .conditions()
                        .get(0)
                        .byName())
                .isEqualTo("Mara Vogt");
        assertThat(world.standingDown
                        .tick(world.mara, crisis.id(), "works", false)
                        .conditions())
                .noneMatch(Condition::met);
        world.standingDown.tick(world.mara, crisis.id(), "works", false);
        // The second tick and the second time it was taken back changed nothing.
        assertThat(Crisis.kinds(world, crisis.id())).endsWith(Happening.CONDITION_MET, Happening.CONDITION_REOPENED);
        assertThat(Crisis.kinds(world, crisis.id()))
                .filteredOn(Happening.CONDITION_MET::equals)
                .hasSize(1);
    }

    @Test
    void nothing_ends_while_an_answer_is_held_about_which_nobody_decided() {
        world.network.mention("kim", "The machine in Kiel is broken", World.NOW.minusSeconds(60));
        world.poll();
        Conversation asked = world.only();
        world.answering.send(
                world.lena, asked.row().id(), new Answering.Draft("We look into it", null, asked.seen(), null, null));
        Activation crisis = Crisis.begin(world, 2, Map.of());
        assertThat(world.standingDown.read(world.lena, crisis.id()).held()).isEqualTo(1);

        assertThatThrownBy(() -> end(crisis, List.of("works", "answered"), null))
                .isInstanceOf(Refused.Conflict.class);
        assertThat(world.activations.get(world.lena, crisis.id()).inForce()).isTrue();
        assertThat(world.standingDown.read(world.lena, crisis.id()).conditions())
                .as("what was refused ticked nothing")
                .noneMatch(Condition::met);

        long reply =
                world.heldReplies.of(world.mara, crisis.id(), 10).get(0).reply().id();
        world.heldReplies.withdraw(world.mara, reply);
        assertThat(end(crisis, List.of("works", "answered"), null).inForce()).isFalse();
    }

    @Test
    void two_who_end_it_at_once_end_it_once_with_one_review() throws Exception {
        Activation crisis = Crisis.begin(world, 2, Map.of());

        List<Object> both = AtOnce.atOnce(List.of(
                () -> end(crisis, List.of("works", "answered"), null),
                () -> end(crisis, List.of("works", "answered"), null)));

        assertThat(both).filteredOn(Activation.class::isInstance).hasSize(1);
        assertThat(both).filteredOn(Refused.Conflict.class::isInstance).hasSize(1);
        assertThat(Crisis.kinds(world, crisis.id())).containsOnlyOnce(Happening.ENDED, Happening.REVIEW_BEGUN);
    }

    @Test
    void what_breaks_on_the_way_leaves_it_in_force_and_ticks_nothing() {
        Activation crisis = Crisis.begin(world, 2, Map.of());

        assertThatThrownBy(() -> world.standingDown.end(
                        world.ada, crisis.id(), List.of("works", "answered"), 4711L, null, Locale.ENGLISH))
                .isInstanceOf(Refused.Invalid.class);
        assertThatThrownBy(() -> world.standingDown.end(
                        world.ada, crisis.id(), List.of("works", "answered"), null, World.NOW, Locale.ENGLISH))
                .isInstanceOf(Refused.Invalid.class);

        assertThat(world.activations.get(world.lena, crisis.id()).inForce()).isTrue();
        assertThat(world.reviews.find(world.lena, crisis.id())).isEmpty();
        assertThat(world.standingDown.read(world.lena, crisis.id()).conditions())
                .noneMatch(Condition::met);
        assertThat(Crisis.kinds(world, crisis.id())).doesNotContain(Happening.ENDED);
    }

    @Test
    void only_who_may_put_playbooks_in_force_ends_them() {
        Activation crisis = Crisis.begin(world, 2, Map.of());
        assertThatThrownBy(() -> world.standingDown.end(
                        world.lena, crisis.id(), List.of("works", "answered"), null, null, Locale.ENGLISH))
                .isInstanceOf(Refused.NotAllowed.class);
    }

    @Test
    void a_review_is_written_version_after_version_by_its_owner_until_it_is_closed() throws Exception {
        Activation crisis = Crisis.begin(world, 2, Map.of());
        end(crisis, List.of("works", "answered"), world.lena.id());

        assertThatThrownBy(() -> world.reviews.write(world.ben, crisis.id(), "Mine", 1))
                .isInstanceOf(Refused.NotAllowed.class);
        List<Object> both = AtOnce.atOnce(List.of(
                () -> world.reviews.write(world.lena, crisis.id(), "We were slow", 1),
                () -> world.reviews.write(world.mara, crisis.id(), "We were fast", 1)));
        assertThat(both).filteredOn(Review.class::isInstance).hasSize(1);
        assertThat(both).filteredOn(Refused.Conflict.class::isInstance).hasSize(1);
        assertThatThrownBy(() -> world.reviews.write(world.lena, crisis.id(), " ", 2))
                .isInstanceOf(Refused.Invalid.class);
        world.reviews.close(world.lena, crisis.id());

        assertThat(world.reviews.versions(world.ben, crisis.id())).hasSize(2);
        assertThatThrownBy(() -> world.reviews.write(world.mara, crisis.id(), "Later", 2))
                .isInstanceOf(Refused.Conflict.class);
    }

    @Test
    void its_owner_is_reminded_once_when_it_is_due_and_again_with_a_new_date() throws Exception {
        Activation crisis = Crisis.begin(world, 2, Map.of());
        end(crisis, List.of("works", "answered"), world.lena.id());
        world.clock.advance(Duration.ofDays(6));
        AtOnce.atOnce(List.of(world.reviews::callOut, world.reviews::callOut, world.reviews::callOut));
        assertThat(Crisis.told(world, world.lena)).containsExactly(Notice.REVIEW_DUE, Notice.REVIEW_GIVEN);

        Instant later = world.clock.instant().plus(Duration.ofDays(2));
        world.reviews.give(world.mara, crisis.id(), world.ben.id(), later);
        world.clock.advance(Duration.ofDays(3));
        world.reviews.callOut();
        assertThat(Crisis.told(world, world.ben)).containsExactly(Notice.REVIEW_DUE, Notice.REVIEW_GIVEN);
    }

    @Test
    void a_drill_says_so_in_its_review() {
        Activation crisis = Crisis.begin(world, world.mara, 2, true, Map.of());
        world.standingDown.end(world.mara, crisis.id(), List.of("works", "answered"), null, null, Locale.GERMAN);

        assertThat(world.reviews.find(world.lena, crisis.id()).orElseThrow().text())
                .contains("Übung")
                .contains("Nachbesprechung: Automaten außer Betrieb");
    }

    private Activation end(Activation crisis, List<String> conditions, @Nullable Long owner) {
        return world.standingDown.end(world.ada, crisis.id(), conditions, owner, null, Locale.ENGLISH);
    }
}
