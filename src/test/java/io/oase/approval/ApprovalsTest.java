package io.oase.approval;

import static io.oase.testing.AtOnce.atOnce;
import static io.oase.testing.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.oase.approval.StandingRule.Body;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.channel.Trouble;
import io.oase.channel.Visibility;
import io.oase.inbox.Conversation;
import io.oase.inbox.ConversationState;
import io.oase.inbox.Post;
import io.oase.notice.Told;
import io.oase.people.Account;
import io.oase.people.AccountChange;
import io.oase.people.NewAccount;
import io.oase.people.Role;
import io.oase.reply.Answering;
import io.oase.reply.Approval;
import io.oase.reply.ApprovalRule.Need;
import io.oase.reply.Reply;
import io.oase.reply.Reply.State;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Lena is new here, so her answers are looked at first; Mara leads, Cora is in communications, Ada is the admin. */
class ApprovalsTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);
    private final Account lena = world.lena;
    private final Account mara = world.mara;
    private Account cora;
    private String question;
    private long conversation;

    @BeforeEach
    void somebodyAsksAndLenaIsNew() {
        cora = world.people.create(
                world.ada, NewAccount.of("cora@oase.example", "Cora Lind", Role.COMMS, "a long enough password"));
        world.standingRules.add(mara, Body.newcomer(lena.id(), null, true));
        question = world.network.mention("kim", "Where is my order 4711?", NOW.minusSeconds(60));
        world.poll();
        conversation = world.only().row().id();
    }

    @Test
    void an_answer_waits_and_nothing_of_it_goes_out_before_somebody_else_has_approved_it() {
        Reply waiting = send("It is on its way.");
        assertThat(waiting.state()).isEqualTo(State.AWAITING_APPROVAL);
        assertThat(waiting.parts())
                .extracting(Reply.Part::body)
                .containsExactly("@kim@fake.example It is on its way. ^LB");
        Approval approval = Objects.requireNonNull(waiting.approval());
        assertThat(approval.why()).containsExactly(Said.of("approval.why.newcomer", "Lena Brandt"));
        world.clock.advance(Duration.ofHours(2));
        assertThat(world.publish()).isZero();

        Reply approved = world.approvals.approve(mara, waiting.id(), null);
        assertThat(approved.state()).isEqualTo(State.QUEUED);
        world.publish();

        assertThat(world.network.published()).containsExactly("@kim@fake.example It is on its way. ^LB");
        Reply out = get(waiting);
        assertThat(out.state()).isEqualTo(State.PUBLISHED);
        assertThat(out.authorName()).isEqualTo("Lena Brandt");
        assertThat(Objects.requireNonNull(out.approval()).deciderName()).isEqualTo("Mara Vogt");
        assertThat(out.approval().written()).isNull();
        assertThat(world.only().posts()).extracting(Post::agentName).containsExactly(null, "Lena Brandt");
        assertThat(kinds()).containsSubsequence("approval_asked", "approved", "reply_queued", "reply_published");
        assertThat(kinds()).filteredOn("reply_queued"::equals).hasSize(1);
    }

    @Test
    void what_came_back_to_somebody_absent_is_taken_over_signed_by_the_taker_and_both_are_recorded() {
        Reply waiting = send("It is on its way.");
        world.approvals.giveBack(mara, waiting.id(), "Say by when.");
        assertThatThrownBy(() -> world.approvals.takeOver(world.ben, waiting.id()))
                .isInstanceOfSatisfying(
                        Refused.Conflict.class,
                        refused -> assertThat(refused.said().key()).isEqualTo("reply.author_here"));
        java.time.Instant now = world.clock.instant();
        world.absences.add(mara, lena.id(), now, now.plusSeconds(3600), null);

        Reply taken = world.approvals.takeOver(world.ben, waiting.id());
        assertThat(taken.authorId()).isEqualTo(world.ben.id());
        assertThat(taken.body()).isEqualTo("It is on its way.");
        assertThat(told(lena)).containsExactly("reply_taken_over", "approval_returned");
        assertThat(told(world.ben)).doesNotContain("reply_taken_over");
        assertThatThrownBy(() -> world.approvals.takeOver(mara, waiting.id())).isInstanceOf(Refused.Conflict.class);
        long seen = world.conversations.read(world.ben, conversation).seen();
        Reply anew = world.answering.send(
                world.ben,
                conversation,
                new Answering.Draft("It comes today.", null, seen, null, null, null, waiting.id()));

        assertThat(anew.firstAuthor()).isEqualTo(new Reply.Writer(lena.id(), "Lena Brandt"));
        assertThat(anew.parts()).extracting(Reply.Part::body).containsExactly("@kim@fake.example It comes today. ^BO");
        assertThat(get(waiting).state()).isEqualTo(State.WITHDRAWN);
        assertThat(kinds()).contains("reply_taken_over");
    }

    @Test
    void of_two_who_take_it_over_at_once_one_has_it() throws Exception {
        Reply waiting = send("It is on its way.");
        world.approvals.giveBack(mara, waiting.id(), "Say by when.");
        java.time.Instant now = world.clock.instant();
        world.absences.add(mara, lena.id(), now, now.plusSeconds(3600), null);

        List<Object> outcomes = new ArrayList<>();
        atOnce(List.<Callable<?>>of(() -> taken(outcomes, world.ben, waiting), () -> taken(outcomes, mara, waiting)));

        assertThat(outcomes).filteredOn("taken"::equals).hasSize(1);
        assertThat(kinds()).filteredOn("reply_taken_over"::equals).hasSize(1);
    }

    private boolean taken(List<Object> outcomes, Account by, Reply reply) {
        String outcome;
        try {
            world.approvals.takeOver(by, reply.id());
            outcome = "taken";
        } catch (Refused.Conflict late) {
            outcome = late.said().key();
        }
        synchronized (outcomes) {
            return outcomes.add(outcome);
        }
    }

    @Test
    void what_waits_on_a_channel_that_is_disconnected_comes_back_at_once_and_nothing_more_can_be_asked_for() {
        Reply waiting = send("It is on its way.");
        world.lifecycle.disconnect(world.ada, world.channel.id());

        assertThat(get(waiting).state()).isEqualTo(State.DRAFT);
        assertThat(Objects.requireNonNull(get(waiting).approval()).because()).isEqualTo(Approval.Because.CHANNEL);
        assertThat(told(lena)).containsExactly("approval_returned");
        assertThatThrownBy(() -> send("It is on its way."))
                .isInstanceOfSatisfying(Refused.Invalid.class, refused -> assertThat(
                                refused.fields().get("visibility"))
                        .isEqualTo(Said.of("reply.read_only")));
    }

    @Test
    void who_it_concerns_is_told() {
        Reply waiting = send("It is on its way.");
        for (Account approver : List.of(mara, cora, world.ada)) {
            assertThat(told(approver)).containsExactly("approval_asked");
        }
        assertThat(told(world.ben)).isEmpty();
        world.approvals.approve(mara, waiting.id(), null);
        assertThat(told(lena)).containsExactly("approved");
    }

    @Test
    void changed_words_are_checked_like_any_and_both_are_kept() {
        world.network.limit(60);
        Reply waiting = send("It is on its way.");
        String endless = "a".repeat(300);
        assertThatThrownBy(() -> world.approvals.approve(mara, waiting.id(), "  "))
                .isInstanceOf(Refused.Invalid.class);
        assertThatThrownBy(() -> world.approvals.approve(mara, waiting.id(), "Hello {{person.firstName}}"))
                .isInstanceOf(Refused.Invalid.class);
        assertThat(world.approvals.preview(mara, waiting.id(), endless).parts()).hasSizeGreaterThan(1);
        assertThat(get(waiting).state()).isEqualTo(State.AWAITING_APPROVAL);

        world.approvals.approve(
                mara, waiting.id(), "It will arrive tomorrow. Sorry for the wait, we had a lot to send.");
        world.publish();

        assertThat(world.network.published()).hasSize(3).last().asString().endsWith("^LB");
        Approval approval = Objects.requireNonNull(get(waiting).approval());
        assertThat(approval.written()).isEqualTo("It is on its way.");
        assertThat(approval.editorName()).isEqualTo("Mara Vogt");
        assertThat(get(waiting).body()).startsWith("It will arrive tomorrow.");
        assertThat(get(waiting).authorName()).isEqualTo("Lena Brandt");
        assertThat(notices(lena).get(0).notice().data()).containsEntry("edited", true);
    }

    @Test
    void nobody_approves_their_own_and_whoever_may_not_is_turned_away() {
        world.standingRules.add(world.ada, Body.of(Role.LEAD, false));
        long seen = world.only().seen();
        Reply maras = world.answering.send(mara, conversation, draft("I see to it", seen));
        assertThat(maras.state()).isEqualTo(State.AWAITING_APPROVAL);
        for (Callable<Reply> verb : List.<Callable<Reply>>of(
                () -> world.approvals.approve(mara, maras.id(), null),
                () -> world.approvals.giveBack(mara, maras.id(), "Hm"),
                () -> world.approvals.approve(world.ben, maras.id(), null),
                () -> world.approvals.giveBack(world.ben, maras.id(), "Hm"),
                () -> world.approvals.revoke(world.ben, maras.id()))) {
            assertThatThrownBy(verb::call).isInstanceOf(Refused.NotAllowed.class);
        }
        assertThat(world.replies.approvers(maras)).containsExactly("Ada Sommer", "Cora Lind");
        assertThat(world.approvals.approve(cora, maras.id(), null).state()).isEqualTo(State.QUEUED);
    }

    @Test
    void a_sole_approver_is_told_beforehand_that_nobody_can_approve() {
        world.standingRules.add(world.ada, Body.of(Role.ADMIN, false));
        world.people.deactivate(world.ada, mara.id());
        world.people.deactivate(world.ada, cora.id());
        Answering.Wait wait = world.answering
                .waits(world.ada, conversation, "", Visibility.PUBLIC)
                .orElseThrow();
        assertThat(wait.approvers()).isEmpty();
        assertThat(world.answering
                        .waits(lena, conversation, "", Visibility.PUBLIC)
                        .orElseThrow()
                        .approvers())
                .containsExactly("Ada Sommer");
        assertThat(world.answering.waits(world.ben, conversation, "", null)).isEmpty();
    }

    @Test
    void what_is_given_back_is_with_its_author_with_every_word_and_the_comment() {
        Reply waiting = send("It is on its way.");
        assertThatThrownBy(() -> world.approvals.giveBack(mara, waiting.id(), " "))
                .isInstanceOf(Refused.Invalid.class);
        Reply back = world.approvals.giveBack(mara, waiting.id(), "Say when.");
        assertThat(back.state()).isEqualTo(State.DRAFT);
        assertThat(back.body()).isEqualTo("It is on its way.");
        assertThat(Objects.requireNonNull(back.approval()).comment()).isEqualTo("Say when.");
        assertThat(told(lena)).containsExactly("approval_returned");
        assertThat(notices(lena).get(0).notice().data()).containsEntry("note", "Say when.");

        Reply again = world.answering.send(lena, conversation, instead(back, "It arrives on Tuesday."));
        assertThat(again.state()).isEqualTo(State.AWAITING_APPROVAL);
        assertThat(get(back).state()).isEqualTo(State.WITHDRAWN);
        world.approvals.approve(mara, again.id(), null);
        world.publish();
        assertThat(world.network.published()).hasSize(1);
    }

    @Test
    void its_author_changes_it_or_takes_it_back_while_it_waits() {
        Reply first = send("It is on its way.");
        Reply second = world.answering.send(lena, conversation, instead(first, "It is on its way, Kim."));
        assertThat(get(first).state()).isEqualTo(State.WITHDRAWN);
        assertThatThrownBy(() -> world.approvals.approve(mara, first.id(), null))
                .isInstanceOf(Refused.Conflict.class);
        assertThat(world.replies.awaiting(mara, 0, 10)).extracting(Reply::id).containsExactly(second.id());
        world.replies.withdraw(lena, second.id());
        assertThat(world.replies.awaiting(mara, 0, 10)).isEmpty();
        assertThat(world.replies.countAwaiting(mara, 10)).isZero();
        assertThatThrownBy(() -> world.approvals.approve(mara, second.id(), null))
                .isInstanceOf(Refused.Conflict.class);

        Reply third = send("Once more");
        world.approvals.approve(mara, third.id(), null);
        assertThatThrownBy(() -> world.answering.send(lena, conversation, instead(third, "Twice")))
                .isInstanceOf(Refused.Conflict.class);
        assertThatThrownBy(() -> world.answering.send(world.ben, conversation, instead(third, "Mine")))
                .isInstanceOf(Refused.Invalid.class);
    }

    @Test
    void while_one_waits_nobody_answers_beside_it() {
        send("It is on its way.");
        long seen = world.only().seen();
        assertThatThrownBy(() -> world.answering.send(world.ben, conversation, draft("Me too", seen)))
                .isInstanceOf(Refused.Conflict.class)
                .hasMessageContaining("colleague_waits");
        assertThatThrownBy(() -> send("And another")).hasMessageContaining("yours_waits");
    }

    @Test
    void something_newer_ends_it_at_once_and_nothing_goes_out() {
        Reply waiting = send("It is on its way.");
        world.network.reply("kim", question, "Never mind", NOW);
        world.poll();
        Reply ended = get(waiting);
        assertThat(ended.state()).isEqualTo(State.DRAFT);
        assertThat(Objects.requireNonNull(ended.approval()).because()).isEqualTo(Approval.Because.NEWER);
        assertThat(told(lena)).containsExactly("approval_returned");
        assertThatThrownBy(() -> world.approvals.approve(mara, waiting.id(), null))
                .isInstanceOf(Refused.Conflict.class);
        world.publish();
        assertThat(world.network.published()).isEmpty();
        assertThat(kinds()).contains("approval_ended");
    }

    @Test
    void something_newer_between_approving_and_sending_ends_it_too() {
        Reply waiting = send("It is on its way.");
        world.approvals.approve(mara, waiting.id(), null);
        world.network.reply("kim", question, "Never mind", NOW);
        world.poll();
        world.publish();
        assertThat(world.network.published()).isEmpty();
        assertThat(get(waiting).state()).isEqualTo(State.DRAFT);
        assertThat(told(lena)).containsExactly("approval_returned", "approved");
        assertThat(world.outbox.size()).isZero();
    }

    @Test
    void an_answer_typed_elsewhere_ends_it_and_words_said_beside_us_do_not() {
        Reply waiting = send("It is on its way.");
        world.network.post(
                "ida", "I would wait a day", NOW, post -> post.parent(question).addressed(false));
        world.poll();
        assertThat(get(waiting).state()).isEqualTo(State.AWAITING_APPROVAL);
        world.network.own(question, "Answered from the phone", NOW);
        world.poll();
        assertThat(get(waiting).state()).isEqualTo(State.DRAFT);
    }

    @Test
    void what_it_answers_being_deleted_ends_it() {
        Reply waiting = send("It is on its way.");
        world.network.delete(question);
        world.clock.advance(Duration.ofMinutes(3));
        world.poll();
        assertThat(because(waiting)).isEqualTo(Approval.Because.GONE);
    }

    @Test
    void resolving_the_conversation_ends_it_and_waiting_does_not() {
        Reply waiting = send("It is on its way.");
        world.inbox.move(world.ben, conversation, ConversationState.WAITING);
        assertThat(get(waiting).state()).isEqualTo(State.AWAITING_APPROVAL);
        world.inbox.move(world.ben, conversation, ConversationState.RESOLVED);
        assertThat(because(waiting)).isEqualTo(Approval.Because.RESOLVED);
        assertThat(notices(lena).get(0).notice().data()).containsEntry("decider", "Ben Ott");
    }

    @Test
    void merging_and_splitting_end_it() {
        Reply waiting = send("It is on its way.");
        long other = asks("ida", "Where is mine?");
        world.merging.merge(mara, conversation, other);
        assertThat(because(waiting)).isEqualTo(Approval.Because.NEWER);

        Reply again = world.answering.send(lena, conversation, instead(get(waiting), "It is on its way, both of it."));
        long post = world.conversations.read(mara, conversation).posts().get(0).id();
        world.splitting.split(mara, conversation, List.of(post));
        assertThat(because(again)).isEqualTo(Approval.Because.NEWER);
    }

    @Test
    void one_that_goes_over_by_merging_ends_where_it_is_then() {
        long other = asks("ida", "Where is mine?");
        Reply waiting = send("It is on its way.");
        world.merging.merge(mara, other, conversation);
        assertThat(get(waiting).conversationId()).isEqualTo(other);
        assertThat(because(waiting)).isEqualTo(Approval.Because.NEWER);
    }

    @Test
    void an_author_who_leaves_signs_nothing_any_more() {
        Reply waiting = send("It is on its way.");
        world.people.deactivate(world.ada, lena.id());
        assertThat(because(waiting)).isEqualTo(Approval.Because.LEFT);
        assertThat(get(waiting).body()).isEqualTo("It is on its way.");
        assertThat(world.replies.awaiting(mara, 0, 10)).isEmpty();
    }

    @Test
    void an_approver_who_loses_the_right_may_not_and_one_who_gets_it_may() {
        Reply waiting = send("It is on its way.");
        Account demoted = world.people.change(world.ada, mara.id(), AccountChange.role(Role.AGENT));
        assertThatThrownBy(() -> world.approvals.approve(demoted, waiting.id(), null))
                .isInstanceOf(Refused.NotAllowed.class);
        Account promoted = world.people.change(world.ada, world.ben.id(), AccountChange.role(Role.LEAD));
        assertThat(world.approvals.approve(promoted, waiting.id(), null).state())
                .isEqualTo(State.QUEUED);
    }

    @Test
    void a_removed_channel_ends_it_when_somebody_would_approve() {
        Reply waiting = send("It is on its way.");
        world.lifecycle.disconnect(world.ada, world.channel.id());
        assertThatThrownBy(() -> world.approvals.approve(mara, waiting.id(), null))
                .isInstanceOf(Refused.Conflict.class);
        assertThat(because(waiting)).isEqualTo(Approval.Because.CHANNEL);
    }

    @Test
    void a_rule_removed_while_it_waits_lets_it_wait_and_the_next_one_go() {
        Reply waiting = send("It is on its way.");
        world.standingRules.remove(mara, world.standingRules.all(mara).get(0).id());
        assertThat(get(waiting).state()).isEqualTo(State.AWAITING_APPROVAL);
        Reply next = world.answering.send(lena, conversation, instead(waiting, "It is on its way."));
        assertThat(next.state()).isEqualTo(State.QUEUED);
    }

    @Test
    void a_tag_that_comes_after_it_was_sent_changes_nothing_for_it() {
        world.standingRules.add(mara, Body.tagged("#Press", false));
        Reply bens = world.answering.send(
                world.ben, conversation, draft("On it", world.only().seen()));
        world.inbox.tag(mara, conversation, "press");
        assertThat(get(bens).state()).isEqualTo(State.QUEUED);
        world.publish();
        assertThat(get(bens).state()).isEqualTo(State.PUBLISHED);
        assertThat(world.answering
                        .send(
                                world.ben,
                                conversation,
                                draft("More", world.only().seen()))
                        .state())
                .isEqualTo(State.AWAITING_APPROVAL);
    }

    @Test
    void an_approval_is_taken_back_while_nothing_is_out_by_whoever_gave_it() {
        Reply waiting = send("It is on its way.");
        world.approvals.approve(mara, waiting.id(), "It is on its way, Kim.");
        assertThatThrownBy(() -> world.approvals.revoke(cora, waiting.id())).isInstanceOf(Refused.NotAllowed.class);
        Reply again = world.approvals.revoke(mara, waiting.id());
        assertThat(again.state()).isEqualTo(State.AWAITING_APPROVAL);
        assertThat(again.body()).isEqualTo("It is on its way, Kim.");
        assertThat(Objects.requireNonNull(again.approval()).written()).isEqualTo("It is on its way.");
        assertThat(world.publish()).isZero();
        Reply back = world.approvals.approve(cora, waiting.id(), "It is on its way.");
        assertThat(Objects.requireNonNull(back.approval()).written()).isNull();
        world.publish();
        assertThatThrownBy(() -> world.approvals.revoke(cora, waiting.id())).isInstanceOf(Refused.Conflict.class);
        assertThat(world.network.published()).containsExactly("@kim@fake.example It is on its way. ^LB");
    }

    @Test
    void taking_back_an_approval_does_not_outlive_what_came_meanwhile() {
        Reply waiting = send("It is on its way.");
        world.approvals.approve(mara, waiting.id(), null);
        world.network.reply("kim", question, "Never mind", NOW);
        world.poll();
        assertThat(world.approvals.revoke(mara, waiting.id()).state()).isEqualTo(State.DRAFT);
    }

    @Test
    void a_reply_that_waits_is_no_answer_and_one_approved_later_was_said_then() {
        Reply waiting = send("It is on its way.");
        world.clock.advance(Duration.ofMinutes(20));
        assertThat(world.only().row().unansweredSince()).isNotNull();
        assertThat(open("first_response")).isOne();
        world.approvals.approve(mara, waiting.id(), null);
        assertThat(open("first_response")).isOne();
        world.publish();
        assertThat(open("first_response")).isZero();
        assertThat(world.only().row().unansweredSince()).isNull();
        assertThat(answeredBy()).as("measured once, as its author’s").containsExactly(lena.id());
        assertThat(world.network.sent().get(0).createdAt())
                .as("what is published is dated when it was approved")
                .isEqualTo(NOW.plus(Duration.ofMinutes(20)));
    }

    @Test
    void sending_and_waiting_still_means_it_once_it_is_out() {
        Reply waiting = world.answering.send(
                lena,
                conversation,
                new Answering.Draft("Which address?", null, world.only().seen(), ConversationState.WAITING, null));
        assertThat(world.only().row().state()).isEqualTo(ConversationState.OPEN);
        assertThat(world.only().row().assigneeName()).isEqualTo("Lena Brandt");
        world.approvals.approve(mara, waiting.id(), null);
        world.publish();
        assertThat(world.only().row().state()).isEqualTo(ConversationState.WAITING);
    }

    @Test
    void one_that_failed_after_it_was_approved_is_tried_again_unless_something_newer_has_come() {
        Reply waiting = send("It is on its way.");
        world.approvals.approve(mara, waiting.id(), null);
        world.network.fail(Trouble.of(Trouble.Kind.UNREACHABLE, Said.of("trouble.network", "fake.example")));
        world.publish();
        assertThat(get(waiting).state()).isEqualTo(State.QUEUED);
        world.network.fail(null);
        world.network.reply("kim", question, "Never mind", NOW);
        world.poll();
        world.clock.advance(Duration.ofMinutes(1));
        world.outbox.publishDue();
        assertThat(world.network.published()).isEmpty();
        assertThat(get(waiting).state()).isEqualTo(State.DRAFT);
    }

    @Test
    void waiting_too_long_is_told_once_to_both_in_opening_time_and_by_whichever_node_is_first() throws Exception {
        world.standingRules.limit(mara, 45);
        Reply waiting = send("It is on its way.");
        assertThat(Objects.requireNonNull(waiting.approval()).lateAt()).isEqualTo(NOW.plus(Duration.ofMinutes(45)));
        assertThat(world.overdue.tellSome()).isFalse();
        world.clock.advance(Duration.ofMinutes(45));
        try (Overdue other = new Overdue(
                world.db, world.facts, world.notices, new io.oase.target.Promises(world.calendars), world.clock)) {
            assertThat(atOnce(List.of(world.overdue::tellSome, other::tellSome)))
                    .containsOnlyOnce(true);
        }
        assertThat(told(lena)).containsExactly("approval_late");
        assertThat(told(mara)).containsExactly("approval_late", "approval_asked");
        assertThat(kinds()).filteredOn("approval_late"::equals).hasSize(1);
        assertThat(get(waiting).state()).isEqualTo(State.AWAITING_APPROVAL);
        assertThat(world.overdue.tellSome()).isFalse();
    }

    @Test
    void overnight_does_not_count_and_without_a_limit_nobody_is_told() {
        // 17:50 in Berlin; they are there until 18:00.
        world.clock.set(NOW.plus(Duration.ofMinutes(7 * 60 + 50)));
        Reply waiting = send("It is on its way.");
        assertThat(Objects.requireNonNull(get(waiting).approval()).lateAt())
                .isAfter(world.clock.instant().plus(Duration.ofHours(12)));
        world.standingRules.limit(mara, null);
        Reply next = world.answering.send(lena, conversation, instead(waiting, "It will come."));
        assertThat(Objects.requireNonNull(get(next).approval()).lateAt()).isNull();
    }

    @Test
    void a_new_colleague_is_new_until_then() {
        world.standingRules.add(mara, Body.newcomer(lena.id(), NOW.plus(Duration.ofDays(1)), false));
        assertThat(world.standingRules.all(mara)).hasSize(1);
        world.clock.advance(Duration.ofDays(1));
        assertThat(send("By myself").state()).isEqualTo(State.QUEUED);
        assertThat(world.standingRules.all(mara)).isEmpty();
    }

    @Test
    void rules_mean_public_answers_unless_they_say_private_too() {
        world.standingRules.add(mara, Body.newcomer(lena.id(), null, false));
        world.network.post("ida", "psst", NOW.minusSeconds(5), post -> post.visibility(Visibility.PRIVATE));
        world.poll();
        long secret = world.all().stream()
                .filter(row -> row.isPrivate())
                .findFirst()
                .orElseThrow()
                .id();
        long seen = world.conversations.read(lena, secret).seen();
        assertThat(world.answering.send(lena, secret, draft("psst", seen)).state())
                .isEqualTo(State.QUEUED);
        world.standingRules.add(mara, Body.onChannel(world.channel.id(), true));
        world.publish();
        long again = world.conversations.read(lena, secret).seen();
        assertThat(world.answering.send(world.ben, secret, draft("psst", again)).state())
                .isEqualTo(State.AWAITING_APPROVAL);
    }

    @Test
    void another_rule_may_ask_for_another_role() {
        world.secondPair.ask((db, written) -> written.text().contains("fire")
                ? Optional.of(new Need(Said.of("approval.why.tag", "fire"), Set.of(Role.COMMS)))
                : Optional.empty());
        Reply waiting = world.answering.send(
                world.ben, conversation, draft("There is a fire", world.only().seen()));
        assertThat(told(mara)).isEmpty();
        assertThat(told(cora)).containsExactly("approval_asked");
        assertThat(world.replies.countAwaiting(mara, 9)).isZero();
        assertThat(world.replies.countAwaiting(cora, 9)).isOne();
        assertThatThrownBy(() -> world.approvals.approve(mara, waiting.id(), null))
                .isInstanceOf(Refused.NotAllowed.class);
        assertThat(world.approvals.approve(cora, waiting.id(), null).state()).isEqualTo(State.QUEUED);
    }

    @Test
    void whoever_may_not_approve_sees_only_their_own_in_the_list() {
        Reply waiting = send("It is on its way.");
        assertThat(world.replies.awaiting(mara, 0, 10)).extracting(Reply::id).containsExactly(waiting.id());
        assertThat(world.replies.awaiting(lena, 0, 10)).extracting(Reply::id).containsExactly(waiting.id());
        assertThat(world.replies.awaiting(world.ben, 0, 10)).isEmpty();
        assertThat(world.replies.awaiting(mara, waiting.id(), 10)).isEmpty();
        assertThat(world.replies
                        .matters(mara, List.of(waiting))
                        .get(waiting.id())
                        .question())
                .contains("4711");
    }

    @Test
    void of_two_who_decide_at_once_one_does() throws Exception {
        for (int round = 0; round < 6; round++) {
            Reply waiting = send("Answer " + round);
            List<Object> outcomes = atOnce(List.<Callable<?>>of(
                    () -> world.approvals.approve(mara, waiting.id(), "Changed " + waiting.id()),
                    () -> world.approvals.giveBack(cora, waiting.id(), "Wait"),
                    () -> world.approvals.approve(world.ada, waiting.id(), null),
                    () -> world.replies.withdraw(lena, waiting.id())));
            State state = get(waiting).state();
            assertThat(state).isIn(State.QUEUED, State.DRAFT, State.WITHDRAWN);
            // What was approved may still be taken back by its author afterwards.
            assertThat(outcomes).filteredOn(Reply.class::isInstance).hasSizeBetween(1, 2);
            assertThat(outcomes).filteredOn(Throwable.class::isInstance).allMatch(Refused.Conflict.class::isInstance);
            world.publish();
            int sent = (int) world.network.published().stream()
                    .filter(text -> text.contains(waiting.body()) || text.contains("Changed " + waiting.id()))
                    .count();
            assertThat(sent).isEqualTo(state == State.QUEUED ? 1 : 0);
        }
    }

    @Test
    void what_comes_while_somebody_approves_either_stops_it_or_came_after_it_was_out() throws Exception {
        int stopped = 0;
        for (int round = 0; round < 8; round++) {
            Reply waiting = send("Answer " + round);
            world.network.reply("kim", question, "Wait " + round, NOW.plusSeconds(round));
            List<Object> outcomes = atOnce(
                    List.<Callable<?>>of(() -> world.approvals.approve(mara, waiting.id(), null), world::poll, () -> {
                        world.clock.advance(Duration.ofSeconds(6));
                        return world.outbox.publishDue();
                    }));
            world.publish();
            boolean out = get(waiting).state() == State.PUBLISHED;
            stopped += out ? 0 : 1;
            if (out) {
                assertThat(outcomes.get(0)).isInstanceOf(Reply.class);
            } else {
                assertThat(get(waiting).state()).isEqualTo(State.DRAFT);
            }
            long posts = world.network.published().stream()
                    .filter(text -> text.contains(waiting.body()))
                    .count();
            assertThat(posts).isEqualTo(out ? 1 : 0);
            dropDrafts();
        }
        assertThat(stopped).isPositive();
    }

    @Test
    void two_nodes_publish_what_was_approved_once() throws Exception {
        Reply waiting = send("It is on its way.");
        world.approvals.approve(mara, waiting.id(), null);
        world.clock.advance(Duration.ofSeconds(6));
        long second = World.node(world.db, "node-2");
        try (io.oase.reply.Outbox other = new io.oase.reply.Outbox(
                world.db,
                world.channels,
                world.connectors,
                world.ingest,
                world.facts,
                world.clock,
                () -> second,
                channel -> {},
                Duration.ZERO)) {
            atOnce(List.of(() -> world.outbox.publishDue(), other::publishDue));
        }
        assertThat(world.network.published()).hasSize(1);
    }

    @Test
    void what_cannot_be_used_as_a_rule_is_refused() {
        List<Body> wrong = new ArrayList<>(List.of(
                Body.tagged("  ", false),
                Body.tagged("a".repeat(41), false),
                Body.onChannel(4711, false),
                Body.newcomer(4711, null, false),
                Body.newcomer(lena.id(), NOW, false)));
        wrong.add(new Body(StandingRule.Kind.ROLE, null, null, null, null, null, false));
        wrong.forEach(body ->
                assertThatThrownBy(() -> world.standingRules.add(mara, body)).isInstanceOf(Refused.Invalid.class));
        for (Integer minutes : List.of(0, -1, 1441)) {
            assertThatThrownBy(() -> world.standingRules.limit(mara, minutes)).isInstanceOf(Refused.Invalid.class);
        }
        for (Account may : List.of(lena, cora)) {
            assertThatThrownBy(() -> world.standingRules.add(may, Body.tagged("a", false)))
                    .isInstanceOf(Refused.NotAllowed.class);
            assertThatThrownBy(() -> world.standingRules.limit(may, 5)).isInstanceOf(Refused.NotAllowed.class);
        }
        assertThat(catchThrowableOfType(Refused.NotFound.class, () -> world.standingRules.remove(mara, 4711)))
                .isNotNull();
    }

    private void dropDrafts() {
        world.replies.ofConversation(lena, conversation).stream()
                .filter(reply -> reply.state() == State.DRAFT)
                .forEach(reply -> world.replies.withdraw(lena, reply.id()));
    }

    private Reply send(String text) {
        return world.answering.send(
                lena,
                conversation,
                draft(text, world.conversations.read(lena, conversation).seen()));
    }

    private Answering.Draft instead(Reply of, String text) {
        long seen = world.conversations.read(lena, conversation).seen();
        return new Answering.Draft(text, null, seen, null, null, null, of.id());
    }

    private static Answering.Draft draft(String text, long seen) {
        return new Answering.Draft(text, null, seen, null, null);
    }

    private Reply get(Reply reply) {
        return world.replies.get(mara, reply.id());
    }

    private Approval.Because because(Reply reply) {
        Reply now = get(reply);
        assertThat(now.state()).isEqualTo(State.DRAFT);
        return Objects.requireNonNull(Objects.requireNonNull(now.approval()).because());
    }

    private long asks(String who, String text) {
        world.network.mention(who, text, NOW.minusSeconds(30));
        world.poll();
        return world.all().stream()
                .filter(row -> row.title().equals(text))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private long open(String kind) {
        return world.db.withHandle(db -> db.createQuery(
                        "SELECT count(*) FROM clock WHERE conversation_id = :id AND kind = :kind AND ended_at IS NULL")
                .bind("id", conversation)
                .bind("kind", kind)
                .mapTo(Long.class)
                .one());
    }

    /** Whose answers were measured, one for each. */
    private List<Long> answeredBy() {
        return world.db.withHandle(db -> db.createQuery(
                        "SELECT ended_by FROM clock WHERE conversation_id = :id AND kind = 'first_response' AND how = 'answered'")
                .bind("id", conversation)
                .mapTo(Long.class)
                .list());
    }

    private List<String> kinds() {
        return world.conversations.read(mara, conversation).events().stream()
                .map(Conversation.Event::kind)
                .toList();
    }

    private List<String> told(Account account) {
        return notices(account).stream().map(told -> told.notice().kind()).toList();
    }

    private List<Told> notices(Account account) {
        return world.notices.list(account, null, 50, null).notices();
    }
}
