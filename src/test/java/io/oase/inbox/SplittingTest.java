package io.oase.inbox;

import static io.oase.testing.AtOnce.atOnce;
import static io.oase.testing.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oase.base.Refused;
import io.oase.reply.Answering;
import io.oase.reply.Reply;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Kim asks; Zoe joins in below, with a matter of her own. */
class SplittingTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);
    private String question = "";
    private String joined = "";
    private long whole;

    @BeforeEach
    void a_conversation_in_which_two_matters_are_spoken_of() {
        question = world.network.mention("kim", "Where is it?", NOW.minusSeconds(60));
        joined = world.network.reply("zoe", question, "My invoice is wrong, too", NOW.minusSeconds(50));
        world.poll();
        whole = world.only().row().id();
    }

    @Test
    void what_is_split_off_is_a_conversation_of_its_own_that_stands_as_the_whole_did() {
        world.inbox.take(world.lena, whole);
        world.inbox.tag(world.lena, whole, "delivery");
        world.inbox.prioritise(world.lena, whole, 1);

        long made = world.splitting.split(world.lena, whole, List.of(post(joined)));

        InboxRow row = world.views.row(world.lena, made);
        assertThat(row.title()).isEqualTo("My invoice is wrong, too");
        assertThat(row.handle()).startsWith("zoe");
        assertThat(row.assigneeId()).isEqualTo(world.lena.id());
        assertThat(row.tags()).containsExactly("delivery");
        assertThat(row.priority()).isEqualTo(1);
        assertThat(row.posts()).isEqualTo(1);
        assertThat(world.views.row(world.lena, whole).posts()).isEqualTo(1);
        assertThat(kinds(whole)).contains("split");
        assertThat(kinds(made)).containsExactly("split_from");
        assertThat(world.conversations.read(world.lena, made).above()).hasSize(1);
    }

    @Test
    void what_is_said_below_it_later_comes_there_and_the_rest_stays() {
        long made = world.splitting.split(world.lena, whole, List.of(post(joined)));
        world.network.reply("zoe", joined, "Still wrong", NOW);
        world.network.reply("kim", question, "Hello?", NOW);
        world.poll();

        assertThat(bodies(made)).containsExactly("My invoice is wrong, too", "Still wrong");
        assertThat(bodies(whole)).containsExactly("Where is it?", "Hello?");
    }

    @Test
    void from_a_post_on_it_is_split_off_with_what_stands_below() {
        world.network.reply("zoe", joined, "Still wrong", NOW);
        world.poll();

        assertThat(world.splitting.below(world.lena, whole, post(joined))).hasSize(2);
        assertThat(world.splitting.below(world.lena, whole, post(question))).hasSize(3);
    }

    @Test
    void an_answer_on_its_way_to_a_post_goes_with_it() {
        Reply reply = world.answering.send(world.lena, whole, draft());

        long made = world.splitting.split(world.lena, whole, List.of(post(joined)));
        assertThat(world.replies.get(world.lena, reply.id()).conversationId()).isEqualTo(made);
        world.publish();

        assertThat(world.network.sent()).hasSize(1);
        assertThat(world.replies.get(world.lena, reply.id()).state()).isEqualTo(Reply.State.PUBLISHED);
        assertThat(bodies(made)).hasSize(2);
        assertThat(bodies(whole)).containsExactly("Where is it?");
        assertThat(world.views.row(world.lena, whole).unansweredSince()).isEqualTo(NOW.minusSeconds(60));
        assertThat(world.views.row(world.lena, made).unansweredSince()).isNull();
    }

    @Test
    void one_that_is_being_published_goes_with_it_too() {
        Reply reply = world.answering.send(world.lena, whole, draft());
        world.network.beforePublishing(part -> world.splitting.split(world.mara, whole, List.of(post(joined))));
        world.publish();
        world.poll();

        long made = world.replies.get(world.lena, reply.id()).conversationId();
        assertThat(made).isNotEqualTo(whole);
        assertThat(bodies(made)).hasSize(2);
        assertThat(kinds(made)).contains("reply_published");
    }

    @Test
    void an_answer_written_before_is_refused_once() {
        Answering.Draft before = draft();
        world.splitting.split(world.lena, whole, List.of(post(joined)));

        assertThatThrownBy(() -> world.answering.send(world.lena, whole, before))
                .isInstanceOf(Refused.Conflict.class);
        assertThat(world.answering.send(world.lena, whole, draft()).postId()).isEqualTo(post(question));
    }

    @Test
    void merging_both_undoes_it_and_it_can_be_split_off_again() {
        long made = world.splitting.split(world.lena, whole, List.of(post(joined)));
        world.merging.merge(world.lena, whole, made);
        assertThat(world.only().posts()).hasSize(2);

        long again = world.splitting.split(world.lena, whole, List.of(post(joined)));

        assertThat(again).isNotEqualTo(made);
        assertThat(world.views.row(world.lena, made).id()).isEqualTo(whole);
        assertThat(bodies(again)).containsExactly("My invoice is wrong, too");
    }

    @Test
    void the_first_post_can_be_split_off_as_well() {
        long made = world.splitting.split(world.lena, whole, List.of(post(question)));
        assertThat(bodies(made)).containsExactly("Where is it?");
        assertThat(bodies(whole)).containsExactly("My invoice is wrong, too");
    }

    @Test
    void not_all_and_not_nothing_and_nothing_from_elsewhere_and_not_only_ours() {
        world.network.own(question, "On its way", NOW);
        world.network.mention("ida", "Hello", NOW);
        world.poll();
        long ours = world.conversations.read(world.lena, whole).posts().get(2).id();
        long elsewhere = world.db.withHandle(db ->
                db.createQuery("SELECT max(id) FROM post").mapTo(Long.class).one());

        for (List<Long> posts : List.of(
                List.<Long>of(),
                List.of(post(question), post(joined)),
                List.of(elsewhere),
                List.of(ours),
                List.of(4711L))) {
            assertThatThrownBy(() -> world.splitting.split(world.lena, whole, posts))
                    .isInstanceOf(Refused.Invalid.class);
        }
        world.inbox.take(world.ben, whole);
        assertThatThrownBy(() -> world.splitting.split(world.lena, whole, List.of(post(joined))))
                .isInstanceOf(Refused.Conflict.class);
    }

    @Test
    void two_who_split_the_same_off_at_once_make_one() throws InterruptedException {
        List<Object> outcomes = atOnce(List.<Callable<?>>of(
                () -> world.splitting.split(world.lena, whole, List.of(post(joined))),
                () -> world.splitting.split(world.mara, whole, List.of(post(joined)))));
        assertThat(outcomes).filteredOn(Long.class::isInstance).hasSize(1);
        assertThat(world.all()).hasSize(2);
    }

    private Answering.Draft draft() {
        return new Answering.Draft(
                "It comes today",
                null,
                world.conversations.read(world.lena, whole).seen(),
                null,
                null);
    }

    private long post(String key) {
        return world.db.withHandle(db -> db.createQuery("SELECT id FROM post WHERE key = :key")
                .bind("key", key)
                .mapTo(Long.class)
                .one());
    }

    private List<String> bodies(long conversation) {
        return world.conversations.read(world.mara, conversation).posts().stream()
                .map(Post::body)
                .toList();
    }

    private List<String> kinds(long conversation) {
        return world.conversations.read(world.mara, conversation).events().stream()
                .map(Conversation.Event::kind)
                .toList();
    }
}
