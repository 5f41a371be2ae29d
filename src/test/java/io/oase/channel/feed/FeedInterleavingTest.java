package io.oase.channel.feed;

import io.oase.channel.Interleavings;
import io.oase.channel.Interleavings.Step;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

class FeedInterleavingTest {
    private static Interleavings interleavings;

    @BeforeContainer
    static void build() {
        interleavings = new Interleavings(new FeedNetwork());
    }

    @AfterContainer
    static void drop() {
        interleavings.close();
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Interleavings.steps();
    }

    @Property(tries = 12)
    void every_post_is_in_the_inbox_once_and_in_order(@ForAll("steps") List<Step> steps) {
        FakeFeed server = new FakeFeed();
        interleavings.happen(server, steps);
    }
}
