package io.oase.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.oase.inbox.ConversationState;
import io.oase.target.Clockwork.Cause;
import io.oase.target.TargetClock.How;
import io.oase.target.Turn.Spoken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Times are minutes after the conversation's channel was connected; Lena is account 7. */
class ClockworkTest {
    private static final long LENA = 7;

    private final Story story = new Story();

    @Test
    void a_question_starts_three_clocks_when_it_was_published() {
        story.asks(10, 12);

        assertThat(story.running(ClockKind.FIRST_RESPONSE)).hasValueSatisfying(clock -> {
            assertThat(clock.startedAt()).isEqualTo(at(10));
            assertThat(clock.seenAt()).isEqualTo(at(12));
        });
        assertThat(story.running(ClockKind.RESOLUTION))
                .map(TargetClock::startedAt)
                .hasValue(at(10));
        assertThat(story.running(ClockKind.TAKE)).map(TargetClock::startedAt).hasValue(at(10));
        assertThat(story.running(ClockKind.NEXT_UPDATE)).isEmpty();
    }

    @Test
    void the_oldest_of_several_unanswered_posts_counts() {
        story.asks(10, 12);
        story.asks(30, 31);
        story.asks(5, 40);

        assertThat(story.running(ClockKind.FIRST_RESPONSE))
                .map(TargetClock::startedAt)
                .hasValue(at(5));
    }

    @Test
    void an_answer_ends_the_first_response_and_what_they_say_then_starts_the_next() {
        story.asks(10, 12);
        story.answers(30, LENA);
        story.asks(50, 51);
        story.answers(55, null);

        assertThat(story.ended(ClockKind.FIRST_RESPONSE)).singleElement().satisfies(clock -> {
            assertThat(end(clock)).isEqualTo(new TargetClock.End(at(30), How.ANSWERED, LENA, 2L));
        });
        assertThat(story.ended(ClockKind.NEXT_RESPONSE)).singleElement().satisfies(clock -> {
            assertThat(clock.startedAt()).isEqualTo(at(50));
            assertThat(end(clock).how()).isEqualTo(How.ANSWERED_OUTSIDE);
        });
    }

    @Test
    void an_automatic_answer_ends_nothing() {
        story.asks(10, 12);
        story.say(true, true, 13, 13, null);

        assertThat(story.running(ClockKind.FIRST_RESPONSE)).isPresent();
        assertThat(story.running(ClockKind.TAKE)).isPresent();
        assertThat(story.running(ClockKind.NEXT_UPDATE)).isEmpty();
    }

    @Test
    void a_whole_exchange_that_comes_in_at_once_is_counted_turn_by_turn() {
        story.add(false, 10, 90, null);
        story.add(true, 20, 90, null);
        story.add(false, 30, 90, null);
        story.add(true, 35, 90, null);
        story.add(false, 80, 90, null);
        story.happens(90);

        assertThat(story.ended(ClockKind.FIRST_RESPONSE))
                .map(ClockworkTest::minutes)
                .containsExactly(10L);
        assertThat(story.ended(ClockKind.NEXT_RESPONSE))
                .map(ClockworkTest::minutes)
                .containsExactly(5L);
        assertThat(story.running(ClockKind.NEXT_RESPONSE))
                .map(TargetClock::startedAt)
                .hasValue(at(80));
    }

    @Test
    void what_was_over_before_the_channel_was_connected_is_not_counted_and_what_was_open_counts_from_then_on() {
        story.add(false, -90, 1, null);
        story.add(true, -80, 1, null);
        story.add(false, -70, 1, null);
        story.happens(1);

        assertThat(story.ended(ClockKind.FIRST_RESPONSE)).isEmpty();
        assertThat(story.running(ClockKind.NEXT_RESPONSE))
                .map(TargetClock::startedAt)
                .hasValue(at(0));
    }

    @Test
    void a_deleted_question_is_withdrawn_and_a_deleted_first_of_two_leaves_the_second() {
        story.asks(10, 12);
        story.asks(30, 31);
        story.deletes(1, 40);
        assertThat(story.running(ClockKind.FIRST_RESPONSE))
                .map(TargetClock::startedAt)
                .hasValue(at(30));

        story.deletes(2, 41);
        assertThat(story.ended(ClockKind.FIRST_RESPONSE))
                .map(clock -> end(clock).how())
                .containsExactly(How.WITHDRAWN);
    }

    @Test
    void a_deleted_answer_leaves_them_waiting_since_they_asked() {
        story.asks(10, 12);
        story.answers(30, LENA);
        story.deletes(2, 40);

        assertThat(story.ended(ClockKind.FIRST_RESPONSE)).hasSize(1);
        assertThat(story.running(ClockKind.NEXT_RESPONSE))
                .map(TargetClock::startedAt)
                .hasValue(at(10));
    }

    @Test
    void clocks_stand_still_while_we_wait_and_go_on_from_when_they_wrote() {
        story.asks(10, 12);
        story.answers(30, LENA);
        story.moves(ConversationState.WAITING, 40);
        assertThat(story.running(ClockKind.RESOLUTION))
                .map(TargetClock::pausedAt)
                .hasValue(at(40));

        story.state = ConversationState.OPEN;
        story.asks(100, 105);
        assertThat(story.running(ClockKind.RESOLUTION))
                .map(TargetClock::pauses)
                .hasValue(List.of(new Stretch(at(40), at(100))));
        assertThat(story.running(ClockKind.NEXT_RESPONSE))
                .map(TargetClock::startedAt)
                .hasValue(at(100));
    }

    @Test
    void resolving_ends_every_clock_and_says_whether_an_answer_was_needed() {
        story.asks(10, 12);
        story.resolves(50, true);

        assertThat(story.runningNow()).isEmpty();
        assertThat(story.ended(ClockKind.FIRST_RESPONSE))
                .map(clock -> end(clock).how())
                .containsExactly(How.NO_ANSWER_NEEDED);
    }

    @Test
    void a_clock_that_stood_still_when_it_was_resolved_does_not_count_that() {
        story.asks(10, 12);
        story.moves(ConversationState.WAITING, 20);
        story.resolves(50, false);

        assertThat(story.ended(ClockKind.RESOLUTION))
                .map(TargetClock::pauses)
                .containsExactly(List.of(new Stretch(at(20), at(50))));
    }

    @Test
    void what_they_write_after_it_was_resolved_starts_anew_and_what_was_settled_does_not_count_again() {
        story.asks(10, 12);
        story.resolves(50, true);
        story.state = ConversationState.OPEN;
        story.asks(200, 201);

        assertThat(story.running(ClockKind.FIRST_RESPONSE))
                .map(TargetClock::startedAt)
                .hasValue(at(200));
        assertThat(story.running(ClockKind.RESOLUTION))
                .map(TargetClock::startedAt)
                .hasValue(at(200));
        assertThat(story.ended(ClockKind.RESOLUTION)).hasSize(1);
    }

    @Test
    void who_opens_it_again_by_hand_finds_them_still_waiting() {
        story.asks(10, 12);
        story.resolves(50, false);
        story.settled = 0;
        story.moves(ConversationState.OPEN, 60);

        assertThat(story.running(ClockKind.FIRST_RESPONSE))
                .map(TargetClock::startedAt)
                .hasValue(at(10));
    }

    @Test
    void taking_ends_when_somebody_has_it_or_has_answered_without_taking_it() {
        story.asks(10, 12);
        story.assignee = LENA;
        story.happens(15);
        assertThat(story.ended(ClockKind.TAKE)).singleElement().satisfies(clock -> {
            assertThat(end(clock)).isEqualTo(new TargetClock.End(at(15), How.TAKEN, LENA, null));
        });

        Story other = new Story();
        other.asks(10, 12);
        other.answers(20, null);
        assertThat(other.ended(ClockKind.TAKE)).map(clock -> end(clock).how()).containsExactly(How.ANSWERED_OUTSIDE);
    }

    @Test
    void an_update_is_owed_from_our_last_word_until_the_next_and_beside_the_answer() {
        story.updates = true;
        story.asks(10, 12);
        story.answers(20, LENA);
        story.asks(25, 26);
        assertThat(story.running(ClockKind.NEXT_UPDATE))
                .map(TargetClock::startedAt)
                .hasValue(at(20));
        assertThat(story.running(ClockKind.NEXT_RESPONSE))
                .map(TargetClock::startedAt)
                .hasValue(at(25));

        story.answers(40, LENA);
        assertThat(story.ended(ClockKind.NEXT_UPDATE))
                .map(ClockworkTest::minutes)
                .containsExactly(20L);
        assertThat(story.running(ClockKind.NEXT_UPDATE))
                .map(TargetClock::startedAt)
                .hasValue(at(40));

        story.updates = false;
        story.happens(50);
        assertThat(story.ended(ClockKind.NEXT_UPDATE))
                .map(clock -> end(clock).how())
                .contains(How.DROPPED);
    }

    @Test
    void what_comes_back_to_whoever_has_it_does_not_have_to_be_taken_again() {
        story.asks(10, 12);
        story.assignee = LENA;
        story.resolves(20, false);
        story.state = ConversationState.OPEN;
        story.asks(200, 201);

        assertThat(story.running(ClockKind.TAKE)).isEmpty();
        assertThat(story.ended(ClockKind.TAKE)).hasSize(1);
    }

    @Test
    void a_deleted_last_word_leaves_the_update_owed_since_the_one_before() {
        story.updates = true;
        story.asks(10, 12);
        story.answers(20, LENA);
        story.answers(30, LENA);
        story.deletes(3, 40);

        assertThat(story.running(ClockKind.NEXT_UPDATE))
                .map(TargetClock::startedAt)
                .hasValue(at(20));
    }

    @Test
    void an_answer_whose_clock_is_behind_answers_what_it_stands_below() {
        story.asks(10, 12);
        story.answers(30, LENA);
        story.add(false, 29, 40, null);
        Spoken late = story.posts.remove(story.posts.size() - 1);
        story.posts.add(
                new Spoken(late.id(), late.key(), "p2", false, false, false, late.postedAt(), late.receivedAt(), null));
        story.happens(40);

        assertThat(story.running(ClockKind.NEXT_RESPONSE))
                .map(TargetClock::startedAt)
                .hasValue(at(29));
    }

    @Test
    void however_a_story_goes_one_clock_runs_for_whoever_waits_longest_and_what_ended_stays() {
        for (int seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            Story story = new Story();
            story.updates = random.nextBoolean();
            for (int minute = 1; minute < 60; minute += 1 + random.nextInt(6)) {
                List<TargetClock> past = List.copyOf(story.past);
                story.anything(random, minute);
                assertThat(story.past.subList(0, past.size()))
                        .as("seed %d", seed)
                        .isEqualTo(past);
                story.check(seed);
            }
        }
    }

    private static Instant at(long minutes) {
        return Instant.parse("2026-03-02T09:00:00Z").plusSeconds(minutes * 60);
    }

    private static TargetClock.End end(TargetClock clock) {
        return Objects.requireNonNull(clock.end());
    }

    private static long minutes(TargetClock clock) {
        return java.time.Duration.between(clock.startedAt(), end(clock).at()).toMinutes();
    }

    /** A conversation, and its clocks after each thing that happens. */
    private static final class Story {
        final List<Spoken> posts = new ArrayList<>();
        final List<TargetClock> past = new ArrayList<>();
        final Set<Long> deleted = new HashSet<>();
        List<TargetClock> present = List.of();
        ConversationState state = ConversationState.NEW;

        @Nullable
        Long assignee;

        long settled;
        boolean updates;

        void asks(long posted, long seen) {
            say(false, false, posted, seen, null);
        }

        void answers(long posted, @Nullable Long author) {
            say(true, false, posted, posted, author);
        }

        void say(boolean own, boolean automatic, long posted, long seen, @Nullable Long author) {
            long id = posts.size() + 1;
            posts.add(new Spoken(id, "p" + id, null, own, automatic, false, at(posted), at(seen), author));
            happens(seen);
        }

        void add(boolean own, long posted, long seen, @Nullable Long author) {
            long id = posts.size() + 1;
            posts.add(new Spoken(id, "p" + id, null, own, false, false, at(posted), at(seen), author));
        }

        void deletes(long post, long minute) {
            deleted.add(post);
            happens(minute);
        }

        void moves(ConversationState to, long minute) {
            state = to;
            happens(minute);
        }

        void resolves(long minute, boolean noAnswer) {
            state = ConversationState.RESOLVED;
            settled = posts.size();
            happen(new Cause(at(minute), LENA, noAnswer));
        }

        void happens(long minute) {
            happen(new Cause(at(minute), null, false));
        }

        private void happen(Cause cause) {
            List<TargetClock> after = Clockwork.after(situation(), cause, updates);
            past.addAll(after.stream().filter(clock -> clock.end() != null).toList());
            present = after.stream().filter(clock -> clock.end() == null).toList();
        }

        private Situation situation() {
            return new Situation(
                    1,
                    new Matter(1, "fake", false, "mention", Set.of(), 0, null, null, false, Set.of()),
                    state,
                    assignee,
                    null,
                    at(0),
                    present,
                    past.stream()
                            .anyMatch(clock -> clock.kind().isResponse()
                                    && Set.of(How.ANSWERED, How.ANSWERED_OUTSIDE)
                                            .contains(end(clock).how())),
                    !ended(ClockKind.RESOLUTION).isEmpty(),
                    past.stream()
                            .filter(clock -> clock.kind().isResponse() && clock.startPostId() != null)
                            .map(clock -> Objects.requireNonNull(clock.startPostId()))
                            .collect(java.util.stream.Collectors.toSet()),
                    open());
        }

        private List<Spoken> open() {
            return posts.stream()
                    .filter(post -> post.id() > settled && !deleted.contains(post.id()))
                    .toList();
        }

        Optional<TargetClock> running(ClockKind kind) {
            return present.stream().filter(clock -> clock.kind() == kind).findFirst();
        }

        List<TargetClock> runningNow() {
            return present;
        }

        List<TargetClock> ended(ClockKind kind) {
            return past.stream().filter(clock -> clock.kind() == kind).toList();
        }

        void anything(Random random, int minute) {
            switch (random.nextInt(8)) {
                case 0, 1, 2 -> {
                    if (state == ConversationState.WAITING || state == ConversationState.RESOLVED) {
                        state = ConversationState.OPEN;
                    }
                    say(false, false, minute - random.nextInt(5), minute, null);
                }
                case 3, 4 -> answers(minute, random.nextBoolean() ? LENA : null);
                case 5 -> moves(ConversationState.WAITING, minute);
                case 6 -> resolves(minute, random.nextBoolean());
                default -> deletes(1 + random.nextInt(posts.size() + 1), minute);
            }
        }

        void check(int seed) {
            assertThat(present.stream().map(TargetClock::kind).distinct())
                    .as("seed %d", seed)
                    .hasSameSizeAs(present);
            List<Turn> turns = Turn.of(open());
            boolean waits = !turns.isEmpty() && turns.get(turns.size() - 1).answer() == null;
            Optional<TargetClock> response =
                    present.stream().filter(clock -> clock.kind().isResponse()).findFirst();
            if (waits && state != ConversationState.RESOLVED) {
                assertThat(response)
                        .as("seed %d", seed)
                        .map(TargetClock::startPostId)
                        .hasValue(turns.get(turns.size() - 1).ask().id());
            } else {
                assertThat(response).as("seed %d", seed).isEmpty();
            }
            assertThat(present).as("seed %d", seed).allSatisfy(clock -> assertThat(clock.pausedAt() != null)
                    .isEqualTo(state == ConversationState.WAITING));
            assertThat(past)
                    .as("seed %d", seed)
                    .allSatisfy(clock -> assertThat(end(clock).at()).isAfterOrEqualTo(clock.startedAt()));
        }
    }
}
