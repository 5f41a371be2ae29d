package io.oase.inbox;

import static io.oase.testing.AtOnce.atOnce;
import static io.oase.testing.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.oase.base.Refused;
import io.oase.channel.RemotePost;
import io.oase.channel.Visibility;
import io.oase.people.Account;
import io.oase.reply.Answering;
import io.oase.reply.Reply;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MergingTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);
    private final List<String> keys = new ArrayList<>();

    @Test
    void the_other_goes_over_with_its_notes_and_tags_and_its_address_leads_there() {
        long one = asks("kim", "Where is it?");
        long other = asks("kim", "Hello?");
        world.inbox.note(world.lena, other, "Called twice");
        world.inbox.tag(world.lena, other, "delivery");

        world.merging.merge(world.lena, one, other);

        Conversation read = world.conversations.read(world.lena, other);
        assertThat(read.row().id()).isEqualTo(one);
        assertThat(read.posts()).extracting(Post::body).containsExactly("Where is it?", "Hello?");
        assertThat(read.notes()).hasSize(1);
        assertThat(read.row().tags()).containsExactly("delivery");
        assertThat(read.events()).extracting(Conversation.Event::kind).contains("merged", "noted");
        assertThat(world.all()).extracting(InboxRow::id).containsExactly(one);
        assertThat(world.conversations
                        .contact(world.lena, read.row().contactId())
                        .conversations())
                .extracting(InboxRow::id)
                .containsExactly(one);
        assertThat(found("Hello")).containsExactly(one);
        assertThat(found("kim")).containsExactly(one);
        assertThat(world.views.counts(world.lena).get(Filter.View.OPEN)).isEqualTo(1);
    }

    @Test
    void what_is_done_to_it_at_its_old_address_is_refused_and_a_note_is_kept() {
        long one = asks("kim", "Where is it?");
        long other = asks("kim", "Hello?");
        world.merging.merge(world.lena, one, other);

        assertThatThrownBy(() -> world.inbox.move(world.lena, other, ConversationState.RESOLVED))
                .isInstanceOf(Refused.Conflict.class)
                .hasMessageContaining("merged_away");
        world.inbox.note(world.lena, other, "Not lost");
        assertThat(world.conversations.read(world.lena, one).notes()).hasSize(1);
    }

    @Test
    void later_answers_in_the_merged_thread_come_where_it_is_now() {
        long one = asks("kim", "Where is it?");
        long other = asks("kim", "Hello?");
        world.merging.merge(world.lena, one, other);

        world.network.reply("kim", keys.get(1), "Anybody?", NOW);
        world.poll();

        assertThat(world.only().row().id()).isEqualTo(one);
        assertThat(world.only().posts()).hasSize(3);
    }

    @Test
    void a_post_whose_parent_is_not_known_goes_by_its_threads_root() {
        long one = asks("kim", "Where is it?");
        long other = asks("kim", "Hello?");
        world.merging.merge(world.lena, one, other);

        world.network.post("zoe", "Same here", NOW, post -> post.parent("gone").root(keys.get(1)));
        world.poll();

        assertThat(world.only().posts()).hasSize(3);
    }

    @Test
    void an_answer_to_either_is_refused_once_with_what_its_author_has_not_seen() {
        long one = asks("kim", "Where is it?");
        long other = asks("kim", "Hello?");
        long seenOne = seen(one);
        long seenOther = seen(other);
        // The one stays whose posts are newer: what comes in has lower ids than what its author has seen.
        world.merging.merge(world.lena, other, one);

        assertThat(newer(other, seenOther)).containsExactly(seenOne);
        assertThat(newer(one, seenOne)).containsExactly(seenOther);
        assertThat(world.answering.send(world.lena, one, draft(seen(other))).conversationId())
                .isEqualTo(other);
    }

    @Test
    void parting_refuses_an_answer_once_too() {
        long one = asks("kim", "Where is it?");
        long other = asks("kim", "Hello?");
        long merge = world.merging.merge(world.lena, one, other);
        long seen = seen(one);
        world.merging.part(world.lena, one, merge);

        assertThat(newer(one, seen)).isEmpty();
        assertThat(world.answering.send(world.lena, one, draft(seen(one))).state())
                .isEqualTo(Reply.State.QUEUED);
    }

    @Test
    void while_an_answer_is_sent_only_the_order_decides() throws InterruptedException {
        long one = asks("kim", "Where is it?");
        long other = asks("kim", "Hello?");
        long seen = seen(one);

        List<Object> outcomes = atOnce(List.<Callable<?>>of(
                () -> world.merging.merge(world.mara, other, one),
                () -> world.answering.send(world.lena, one, draft(seen))));

        assertThat(outcomes.get(0)).isInstanceOf(Long.class);
        world.publish();
        if (outcomes.get(1) instanceof Reply sent) {
            Reply after = world.replies.get(world.lena, sent.id());
            assertThat(after.state()).isEqualTo(Reply.State.PUBLISHED);
            assertThat(after.conversationId()).isEqualTo(other);
            assertThat(world.only().posts()).hasSize(3);
        } else {
            assertThat(outcomes.get(1)).isInstanceOf(Refused.Conflict.class);
            assertThat(world.only().posts()).hasSize(2);
        }
    }

    @Test
    void an_answer_on_its_way_goes_on_to_where_its_post_is_and_stands_there_once() {
        long one = asks("kim", "Where is it?");
        long other = asks("kim", "Hello?");
        Reply reply = world.answering.send(world.lena, other, draft(seen(other), ConversationState.RESOLVED));
        world.network.beforePublishing(part -> world.merging.merge(world.mara, one, other));

        world.publish();
        world.poll();

        assertThat(world.network.sent()).hasSize(1);
        Conversation both = world.only();
        assertThat(both.row().id()).isEqualTo(one);
        assertThat(both.posts()).hasSize(3);
        assertThat(world.replies.get(world.lena, reply.id()).state()).isEqualTo(Reply.State.PUBLISHED);
        assertThat(world.replies.ofConversation(world.lena, one)).hasSize(1);
        assertThat(both.events()).extracting(Conversation.Event::kind).doesNotContain("answered_outside");
        // Resolving was meant for what its author had seen.
        assertThat(both.row().state()).isEqualTo(ConversationState.OPEN);
    }

    @Test
    void a_page_that_is_being_stored_and_a_merge_take_turns() throws Exception {
        long one = asks("kim", "Where is it?");
        long other = asks("kim", "Hello?");
        for (int round = 0; round < 8; round++) {
            String parent = keys.get(1);
            int number = round;
            long merge = round % 2 == 0
                    ? 0
                    : world.conversations.read(world.mara, one).merges().get(0).id();
            List<Object> outcomes = atOnce(List.<Callable<?>>of(
                    () -> {
                        world.db.useTransaction(db -> world.ingest.store(
                                db,
                                world.channel,
                                List.of(RemotePost.of("late:" + number, person(), "More " + number, NOW)
                                        .parent(parent)
                                        .build()),
                                List.of(),
                                NOW));
                        return "stored";
                    },
                    () -> {
                        if (merge == 0) {
                            return world.merging.merge(world.mara, one, other);
                        }
                        world.merging.part(world.mara, one, merge);
                        return merge;
                    }));
            assertThat(outcomes).noneMatch(Throwable.class::isInstance);
            long there = number % 2 == 0 ? one : other;
            assertThat(conversationOf("late:" + number)).isEqualTo(there);
            assertThat(world.views.row(world.mara, there).posts()).isEqualTo((number % 2 == 0 ? 2 : 1) + number + 1);
        }
    }

    @Test
    void a_page_that_waits_for_a_merge_is_placed_by_what_it_made() throws Exception {
        long one = asks("kim", "Where is it?");
        long other = asks("kim", "Hello?");
        CountDownLatch merged = new CountDownLatch(1);
        CountDownLatch storing = new CountDownLatch(1);
        world.facts.listen((db, facts, at) -> {
            if (facts.get(0).kind() == Fact.Kind.MERGED) {
                storing.countDown();
                try {
                    // The page has time to run into the merge; without taking turns it would have decided by now.
                    merged.await(300, java.util.concurrent.TimeUnit.MILLISECONDS);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        });
        world.network.reply("kim", keys.get(1), "Anybody?", NOW);
        atOnce(List.<Callable<?>>of(() -> world.merging.merge(world.mara, one, other), () -> {
            storing.await();
            return world.poll();
        }));
        assertThat(world.only().posts()).hasSize(3);
    }

    @Test
    void two_merges_in_opposite_directions_at_once_make_one_of_them() throws InterruptedException {
        for (int round = 0; round < 6; round++) {
            long one = asks("kim", "One " + round);
            long other = asks("kim", "Other " + round);
            List<Object> outcomes = atOnce(List.<Callable<?>>of(
                    () -> world.merging.merge(world.mara, one, other),
                    () -> world.merging.merge(world.mara, other, one)));
            assertThat(outcomes).filteredOn(Long.class::isInstance).hasSize(1);
            assertThat(outcomes).filteredOn(Refused.Conflict.class::isInstance).hasSize(1);
            assertThat(world.conversations.read(world.mara, one).posts()).hasSize(2);
            assertThat(world.conversations.read(world.mara, one).row().id())
                    .isEqualTo(world.conversations.read(world.mara, other).row().id());
        }
    }

    @Test
    void a_chain_leads_to_its_end_and_is_parted_in_any_order() {
        long a = asks("kim", "A");
        long b = asks("kim", "B");
        long c = asks("kim", "C");
        long first = world.merging.merge(world.mara, b, a);
        long second = world.merging.merge(world.mara, c, b);

        assertThat(world.conversations.read(world.mara, a).row().id()).isEqualTo(c);
        assertThat(world.only().posts()).hasSize(3);
        world.network.reply("kim", keys.get(0), "Below A", NOW);
        world.poll();

        world.merging.part(world.mara, c, first);
        assertThat(bodies(a)).containsExactly("A", "Below A");
        assertThat(bodies(c)).containsExactly("B", "C");

        world.merging.part(world.mara, c, second);
        assertThat(bodies(b)).containsExactly("B");
        assertThat(bodies(c)).containsExactly("C");

        world.merging.merge(world.mara, b, a);
        long again = world.merging.merge(world.mara, c, b);
        world.merging.part(world.mara, c, again);
        assertThat(bodies(b)).containsExactlyInAnyOrder("A", "Below A", "B");
        assertThat(world.conversations.read(world.mara, a).row().id()).isEqualTo(b);
    }

    @Test
    void what_came_meanwhile_goes_by_its_thread_when_they_are_parted() {
        long one = asks("kim", "Where is it?");
        long other = asks("zoe", "Hello?");
        world.inbox.move(world.mara, other, ConversationState.RESOLVED);
        long merge = world.merging.merge(world.mara, one, other);
        String below = world.network.reply("zoe", keys.get(1), "Anybody?", NOW);
        world.network.reply("kim", keys.get(0), "Still nothing", NOW);
        world.poll();
        world.network.reply("zoe", below, "Please", NOW);
        world.poll();

        world.merging.part(world.mara, one, merge);

        assertThat(bodies(one)).containsExactly("Where is it?", "Still nothing");
        assertThat(bodies(other)).containsExactly("Hello?", "Anybody?", "Please");
        // It was resolved; but somebody wrote since.
        assertThat(world.views.row(world.mara, other).state()).isEqualTo(ConversationState.OPEN);
        assertThat(world.conversations.read(world.mara, other).events())
                .extracting(Conversation.Event::kind)
                .contains("merged_into", "unmerged_from");
        assertThatThrownBy(() -> world.merging.part(world.mara, one, merge)).isInstanceOf(Refused.NotFound.class);
    }

    @Test
    void what_is_private_never_comes_among_what_is_public() {
        long open = asks("kim", "Where is it?");
        world.network.post("kim", "My address is …", NOW, post -> post.visibility(Visibility.PRIVATE));
        world.poll();
        long hushed = world.all().stream()
                .filter(InboxRow::isPrivate)
                .findFirst()
                .orElseThrow()
                .id();

        for (long[] pair : new long[][] {{open, hushed}, {hushed, open}}) {
            assertThat(catchThrowableOfType(
                                    Refused.Invalid.class, () -> world.merging.merge(world.mara, pair[0], pair[1]))
                            .fields())
                    .containsKey("with");
        }
        assertThat(world.merging.prospect(world.mara, open, hushed).against()).isNotNull();
    }

    @Test
    void conversations_of_different_channels_are_not_merged_nor_one_with_itself() {
        long here = asks("kim", "Where is it?");
        long there = asks("kim", "Hello?");
        var elsewhere = world.connect("fake", "Other", Map.of(), Map.of());
        world.db.useHandle(
                db -> db.execute("UPDATE conversation SET channel_id = ? WHERE id = ?", elsewhere.id(), there));

        assertThatThrownBy(() -> world.merging.merge(world.mara, here, there)).isInstanceOf(Refused.Invalid.class);
        assertThatThrownBy(() -> world.merging.merge(world.mara, here, here)).isInstanceOf(Refused.Invalid.class);
        assertThatThrownBy(() -> world.merging.merge(world.mara, here, 4711)).isInstanceOf(Refused.Invalid.class);
        assertThatThrownBy(() -> world.merging.merge(world.mara, 4711, here)).isInstanceOf(Refused.NotFound.class);
    }

    @Test
    void whoever_loses_a_conversation_by_a_merge_is_told_and_nobody_else() {
        long bens = asks("kim", "Where is it?");
        long lenas = asks("kim", "Hello?");
        long free = asks("kim", "And the invoice?");
        world.inbox.take(world.ben, bens);
        world.inbox.take(world.lena, lenas);

        world.merging.merge(world.mara, lenas, bens);
        world.merging.merge(world.mara, lenas, free);

        assertThat(world.notices.list(world.ben, null, 10, null).notices())
                .extracting(told -> told.notice().kind(), told -> told.notice().conversationId())
                .containsExactly(org.assertj.core.groups.Tuple.tuple(io.oase.notice.Notice.MERGED, lenas));
        assertThat(world.notices.list(world.lena, null, 10, null).notices()).isEmpty();
        long maras = asks("kim", "Anybody?");
        world.inbox.take(world.mara, maras);
        world.merging.merge(world.mara, lenas, maras);
        assertThat(world.notices.list(world.mara, null, 10, null).notices()).isEmpty();
    }

    @Test
    void a_colleagues_conversation_is_theirs_to_merge_and_a_leads() {
        long one = asks("kim", "Where is it?");
        long other = asks("kim", "Hello?");
        world.inbox.take(world.ben, other);

        assertThatThrownBy(() -> world.merging.merge(world.lena, one, other))
                .isInstanceOf(Refused.Conflict.class)
                .hasMessageContaining("Ben Ott");
        long merge = world.merging.merge(world.ben, one, other);
        assertThat(world.views.row(world.mara, one).assigneeId()).isEqualTo(world.ben.id());
        assertThatThrownBy(() -> world.merging.part(world.lena, one, merge)).isInstanceOf(Refused.Conflict.class);
        world.merging.part(world.mara, one, merge);
        assertThat(world.views.row(world.mara, one).assigneeId()).isNull();
        assertThat(world.views.row(world.mara, other).assigneeId()).isEqualTo(world.ben.id());
    }

    @Test
    void somebody_who_left_gets_nothing_back() {
        long one = asks("kim", "Where is it?");
        long other = asks("kim", "Hello?");
        world.inbox.take(world.ben, other);
        world.inbox.take(world.lena, one);
        long merge = world.merging.merge(world.mara, one, other);
        world.db.useHandle(db -> db.execute("UPDATE account SET active = false WHERE id = ?", world.ben.id()));

        world.merging.part(world.mara, one, merge);

        assertThat(world.views.row(world.mara, other).assigneeId()).isNull();
    }

    private long asks(String who, String text) {
        String key = world.network.mention(who, text, NOW);
        keys.add(key);
        world.clock.advance(Duration.ofSeconds(1));
        world.poll();
        return conversationOf(key);
    }

    private long conversationOf(String key) {
        return world.db.withHandle(db -> db.createQuery("SELECT conversation_id FROM post WHERE key = :key")
                .bind("key", key)
                .mapTo(Long.class)
                .one());
    }

    private static io.oase.channel.RemotePerson person() {
        return io.oase.channel.RemotePerson.of("p:kim", "kim@fake.example", "Kim");
    }

    private List<Long> found(String words) {
        Filter filter = new Filter(Filter.View.ALL, null, null, null, null, null, words, null, Filter.Order.LATEST);
        return world.views.list(world.mara, filter, 10, null).rows().stream()
                .map(InboxRow::id)
                .toList();
    }

    private List<String> bodies(long conversation) {
        return world.conversations.read(world.mara, conversation).posts().stream()
                .map(Post::body)
                .toList();
    }

    private long seen(long conversation) {
        return world.conversations.read(world.mara, conversation).seen();
    }

    private List<Long> newer(long conversation, long seen) {
        Account lena = world.lena;
        return catchThrowableOfType(Refused.Conflict.class, () -> world.answering.send(lena, conversation, draft(seen)))
                .newer();
    }

    private static Answering.Draft draft(long seen) {
        return draft(seen, null);
    }

    private static Answering.Draft draft(long seen, @org.jspecify.annotations.Nullable ConversationState then) {
        return new Answering.Draft("It comes today", null, seen, then, null);
    }
}
