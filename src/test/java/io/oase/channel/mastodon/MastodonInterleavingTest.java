package io.oase.channel.mastodon;

import io.oase.channel.Interleavings;
import io.oase.channel.Interleavings.Step;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

class MastodonInterleavingTest {
    private static Interleavings interleavings;

    @BeforeContainer
    static void build() {
        interleavings = new Interleavings(new MastodonNetwork());
    }

    @AfterContainer
    static void drop() {
        interleavings.close();
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Interleavings.steps();
    }

    @Property(tries = 20)
    void every_post_is_in_the_inbox_once_and_in_order(
            @ForAll("steps") List<Step> steps, @ForAll Dialect dialect, @ForAll @IntRange(min = 3, max = 40) int page) {
        FakeMastodon server = new FakeMastodon(dialect);
        server.largestPage = page;
        interleavings.happen(server, steps);
    }
}
