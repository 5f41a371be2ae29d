package io.oase.draft;

import static io.oase.testing.AtOnce.atOnce;
import static io.oase.testing.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oase.base.Refused;
import io.oase.channel.Visibility;
import io.oase.draft.Draft.Kind;
import io.oase.draft.Drafts.Outcome;
import io.oase.draft.Drafts.Wish;
import io.oase.inbox.Change;
import io.oase.inbox.Conversation;
import io.oase.inbox.Filter;
import io.oase.inbox.InboxRow;
import io.oase.people.Account;
import io.oase.reply.Answering;
import io.oase.reply.Reply;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DraftsTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);

    @Test
    void what_is_typed_is_saved_in_versions_and_only_its_author_sees_it() {
        long id = asks("kim");
        assertThat(save(world.lena, id, "Hel", 0).draft().version()).isEqualTo(1);
        assertThat(save(world.lena, id, "Hello Kim", 1).draft().version()).isEqualTo(2);
        assertThat(save(world.lena, id, "Hello Kim", 1).saved())
                .as("the same again")
                .isTrue();
        assertThat(own(world.lena, id)).hasValueSatisfying(draft -> {
            assertThat(draft.text()).isEqualTo("Hello Kim");
            assertThat(draft.version()).isEqualTo(2);
            assertThat(draft.savedAt()).isEqualTo(NOW);
        });
        assertThat(world.drafts.of(world.ben, id)).isEmpty();
        assertThat(world.drafts.of(world.ada, id)).isEmpty();
        assertThat(row(world.lena, id).mine().draftBy()).isEqualTo(world.lena.id());
        assertThat(row(world.ben, id).mine().draftBy()).isNull();
    }

    @Test
    void answer_and_note_are_two_and_the_list_of_my_drafts_has_the_conversation_once() {
        long id = asks("kim");
        asks("zoe");
        save(world.lena, id, "Hello", 0);
        world.drafts.save(world.lena, id, new Wish(Kind.NOTE, "Ask the warehouse", null, "", 0, 0, false));

        assertThat(world.drafts.of(world.lena, id)).hasSize(2);
        assertThat(in(world.lena, Filter.View.DRAFTS)).extracting(InboxRow::id).containsExactly(id);
        assertThat(in(world.ben, Filter.View.DRAFTS)).isEmpty();
        assertThat(world.views.counts(world.lena)).containsEntry(Filter.View.DRAFTS, 1);
    }

    @Test
    void what_another_tab_saved_is_not_overwritten_unseen_and_both_can_be_kept() {
        long id = asks("kim");
        save(world.lena, id, "Hello", 0);
        save(world.lena, id, "Hello Kim, it is on its way", 1);

        Outcome late = save(world.lena, id, "Good morning", 1);
        assertThat(late.saved()).isFalse();
        assertThat(late.draft().text()).isEqualTo("Hello Kim, it is on its way");

        Outcome both = world.drafts.save(world.lena, id, new Wish(Kind.ANSWER, "Good morning", null, "", 0, 1, true));
        assertThat(both.draft().text()).isEqualTo("Good morning");
        assertThat(beside(world.lena, id)).extracting(Draft::text).containsExactly("Hello Kim, it is on its way");
    }

    @Test
    void two_tabs_that_save_in_the_same_instant_lose_nothing() throws Exception {
        long id = asks("kim");
        for (int round = 0; round < 10; round++) {
            int base = own(world.lena, id).map(Draft::version).orElse(0);
            String one = "one " + round;
            String two = "two " + round;
            List<Object> outcomes = atOnce(
                    List.<Callable<?>>of(() -> save(world.lena, id, one, base), () -> save(world.lena, id, two, base)));
            assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Outcome.class));
            List<Outcome> all = outcomes.stream().map(Outcome.class::cast).toList();
            assertThat(all).filteredOn(Outcome::saved).hasSize(1);
            String kept = own(world.lena, id).orElseThrow().text();
            assertThat(all)
                    .allSatisfy(outcome -> assertThat(outcome.draft().text()).isEqualTo(kept));
        }
    }

    @Test
    void sending_ends_it_and_what_is_saved_late_does_not_bring_it_back() {
        long id = asks("kim");
        save(world.lena, id, "Hello", 0);
        save(world.ben, id, "Me too", 0);
        send(world.lena, id, "Hello Kim");

        assertThat(own(world.lena, id).orElseThrow().ended()).isTrue();
        assertThat(save(world.lena, id, "Hello Ki", 1).saved()).isFalse();
        assertThat(own(world.lena, id).orElseThrow().text()).isEmpty();
        assertThat(own(world.ben, id).orElseThrow().text()).isEqualTo("Me too");
        assertThat(in(world.lena, Filter.View.DRAFTS)).isEmpty();
        world.inbox.note(world.ben, id, "Nothing to do with it");
        assertThat(own(world.ben, id).orElseThrow().ended()).isFalse();
    }

    @Test
    void a_first_save_that_comes_after_sending_is_none_either() {
        long id = asks("kim");
        send(world.lena, id, "Hello Kim");
        assertThat(save(world.lena, id, "Hello Ki", 0).saved()).isFalse();
        int version = own(world.lena, id).orElseThrow().version();
        assertThat(save(world.lena, id, "And one more thing", version).saved()).isTrue();
    }

    @Test
    void what_is_called_back_in_time_is_written_on_and_what_failed_is_not() {
        long id = asks("kim");
        Reply reply = send(world.lena, id, "Hello Kim");
        world.replies.withdraw(world.lena, reply.id());
        assertThat(own(world.lena, id)).hasValueSatisfying(draft -> {
            assertThat(draft.text()).isEqualTo("Hello Kim");
            assertThat(draft.visibility()).isEqualTo(Visibility.PUBLIC);
        });

        Reply again = send(world.lena, id, "Hello Kim");
        save(world.lena, id, "A new thought", own(world.lena, id).orElseThrow().version());
        world.replies.withdraw(world.mara, again.id());
        assertThat(own(world.lena, id).orElseThrow().text()).isEqualTo("A new thought");
        assertThat(beside(world.lena, id)).extracting(Draft::text).containsExactly("Hello Kim");
    }

    @Test
    void nothing_but_blanks_ends_it_and_too_much_is_refused() {
        long id = asks("kim");
        save(world.lena, id, "Hello", 0);
        assertThat(save(world.lena, id, " \n ", 1).draft().ended()).isTrue();
        assertThat(in(world.lena, Filter.View.DRAFTS)).isEmpty();
        assertThatThrownBy(() -> save(world.lena, id, "a".repeat(50_001), 2)).isInstanceOf(Refused.Invalid.class);
        assertThat(save(world.lena, id, "a\0b'; DROP TABLE draft; -- <script>", 2)
                        .draft()
                        .text())
                .isEqualTo("ab'; DROP TABLE draft; -- <script>");
        assertThatThrownBy(() -> save(world.lena, 4711, "Hello", 0)).isInstanceOf(Refused.NotFound.class);
    }

    @Test
    void handed_over_it_lies_beside_what_the_colleague_writes_with_whose_it_was() {
        long id = asks("kim");
        save(world.lena, id, "Hello Kim", 0);
        save(world.ben, id, "Dear Kim", 0);
        assertThatThrownBy(() -> world.handingOver.hand(world.mara, id, world.ben.id()))
                .isInstanceOf(Refused.Conflict.class);
        assertThatThrownBy(() -> world.handingOver.hand(world.lena, id, world.lena.id()))
                .isInstanceOf(Refused.Invalid.class);
        world.handingOver.hand(world.lena, id, world.ben.id());

        assertThat(own(world.lena, id).orElseThrow().ended()).isTrue();
        assertThat(own(world.ben, id).orElseThrow().text()).isEqualTo("Dear Kim");
        Draft offered = beside(world.ben, id).get(0);
        assertThat(offered.authorName()).isEqualTo("Lena Brandt");
        assertThat(row(world.ben, id).mine().draft()).isEqualTo("Lena Brandt");
        assertThat(world.notices.list(world.ben, null, 10, null).notices())
                .extracting(told -> told.notice().kind())
                .containsExactly("draft");
        assertThat(kinds(id)).contains("draft_handed");
        assertThatThrownBy(() -> world.drafts.adopt(world.mara, id, offered.id()))
                .isInstanceOf(Refused.NotFound.class);

        Draft own = world.drafts.adopt(world.ben, id, offered.id());
        assertThat(own.text()).isEqualTo("Dear Kim\n\nHello Kim");
        assertThat(beside(world.ben, id)).isEmpty();
    }

    @Test
    void it_goes_along_with_the_conversation_when_its_author_wants_it() {
        long id = asks("kim");
        world.inbox.take(world.lena, id);
        save(world.lena, id, "Hello Kim", 0);
        Change change = new Change(new Change.Assignment(world.ben.id(), null), null, null, null, null, null);
        assertThatThrownBy(() -> world.inbox.change(
                        world.ben, id, change, world.handingOver.along(world.ben, id, world.lena.id())))
                .isInstanceOf(RuntimeException.class);
        world.inbox.change(world.mara, id, change, world.handingOver.along(world.mara, id, world.ben.id()));
        assertThat(beside(world.ben, id)).as("Mara has none").isEmpty();
        assertThat(own(world.lena, id).orElseThrow().text()).isEqualTo("Hello Kim");

        world.inbox.change(
                world.mara, id, new Change(new Change.Assignment(world.lena.id(), null), null, null, null, null, null));
        world.inbox.change(world.lena, id, new Change(null, null, List.of("a"), null, null, null));
        world.inbox.change(
                world.mara,
                id,
                new Change(new Change.Assignment(world.ben.id(), null), null, null, null, null, null),
                world.handingOver.along(world.lena, id, world.ben.id()));
        assertThat(beside(world.ben, id)).extracting(Draft::text).containsExactly("Hello Kim");
    }

    @Test
    void what_somebody_leaves_who_is_gone_is_there_for_those_who_go_on() {
        long id = asks("kim");
        world.inbox.take(world.ben, id);
        save(world.ben, id, "Hello Kim", 0);
        assertThat(world.drafts.of(world.lena, id)).isEmpty();
        world.people.deactivate(world.ada, world.ben.id());

        Draft left = world.drafts.of(world.lena, id).get(0);
        assertThat(left.authorName()).isEqualTo("Ben Ott");
        assertThat(row(world.lena, id).mine().draft()).isEqualTo("Ben Ott");
        assertThat(world.drafts.adopt(world.lena, id, left.id()).text()).isEqualTo("Hello Kim");
        assertThat(world.drafts.of(world.mara, id)).isEmpty();
    }

    @Test
    void it_follows_a_merge_and_goes_back_when_that_is_undone() {
        long one = asks("kim");
        long other = asks("kim");
        save(world.lena, other, "To the other", 0);
        save(world.ben, one, "To the one", 0);
        save(world.ben, other, "To the other, too", 0);
        long merge = world.merging.merge(world.mara, one, other);

        assertThat(own(world.lena, one).orElseThrow().text()).isEqualTo("To the other");
        assertThat(own(world.lena, other)).as("asked for by its old address").isPresent();
        assertThat(own(world.ben, one).orElseThrow().text()).isEqualTo("To the one");
        assertThat(beside(world.ben, one)).extracting(Draft::text).containsExactly("To the other, too");
        assertThat(save(world.lena, other, "To the other, still", 1).saved()).isTrue();

        world.merging.part(world.mara, one, merge);
        assertThat(own(world.lena, other).orElseThrow().text()).isEqualTo("To the other, still");
        assertThat(own(world.lena, one)).isEmpty();
        assertThat(beside(world.ben, other)).extracting(Draft::text).containsExactly("To the other, too");
    }

    @Test
    void it_follows_the_post_it_answers_when_that_is_split_off() {
        String first = world.network.mention("kim", "Where is it?", NOW.minusSeconds(60));
        world.poll();
        long id = world.only().row().id();
        save(
                world.ben,
                id,
                "About the first",
                0,
                world.conversations.read(world.ben, id).seen());
        world.network.reply("kim", first, "And the invoice is wrong", NOW.minusSeconds(30));
        world.poll();
        Conversation whole = world.conversations.read(world.lena, id);
        save(world.lena, id, "About the invoice", 0, whole.seen());
        long made = world.splitting.split(
                world.mara, id, List.of(whole.posts().get(1).id()));

        assertThat(own(world.lena, made).orElseThrow().text()).isEqualTo("About the invoice");
        assertThat(own(world.ben, id).orElseThrow().text()).isEqualTo("About the first");
    }

    @Test
    void saving_while_the_conversation_is_merged_loses_nothing() throws Exception {
        for (int round = 0; round < 8; round++) {
            long one = asks("kim" + round);
            long other = asks("zoe" + round);
            save(world.lena, other, "before " + round, 0);
            String again = "while " + round;
            String first = "first " + round;
            List<Object> outcomes = atOnce(List.<Callable<?>>of(
                    () -> world.merging.merge(world.mara, one, other),
                    () -> save(world.lena, other, again, 1),
                    () -> save(world.ben, other, first, 0)));
            assertThat(outcomes).noneMatch(Throwable.class::isInstance);
            assertThat(own(world.lena, one).orElseThrow().text()).isEqualTo("while " + round);
            assertThat(own(world.ben, one).orElseThrow().text()).isEqualTo("first " + round);
        }
    }

    @Test
    void what_nobody_saved_for_ninety_days_is_swept_away() {
        long id = asks("kim");
        save(world.lena, id, "Hello", 0);
        world.clock.advance(Drafts.KEPT.minus(Duration.ofMinutes(1)));
        assertThat(world.drafts.sweep()).isZero();
        world.clock.advance(Duration.ofMinutes(2));
        assertThat(world.drafts.sweep()).isEqualTo(1);
        assertThat(save(world.lena, id, "Hello again", 1).saved()).isTrue();
    }

    private long asks(String who) {
        world.network.mention(who, "Where is my order, asks " + who + "?", world.clock.instant());
        world.poll();
        List<Long> ids = new ArrayList<>();
        world.all().forEach(row -> ids.add(row.id()));
        return ids.stream().mapToLong(Long::longValue).max().orElseThrow();
    }

    private Outcome save(Account by, long id, String text, @Nullable Integer base) {
        return save(by, id, text, base, 0);
    }

    private Outcome save(Account by, long id, String text, @Nullable Integer base, long seen) {
        return world.drafts.save(by, id, new Wish(Kind.ANSWER, text, null, "", seen, base, false));
    }

    private Reply send(Account by, long id, String text) {
        long seen = world.conversations.read(by, id).seen();
        return world.answering.send(by, id, new Answering.Draft(text, null, seen, null, null));
    }

    private Optional<Draft> own(Account by, long id) {
        return world.drafts.of(by, id).stream()
                .filter(draft -> draft.accountId() == by.id() && !draft.aside() && draft.kind() == Kind.ANSWER)
                .findFirst();
    }

    private List<Draft> beside(Account by, long id) {
        return world.drafts.of(by, id).stream().filter(Draft::aside).toList();
    }

    private InboxRow row(Account by, long id) {
        return world.views.row(by, id);
    }

    private List<InboxRow> in(Account by, Filter.View view) {
        return world.views.list(by, Filter.of(view), 50, null).rows();
    }

    private List<String> kinds(long id) {
        return world.conversations.read(world.lena, id).events().stream()
                .map(Conversation.Event::kind)
                .toList();
    }
}
