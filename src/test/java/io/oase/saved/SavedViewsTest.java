package io.oase.saved;

import static io.oase.testing.AtOnce.atOnce;
import static io.oase.testing.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oase.base.Refused;
import io.oase.inbox.ConversationState;
import io.oase.inbox.Filter;
import io.oase.inbox.InboxRow;
import io.oase.later.Snoozes;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SavedViewsTest {
    private static final String LIST = "/inbox/open?tag=vip";

    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);
    private final SavedViews views = world.savedViews;

    @Test
    void ones_own_are_ones_own_and_shared_ones_are_for_everybody_by_name() {
        views.save(world.lena, "Zebra", false, LIST);
        views.save(world.mara, "apples", true, LIST);
        views.save(world.mara, "Berries", false, LIST);

        assertThat(views.of(world.lena)).extracting(SavedView::name).containsExactly("apples", "Zebra");
        assertThat(views.of(world.ben)).extracting(SavedView::name).containsExactly("apples");
    }

    @Test
    void who_may_not_share_neither_shares_nor_changes_what_others_share() {
        SavedView own = views.save(world.lena, "Mine", false, LIST);
        SavedView shared = views.save(world.mara, "Ours", true, LIST);

        assertThatThrownBy(() -> views.save(world.lena, "Ours", true, LIST)).isInstanceOf(Refused.NotAllowed.class);
        assertThatThrownBy(() -> views.change(world.lena, own.id(), null, true, null))
                .isInstanceOf(Refused.NotAllowed.class);
        assertThatThrownBy(() -> views.change(world.lena, shared.id(), "Theirs", null, null))
                .isInstanceOf(Refused.NotAllowed.class);
        assertThatThrownBy(() -> views.forget(world.lena, shared.id())).isInstanceOf(Refused.NotAllowed.class);
        assertThatThrownBy(() -> views.get(world.mara, own.id())).isInstanceOf(Refused.NotFound.class);
        assertThatThrownBy(() -> views.forget(world.mara, own.id())).isInstanceOf(Refused.NotFound.class);
        views.change(world.ada, shared.id(), "Everybody’s", null, null);
        assertThat(views.of(world.lena)).extracting(SavedView::name).containsExactly("Everybody’s", "Mine");
        views.change(world.mara, shared.id(), null, false, null);
        assertThat(views.of(world.lena)).extracting(SavedView::name).containsExactly("Mine");
    }

    @Test
    void a_name_is_there_once_short_and_not_blank() {
        SavedView own = views.save(world.lena, "  Blue   bicycles ", false, LIST);
        assertThat(own.name()).isEqualTo("Blue bicycles");
        for (String name : List.of("", " ", "a".repeat(41), "a\u0007b", "BLUE bicycles")) {
            assertThatThrownBy(() -> views.save(world.lena, name, false, LIST))
                    .as(name)
                    .isInstanceOf(Refused.Invalid.class);
        }
        views.save(world.ben, "Blue bicycles", false, LIST);
        assertThat(views.change(world.lena, own.id(), "blue bicycles", null, null)
                        .name())
                .isEqualTo("blue bicycles");
    }

    @Test
    void no_more_than_fit_also_when_two_save_at_once() throws Exception {
        IntStream.range(1, SavedViews.MOST).forEach(each -> views.save(world.lena, "View " + each, false, LIST));
        Callable<Object> one = () -> views.save(world.lena, "One more", false, LIST);
        Callable<Object> two = () -> views.save(world.lena, "And another", false, LIST);

        List<Object> came = atOnce(List.of(one, two));

        assertThat(came).filteredOn(SavedView.class::isInstance).hasSize(1);
        assertThat(views.of(world.lena)).hasSize(SavedViews.MOST);
    }

    @Test
    void what_is_due_within_the_hour_or_overdue_is_due_soon_and_counted() {
        world.network.mention("kim", "Where is my order?", NOW);
        world.poll();
        Filter soon = Filter.due(NOW.plus(Duration.ofHours(1)));
        assertThat(world.views.list(world.lena, soon, 10, null).rows()).isEmpty();
        assertThat(world.views.count(world.lena, soon)).isZero();

        Filter later = Filter.due(NOW.plus(Duration.ofHours(9)));
        assertThat(world.views.list(world.lena, later, 10, null).rows())
                .extracting(InboxRow::snippet)
                .containsExactly("Where is my order?");
        assertThat(world.views.count(world.lena, later)).isOne();
        world.inbox.take(world.lena, world.only().row().id());
        assertThat(world.views.count(world.ben, later)).isOne();
    }

    @Test
    void what_waits_is_put_away_or_done_is_not_counted_as_due_as_it_is_not_listed() {
        for (String who : List.of("kim", "alex", "sam", "noor", "toni")) {
            world.network.mention(who, "Where is my order?", NOW);
        }
        world.poll();
        List<InboxRow> rows = world.all();
        world.inbox.move(world.lena, rows.get(0).id(), ConversationState.WAITING);
        world.inbox.move(world.lena, rows.get(1).id(), ConversationState.RESOLVED);
        world.snoozes.snooze(
                world.lena, rows.get(2).id(), new Snoozes.Wish(NOW.plus(Duration.ofMinutes(30)), "", null));
        world.merging.merge(world.lena, rows.get(3).id(), rows.get(4).id());
        Filter later = Filter.due(NOW.plus(Duration.ofDays(9)));
        assertThat(world.views.list(world.lena, later, 10, null).rows()).hasSize(1);
        assertThat(world.views.count(world.lena, later)).isOne();
    }
}
