package io.oase.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oase.activation.Activation;
import io.oase.activation.Happening;
import io.oase.base.Refused;
import io.oase.testing.AtOnce;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CastingTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);

    @Test
    void parts_are_filled_from_the_playbook_and_the_rest_is_plainly_nobodys() {
        Crisis.rewrite(
                world,
                "\"from\":[\"comms\",\"agent\"],\"people\":[]",
                "\"from\":[\"comms\",\"agent\"],\"people\":[\"Nobody Known\",\"Lena Brandt\",\"Ben Ott\"]");
        Activation crisis = Crisis.begin(world, 2, Map.of());

        assertThat(names(crisis, "lead")).containsExactly("Mara Vogt");
        assertThat(names(crisis, "drafter")).containsExactly("Lena Brandt", "Ben Ott");
        assertThat(names(crisis, "scribe")).isEmpty();
        assertThat(Crisis.told(world, world.lena)).containsExactly("part_given");
        assertThat(Crisis.told(world, world.mara)).isEmpty();
    }

    @Test
    void whoever_leads_gives_parts_and_who_had_them_is_remembered() {
        Activation crisis = Crisis.begin(world, 2, Map.of());

        assertThatThrownBy(() -> world.casting.cast(world.lena, crisis.id(), "scribe", List.of(world.lena.id())))
                .isInstanceOf(Refused.NotAllowed.class);
        world.casting.cast(world.mara, crisis.id(), "lead", List.of(world.lena.id()));
        assertThat(world.activations.get(world.ben, crisis.id()).leadName()).isEqualTo("Lena Brandt");
        // An agent who leads decides, too.
        world.casting.cast(world.lena, crisis.id(), "scribe", List.of(world.ben.id(), world.lena.id()));
        world.casting.cast(world.lena, crisis.id(), "scribe", List.of(world.ben.id(), world.lena.id()));
        world.casting.cast(world.lena, crisis.id(), "scribe", List.of());

        assertThat(names(crisis, "scribe")).isEmpty();
        assertThat(world.casting.history(world.ben, crisis.id()))
                .filteredOn(spell -> spell.role().equals("scribe"))
                .extracting(Part.Spell::name, Part.Spell::place, spell -> spell.until() != null)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Ben Ott", 0, true),
                        org.assertj.core.groups.Tuple.tuple("Lena Brandt", 1, true));
        assertThat(Crisis.kinds(world, crisis.id()))
                .filteredOn(kind -> kind == Happening.CAST)
                .hasSize(5);
        assertThat(Crisis.told(world, world.ben)).containsExactly("part_given");
    }

    @Test
    void two_who_give_the_same_part_at_once_leave_one_of_their_choices_whole() throws Exception {
        Activation crisis = Crisis.begin(world, 2, Map.of());

        AtOnce.atOnce(List.of(
                () -> world.casting.cast(world.mara, crisis.id(), "scribe", List.of(world.lena.id(), world.ben.id())),
                () -> world.casting.cast(world.ada, crisis.id(), "scribe", List.of(world.ben.id()))));

        assertThat(names(crisis, "scribe")).isIn(List.of("Lena Brandt", "Ben Ott"), List.of("Ben Ott"));
    }

    @Test
    void only_people_who_work_here_play_parts_of_the_playbook() {
        Activation crisis = Crisis.begin(world, 2, Map.of());

        assertThatThrownBy(() -> world.casting.cast(world.mara, crisis.id(), "clown", List.of()))
                .isInstanceOf(Refused.NotFound.class);
        assertThatThrownBy(() -> world.casting.cast(world.mara, crisis.id(), "scribe", List.of(4711L)))
                .isInstanceOf(Refused.Invalid.class);
        world.people.deactivate(world.ada, world.ben.id());
        assertThatThrownBy(() -> world.casting.cast(world.mara, crisis.id(), "scribe", List.of(world.ben.id())))
                .isInstanceOf(Refused.Invalid.class);
    }

    private List<String> names(Activation crisis, String role) {
        return world.casting.parts(world.ben, crisis.id()).stream()
                .filter(part -> part.role().id().equals(role))
                .flatMap(part -> part.players().stream())
                .map(Part.Player::name)
                .toList();
    }
}
