package io.oase.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.oase.base.Said;
import io.oase.channel.Coverage;
import io.oase.channel.Networks;
import io.oase.channel.Trouble;
import io.oase.testing.Bundles;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ChannelCardsTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);
    private final Reader reader =
            new Reader(Bundles.of("base", "channel", "web").in(Locale.ENGLISH), ZoneId.of("Europe/Berlin"), World.NOW);

    @Test
    void a_channel_just_connected_says_that_it_is_being_read_from_the_first_moment() {
        ChannelsPage.Card card = card();
        assertThat(card.words()).isEqualTo("Read for the first time");
        assertThat(card.progress()).isEqualTo("Reading: 0 posts so far");
        assertThat(card.facts()).extracting(ChannelsPage.Fact::label).doesNotContain("Next check");
    }

    @Test
    void once_it_is_level_it_says_so_and_when_it_looks_again() {
        world.network.mention("kim", "Where is my order 4711?", World.NOW.minusSeconds(60));
        world.poll();
        ChannelsPage.Card card = card();
        assertThat(card.words()).isEqualTo("Up to date");
        assertThat(card.progress()).isNull();
        assertThat(card.facts()).extracting(ChannelsPage.Fact::label).contains("Next check");
    }

    @Test
    void one_that_could_never_be_read_is_blind_and_not_on_its_way() {
        world.network.fail(Trouble.of(Trouble.Kind.NEEDS_RECONNECTION, Said.of("trouble.forbidden", "fake.example")));
        world.poll();
        ChannelsPage.Card card = card();
        assertThat(card.words()).startsWith("Blind since");
        assertThat(card.progress()).isNull();
        assertThat(card.reconnect()).isTrue();
    }

    private ChannelsPage.Card card() {
        return new ChannelCards(new Networks(List.of(world.network)))
                .page(
                        reader,
                        world.ada,
                        world.channels.list(),
                        world.channels.coverage().stream()
                                .collect(Collectors.toMap(Coverage::channelId, Function.identity())),
                        world.targets.doubts())
                .channels()
                .get(0);
    }
}
