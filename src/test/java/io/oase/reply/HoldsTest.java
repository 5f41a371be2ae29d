package io.oase.reply;

import static io.oase.testing.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.channel.Trouble;
import io.oase.inbox.Conversation;
import io.oase.reply.Holds.Hold;
import io.oase.reply.Holds.Placed;
import io.oase.reply.Holds.What;
import io.oase.testing.AtOnce;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HoldsTest {
    private static final List<Hold> EVERYTHING =
            List.of(new Hold(What.AUTOMATIC, null, null), new Hold(What.QUEUED, null, null));

    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);

    @BeforeEach
    void threeAreInForce() {
        world.db.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO activation (playbook_id, hash, level, drill, started_at, starter_id)
                        SELECT 'crisis-' || n, :hash, 1, false, :now, :mara FROM generate_series(1, 3) AS n
                        """)
                .bind("hash", world.shelf.current("outage").orElseThrow().hash())
                .bind("now", NOW)
                .bind("mara", world.mara.id())
                .execute());
    }

    @Test
    void what_waits_is_held_and_never_goes_out_until_somebody_lets_it() {
        Reply waiting = answer("kim", "It is on its way.");

        Placed placed = place(1, EVERYTHING);

        assertThat(placed.held()).containsExactly(waiting.id());
        assertThat(placed.onTheirWay()).isEmpty();
        assertThat(state(waiting)).isEqualTo(Reply.State.HELD);
        publishAgain();
        assertThat(world.network.published()).isEmpty();
        assertThat(world.heldReplies.of(world.mara, 1, 10))
                .extracting(held -> held.reply().id())
                .containsExactly(waiting.id());

        assertThatThrownBy(() -> world.heldReplies.release(world.lena, waiting.id(), false))
                .isInstanceOf(Refused.NotAllowed.class);
        world.heldReplies.release(world.mara, waiting.id(), false);
        publishAgain();
        assertThat(world.network.published()).hasSize(1);
        assertThat(state(waiting)).isEqualTo(Reply.State.PUBLISHED);
        assertThat(world.only().events())
                .extracting(Conversation.Event::kind)
                .contains("reply_held", "reply_released", "reply_published");
    }

    @Test
    void what_is_written_afterwards_goes_out() {
        answer("kim", "Before");
        place(1, EVERYTHING);
        answer("sam", "After");

        publishAgain();

        assertThat(world.network.published()).singleElement().asString().contains("After");
    }

    @Test
    void what_had_been_claimed_and_not_begun_is_held() {
        Reply waiting = answer("kim", "Just claimed");
        world.network.fail(Trouble.of(Trouble.Kind.UNREACHABLE, Said.of("trouble.network", "fake.example")));
        publishAgain();
        world.network.fail(null);
        world.db.useHandle(handle -> {
            handle.execute("UPDATE reply SET state = 'publishing'");
            handle.execute("UPDATE outbox SET due_at = '2020-01-01'");
        });

        assertThat(place(1, EVERYTHING).held()).isEmpty();
        publishAgain();

        assertThat(world.network.published()).isEmpty();
        assertThat(state(waiting)).isEqualTo(Reply.State.HELD);
    }

    @Test
    void what_was_being_sent_at_that_moment_is_named() {
        Reply waiting = answer("kim", "On the wire");
        AtomicReference<Placed> placed = new AtomicReference<>();
        world.network.beforePublishing(part -> placed.compareAndSet(null, place(1, EVERYTHING)));

        publishAgain();

        assertThat(placed.get().held()).isEmpty();
        assertThat(placed.get().onTheirWay()).containsExactly(waiting.id());
        assertThat(state(waiting)).isEqualTo(Reply.State.PUBLISHED);
    }

    @Test
    void while_four_workers_send_each_reply_is_out_and_named_or_held() throws Exception {
        List<Reply> all = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            all.add(answer("kim" + i, "Answer " + i));
        }
        world.clock.advance(Duration.ofSeconds(6));
        AtomicReference<Placed> placed = new AtomicReference<>();
        List<String> before = new ArrayList<>();
        List<Callable<?>> verbs = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            verbs.add(() -> {
                while (world.outbox.publishDue() > 0) {}
                return null;
            });
        }
        verbs.add(() -> {
            Placed now = place(1, EVERYTHING);
            before.addAll(world.network.published());
            placed.set(now);
            return null;
        });
        AtOnce.atOnce(verbs);
        publishAgain();

        Set<Long> out = new HashSet<>();
        all.stream().filter(reply -> state(reply) == Reply.State.PUBLISHED).forEach(reply -> out.add(reply.id()));
        assertThat(all).allMatch(reply -> state(reply) == Reply.State.PUBLISHED || state(reply) == Reply.State.HELD);
        assertThat(world.network.published()).hasSize(out.size());
        // Whatever came out after the hold was placed had been named as being on its way.
        assertThat(out.size() - before.size())
                .isLessThanOrEqualTo(placed.get().onTheirWay().size());
    }

    @Test
    void only_what_is_meant_is_held() {
        Reply waiting = answer("kim", "In public");

        assertThat(place(1, List.of(new Hold(What.QUEUED, null, "private"))).held())
                .isEmpty();
        assertThat(place(1, List.of(new Hold(What.AUTOMATIC, null, null))).held())
                .isEmpty();
        assertThat(world.db.<Integer, RuntimeException>withHandle(handle -> world.holds.wouldStop(handle, EVERYTHING)))
                .isEqualTo(1);
        assertThat(place(1, List.of(new Hold(What.QUEUED, world.channel.id(), "public")))
                        .held())
                .containsExactly(waiting.id());
    }

    @Test
    void what_is_approved_later_was_written_before_and_is_held() {
        Reply waiting = answer("kim", "Written before");
        world.db.useHandle(handle -> {
            handle.execute("UPDATE reply SET state = 'awaiting_approval'");
            handle.execute("DELETE FROM outbox");
        });
        place(1, EVERYTHING);
        world.db.useHandle(handle -> {
            handle.execute("UPDATE reply SET state = 'queued'");
            handle.execute(
                    "INSERT INTO outbox (reply_id, due_at) VALUES (?, now() - interval '9 years')", waiting.id());
        });

        publishAgain();

        assertThat(world.network.published()).isEmpty();
        assertThat(state(waiting)).isEqualTo(Reply.State.HELD);
    }

    @Test
    void what_was_let_out_is_held_again_only_by_what_comes_later() {
        Reply waiting = answer("kim", "Let out");
        place(1, EVERYTHING);
        place(2, EVERYTHING);
        world.heldReplies.release(world.mara, waiting.id(), false);

        assertThat(place(3, List.of(new Hold(What.QUEUED, null, null))).held()).containsExactly(waiting.id());
        world.heldReplies.release(world.mara, waiting.id(), false);
        publishAgain();
        assertThat(state(waiting)).isEqualTo(Reply.State.PUBLISHED);
    }

    @Test
    void nobody_lets_out_what_has_been_overtaken_without_saying_so() {
        String question = world.network.mention("kim", "Where is it?", NOW.minusSeconds(60));
        world.poll();
        Reply waiting = send(world.only(), "On its way");
        place(1, EVERYTHING);
        world.network.reply("kim", question, "Never mind", NOW.minusSeconds(5));
        world.poll();

        assertThatThrownBy(() -> world.heldReplies.release(world.mara, waiting.id(), false))
                .isInstanceOf(Refused.Conflict.class);
        assertThat(world.heldReplies.release(world.mara, waiting.id(), true).state())
                .isEqualTo(Reply.State.QUEUED);
    }

    @Test
    void what_is_taken_back_stays_in() throws Exception {
        Reply waiting = answer("kim", "No more");
        place(1, EVERYTHING);

        List<Object> both = AtOnce.atOnce(List.of(
                () -> world.heldReplies.withdraw(world.mara, waiting.id()),
                () -> world.heldReplies.withdraw(world.ada, waiting.id())));

        assertThat(both).filteredOn(Refused.Conflict.class::isInstance).hasSize(1);
        assertThat(state(waiting)).isEqualTo(Reply.State.WITHDRAWN);
        assertThat(world.db.<Integer, RuntimeException>withHandle(handle -> world.heldReplies.undecided(handle, 1)))
                .isZero();
    }

    @Test
    void whoever_wrote_it_takes_it_back_into_their_draft_and_nobody_else_does_without_the_right() {
        Reply waiting = answer("kim", "Not like this");
        place(1, EVERYTHING);

        assertThatThrownBy(() -> world.heldReplies.withdraw(world.ben, waiting.id()))
                .isInstanceOf(Refused.NotAllowed.class);
        assertThat(world.heldReplies.withdraw(world.lena, waiting.id()).state()).isEqualTo(Reply.State.WITHDRAWN);

        assertThat(world.drafts.of(world.lena, waiting.conversationId()))
                .extracting(draft -> draft.text())
                .containsExactly("Not like this");
        assertThat(world.heldReplies.of(world.mara, 1, 10))
                .extracting(HeldReplies.Held::byAuthor)
                .containsExactly(true);
        assertThatThrownBy(() -> world.heldReplies.withdraw(world.lena, waiting.id()))
                .isInstanceOf(Refused.Conflict.class);
        publishAgain();
        assertThat(world.network.published()).isEmpty();
    }

    @Test
    void from_the_conversation_it_is_taken_back_the_same_way() {
        Reply own = answer("kim", "Not like this");
        Reply other = answer("sam", "Nor like this");
        place(1, EVERYTHING);

        assertThatThrownBy(() -> world.replies.withdraw(world.ben, own.id())).isInstanceOf(Refused.NotAllowed.class);
        world.replies.withdraw(world.lena, own.id());
        world.replies.withdraw(world.mara, other.id());

        assertThat(world.drafts.of(world.lena, own.conversationId()))
                .extracting(draft -> draft.text())
                .containsExactly("Not like this");
        // A decision of somebody else is no draft of hers.
        assertThat(world.drafts.of(world.lena, other.conversationId())).allMatch(draft -> draft.ended());
        assertThat(world.heldReplies.of(world.mara, 1, 10)).allMatch(held -> held.outcome() != null);
    }

    @Test
    void its_author_and_whoever_lets_it_out_do_one_of_both() throws Exception {
        for (int i = 0; i < 10; i++) {
            Reply waiting = answer("kim" + i, "One of both " + i);
            place(1 + i % 3, EVERYTHING);

            List<Object> both = AtOnce.atOnce(List.of(
                    () -> world.heldReplies.withdraw(world.lena, waiting.id()),
                    () -> world.heldReplies.release(world.mara, waiting.id(), true)));

            assertThat(both).filteredOn(Refused.Conflict.class::isInstance).hasSize(1);
            assertThat(state(waiting)).isIn(Reply.State.WITHDRAWN, Reply.State.QUEUED);
        }
    }

    @Test
    void once_it_is_lifted_nothing_more_is_held() {
        place(1, EVERYTHING);
        world.db.useTransaction(handle -> world.holds.lift(handle, 1, world.clock.instant()));
        answer("kim", "Goes out");
        publishAgain();
        assertThat(world.network.published()).hasSize(1);
    }

    private Placed place(long placedFor, List<Hold> holds) {
        return world.db.inTransaction(handle -> world.holds.place(handle, placedFor, holds, world.clock.instant()));
    }

    private Reply answer(String who, String text) {
        world.network.mention(
                who, "Where is it, " + who + "?", world.clock.instant().minusSeconds(60));
        world.poll();
        Conversation latest = world.of(world.channel).stream()
                .max(java.util.Comparator.comparing(each -> each.row().id()))
                .orElseThrow();
        return send(latest, text);
    }

    private Reply send(Conversation to, String text) {
        return world.answering.send(world.lena, to.row().id(), new Answering.Draft(text, null, to.seen(), null, null));
    }

    private Reply.State state(Reply reply) {
        return world.replies.get(world.ada, reply.id()).state();
    }

    private void publishAgain() {
        world.clock.advance(Duration.ofMinutes(1));
        for (int i = 0; i < 20 && world.outbox.publishDue() > 0; i++) {}
    }
}
