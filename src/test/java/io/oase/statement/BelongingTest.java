package io.oase.statement;

import static io.oase.testing.AtOnce.atOnce;
import static io.oase.testing.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oase.activation.Activation;
import io.oase.activation.Beginning;
import io.oase.activation.Happening;
import io.oase.activation.Timeline;
import io.oase.base.Refused;
import io.oase.inbox.Filter;
import io.oase.inbox.InboxRow;
import io.oase.people.Account;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BelongingTest {
    private final TestDatabase database = TestDatabase.fresh();
    private World world;
    private Activation crisis;

    @BeforeEach
    void begin() {
        world = new World(database);
        crisis = world.activations
                .begin(world.mara, new Beginning("outage", null, 3, false, "", null, null, Map.of()))
                .activation();
    }

    @AfterEach
    void end() {
        database.close();
    }

    @Test
    void what_a_list_shows_is_added_and_stands_on_the_board_a_page_at_a_time() {
        ask(7);

        assertThat(belonging().addAll(world.lena, crisis.id(), Filter.of(Filter.View.ALL)))
                .isEqualTo(7);
        assertThat(belonging().addAll(world.lena, crisis.id(), Filter.of(Filter.View.ALL)))
                .isZero();

        List<Long> seen = new ArrayList<>();
        Long after = 0L;
        while (after != null) {
            Belonging.Page page = belonging().board(world.ben, crisis.id(), choice("unanswered"), after, 3);
            page.cards().forEach(card -> seen.add(card.row().id()));
            after = page.next();
        }
        assertThat(seen).containsExactlyElementsOf(ids());
        assertThat(belonging().counts(world.lena, crisis.id()))
                .isEqualTo(Map.of("unanswered", 7, "again", 0, "answered", 0, "aside", 0));
        assertThat(events(ids().get(0))).contains("gathered");
        assertThat(kinds()).contains(Happening.GATHERED);
        assertThat(belonging().of(world.lena, ids().get(0))).containsExactly(crisis.id());
    }

    @Test
    void a_board_can_be_narrowed_to_a_channel_and_a_language() {
        ask(2);
        belonging().add(world.lena, crisis.id(), ids());
        assertThat(belonging()
                        .all(world.lena, crisis.id(), new Belonging.Choice("unanswered", world.channel.id(), "en")))
                .hasSize(2);
        assertThat(belonging()
                        .all(world.lena, crisis.id(), new Belonging.Choice("unanswered", world.channel.id() + 1, null)))
                .isEmpty();
        assertThat(belonging().all(world.lena, crisis.id(), new Belonging.Choice("unanswered", null, "de")))
                .isEmpty();
    }

    @Test
    void whoever_writes_again_after_an_answer_waits_again() {
        String key = world.network.mention("Kim Berg", "Kaputt?", NOW.minusSeconds(90));
        world.poll();
        belonging().add(world.lena, crisis.id(), ids());
        answer(ids().get(0), world.lena);
        assertThat(all("answered")).hasSize(1);
        world.publish();
        assertThat(all("answered")).hasSize(1);

        world.network.reply("Kim Berg", key, "Immer noch!", world.clock.instant());
        world.poll();

        assertThat(all("again")).containsExactlyElementsOf(ids());
    }

    @Test
    void what_was_let_go_is_not_brought_back_by_words_but_by_hand() {
        String key = world.network.mention("Kim Berg", "Was für eine Störung", NOW.minusSeconds(90));
        world.poll();
        assertThat(all("unanswered")).hasSize(1);

        world.saying.lettingGo().letGo(world.lena, crisis.id(), ids().get(0), " They mean the radio ");
        world.network.reply("Kim Berg", key, "Störung!", NOW.minusSeconds(10));
        world.poll();

        assertThat(all("unanswered")).isEmpty();
        assertThat(events(ids().get(0))).contains("let_go");
        assertThat(kinds()).contains(Happening.LET_GO);
        assertThat(world.saying
                        .lettingGo()
                        .list(world.ben, crisis.id(), Long.MAX_VALUE, 10)
                        .gone())
                .singleElement()
                .satisfies(gone -> {
                    assertThat(gone.because()).isEqualTo("They mean the radio");
                    assertThat(gone.byName()).isEqualTo("Lena Brandt");
                    assertThat(gone.row().id()).isEqualTo(ids().get(0));
                });
        belonging().add(world.lena, crisis.id(), ids());
        assertThat(all("unanswered")).hasSize(1);
        assertThat(world.saying.lettingGo().count(world.ben, crisis.id())).isZero();
    }

    @Test
    void what_was_let_go_is_listed_a_page_at_a_time_the_latest_first_and_a_merged_one_where_its_posts_are() {
        ask(5);
        belonging().add(world.lena, crisis.id(), ids());
        ids().forEach(id -> world.saying.lettingGo().letGo(world.lena, crisis.id(), id, ""));
        world.merging.merge(world.mara, ids().get(1), ids().get(0));

        List<Long> seen = new ArrayList<>();
        Long before = Long.MAX_VALUE;
        while (before != null) {
            LettingGo.Page page = world.saying.lettingGo().list(world.ben, crisis.id(), before, 2);
            page.gone().forEach(gone -> seen.add(gone.row().id()));
            before = page.next();
        }

        assertThat(seen).hasSize(5).isSortedAccordingTo(java.util.Comparator.reverseOrder());
        assertThat(world.saying.lettingGo().count(world.ben, crisis.id())).isEqualTo(5);
        assertThatThrownBy(() -> world.saying.lettingGo().letGo(world.lena, crisis.id(), ids().get(0), "x".repeat(501)))
                .isInstanceOf(Refused.Invalid.class);
    }

    @Test
    void one_set_aside_goes_to_somebody_who_is_told_whoever_sets_it_aside() {
        ask(2);
        belonging().add(world.lena, crisis.id(), ids());
        long injured = ids().get(0);

        world.saying.settingAside().setAside(world.lena, crisis.id(), injured, "injured", world.mara.id(), null);

        assertThat(all("aside")).containsExactly(injured);
        assertThat(world.views.row(world.lena, injured).assigneeId()).isEqualTo(world.mara.id());
        assertThat(told(world.mara)).contains("set_aside");
        assertThat(events(injured)).contains("set_aside");
        assertThat(belonging()
                        .board(world.lena, crisis.id(), choice("aside"), 0, 10)
                        .cards())
                .singleElement()
                .satisfies(card -> assertThat(card.asideAs()).isEqualTo("injured"));

        world.saying.settingAside().bringBack(world.lena, crisis.id(), injured);
        assertThat(all("unanswered")).hasSize(2);
    }

    @Test
    void one_can_be_set_aside_for_a_team() {
        ask(1);
        belonging().add(world.lena, crisis.id(), ids());
        long team = world.teams
                .create(world.mara, "Presse", List.of(world.ben.id()))
                .id();
        world.saying.settingAside().setAside(world.lena, crisis.id(), ids().get(0), "press", null, team);
        assertThat(world.views.row(world.lena, ids().get(0)).teamId()).isEqualTo(team);
        assertThat(told(world.ben)).contains("set_aside");
    }

    @Test
    void what_cannot_be_is_refused() {
        ask(1);
        long id = ids().get(0);
        assertThatThrownBy(() -> belonging().add(world.lena, crisis.id(), List.of()))
                .isInstanceOf(Refused.Invalid.class);
        assertThatThrownBy(() -> belonging()
                        .add(
                                world.lena,
                                crisis.id(),
                                LongStream.rangeClosed(1, Belonging.MOST + 1)
                                        .boxed()
                                        .toList()))
                .isInstanceOf(Refused.Invalid.class);
        assertThatThrownBy(() -> belonging().add(world.lena, 4711, List.of(id))).isInstanceOf(Refused.NotFound.class);
        assertThat(belonging().add(world.lena, crisis.id(), List.of(4711L))).isZero();
        SettingAside aside = world.saying.settingAside();
        assertThatThrownBy(() -> aside.setAside(world.lena, crisis.id(), id, "press", world.mara.id(), null))
                .isInstanceOf(Refused.NotFound.class);
        assertThat(world.views.row(world.lena, id).assigneeId()).isNull();
        assertThatThrownBy(() -> aside.setAside(world.lena, crisis.id(), id, "boring", world.mara.id(), null))
                .isInstanceOf(Refused.Invalid.class);
        assertThatThrownBy(() -> aside.setAside(world.lena, crisis.id(), id, "press", null, null))
                .isInstanceOf(Refused.Invalid.class);
        assertThatThrownBy(() -> aside.setAside(world.lena, crisis.id(), id, "press", 4711L, null))
                .isInstanceOf(Refused.Invalid.class);
    }

    @Test
    void two_who_add_the_same_add_it_once() throws Exception {
        ask(5);
        List<Long> ids = ids();
        List<Object> added =
                atOnce(List.<Callable<?>>of(() -> belonging().add(world.lena, crisis.id(), ids), () -> belonging()
                        .add(world.ben, crisis.id(), ids)));
        assertThat(added).containsExactlyInAnyOrder(5, 0);
    }

    @Test
    void what_is_merged_into_another_brings_it_along() {
        ask(2);
        belonging().add(world.lena, crisis.id(), List.of(ids().get(1)));
        long into = ids().get(0);
        world.merging.merge(world.lena, into, ids().get(1));
        assertThat(all("unanswered")).hasSize(1);
    }

    private Belonging belonging() {
        return world.saying.belonging();
    }

    private static Belonging.Choice choice(String stands) {
        return new Belonging.Choice(stands, null, null);
    }

    private List<Long> all(String stands) {
        return belonging().all(world.lena, crisis.id(), choice(stands));
    }

    private void ask(int many) {
        for (int i = 0; i < many; i++) {
            world.network.mention("person" + i, "Where is my order " + i + "?", NOW.minusSeconds(600 - i));
        }
        world.poll();
    }

    private void answer(long conversation, Account by) {
        long seen = world.conversations.read(by, conversation).posts().stream()
                .mapToLong(io.oase.inbox.Post::id)
                .max()
                .orElse(0);
        world.answering.send(by, conversation, new io.oase.reply.Answering.Draft("Mache ich", null, seen, null, null));
    }

    private List<Long> ids() {
        return world.all().stream().map(InboxRow::id).sorted().toList();
    }

    private List<String> events(long conversation) {
        return world.db.withHandle(
                handle -> handle.createQuery("SELECT kind FROM event WHERE conversation_id = :id ORDER BY id")
                        .bind("id", conversation)
                        .mapTo(String.class)
                        .list());
    }

    private List<Happening> kinds() {
        return world.db.withHandle(handle -> Timeline.read(handle, crisis.id(), 0, 500)).stream()
                .map(Timeline.Entry::kind)
                .toList();
    }

    private List<String> told(Account account) {
        return world.notices.list(account, null, 100, null).notices().stream()
                .map(each -> each.notice().kind())
                .toList();
    }
}
