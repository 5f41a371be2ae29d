package io.oase.channel.bluesky;

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

class BlueskyInterleavingTest {
    private static Interleavings interleavings;

    @BeforeContainer
    static void build() {
        interleavings = new Interleavings(new BlueskyNetwork());
    }

    @AfterContainer
    static void drop() {
        interleavings.close();
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Interleavings.steps();
    }

    @Property(tries = 10)
    void every_post_is_in_the_inbox_once_and_in_order(
            @ForAll("steps") List<Step> steps, @ForAll @IntRange(min = 3, max = 40) int page) {
        FakeBluesky server = new FakeBluesky();
        server.largestPage = page;
        interleavings.happen(server, steps);
    }
}
