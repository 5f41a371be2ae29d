package io.oase.target;

import io.oase.target.TargetClock.End;
import io.oase.target.TargetClock.How;
import io.oase.target.Turn.Spoken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which clocks a conversation has after something happened: begun, moved, standing still, ended. Pure. What has ended is not
 * touched again.
 *
 * <p>A response clock belongs to a turn: it starts with the oldest post nobody has answered and ends with the first answer a
 * person gives. The other clocks belong to the matter: they start with what opened it, or opened it again, and end when it is
 * resolved. All stand still while we wait for the other side.
 */
final class Clockwork {
    private final Situation now;
    private final Cause cause;
    private final List<TargetClock> clocks = new ArrayList<>();

    private Clockwork(Situation now, Cause cause) {
        this.now = now;
        this.cause = cause;
    }

    /**
     * What happened.
     *
     * @param at when
     * @param by whose doing it was; null for somebody on the network or the system
     * @param noAnswerNeeded whether somebody decided so
     */
    record Cause(Instant at, @Nullable Long by, boolean noAnswerNeeded) {}

    /**
     * The clocks that were running, as they are now, and those that begin; one that begins may have ended already.
     *
     * @param updates whether the next update is promised
     */
    static List<TargetClock> after(Situation now, Cause cause, boolean updates) {
        Clockwork work = new Clockwork(now, cause);
        work.responses();
        work.matter();
        work.update(updates);
        return work.clocks.stream().map(work::paused).toList();
    }

    private void responses() {
        TargetClock running = now.response().orElse(null);
        boolean answered = now.answered();
        for (Turn turn : Turn.of(now.posts())) {
            Spoken answer = turn.answer();
            if (answer == null) {
                clocks.add(running == null ? begin(response(answered), turn.ask()) : moved(running, turn.ask()));
                running = null;
            } else {
                if (counts(turn, answer)) {
                    TargetClock clock =
                            running == null ? begin(response(answered), turn.ask()) : moved(running, turn.ask());
                    clocks.add(clock.ended(answeredBy(answer)));
                    running = null;
                }
                answered = true;
            }
        }
        if (running != null) {
            clocks.add(running.ended(now.resolved() ? settled() : here(How.WITHDRAWN)));
        }
    }

    /** Not a turn that was counted before, or was over before anybody could have seen it here. */
    private boolean counts(Turn turn, Spoken answer) {
        return !now.closedTurns().contains(turn.ask().id()) && answer.postedAt().isAfter(now.connectedAt());
    }

    /** Opened again because somebody here planned to ask: nobody waits for anything. */
    private boolean asking() {
        return now.resolvedBefore()
                && now.running(ClockKind.RESOLUTION).isEmpty()
                && now.posts().stream().allMatch(Spoken::own);
    }

    private void matter() {
        Optional<TargetClock> resolution = now.running(ClockKind.RESOLUTION);
        Optional<TargetClock> take = now.running(ClockKind.TAKE);
        if (now.resolved()) {
            resolution.ifPresent(clock -> clocks.add(clock.ended(settled())));
            take.ifPresent(clock -> clocks.add(clock.ended(settled())));
            return;
        }
        if (asking()) {
            return;
        }
        clocks.add(resolution.orElseGet(() -> opened(ClockKind.RESOLUTION)));
        // What somebody has from the beginning nobody has to take.
        boolean free = resolution.isEmpty() && now.assignee() == null;
        take.or(() -> free ? Optional.of(opened(ClockKind.TAKE)) : Optional.empty())
                .ifPresent(clock -> clocks.add(taken(clock)));
    }

    /** Somebody has it, or answered without taking it. */
    private TargetClock taken(TargetClock take) {
        Optional<Spoken> answer = now.posts().stream()
                .filter(post -> post.own()
                        && !post.automatic()
                        && !post.settled()
                        && post.postedAt().isAfter(take.startedAt()))
                .min(Comparator.comparing(Spoken::postedAt));
        if (now.assignee() != null) {
            return take.ended(new End(cause.at, How.TAKEN, now.assignee(), null));
        }
        return answer.map(own -> take.ended(answeredBy(own))).orElse(take);
    }

    private void update(boolean promised) {
        Optional<TargetClock> running = now.running(ClockKind.NEXT_UPDATE);
        Optional<Spoken> word = Turn.lastWord(now.posts());
        Optional<Spoken> since = Turn.lastWord(
                        now.posts().stream().filter(post -> !post.settled()).toList())
                .filter(said -> running.isPresent()
                        && said.postedAt().isAfter(running.get().startedAt()));
        boolean spoken = since.isPresent();
        if (running.isPresent()) {
            TargetClock clock = running.get();
            if (now.resolved()) {
                clocks.add(clock.ended(settled()));
            } else if (word.isEmpty()) {
                clocks.add(clock.ended(here(How.WITHDRAWN)));
            } else if (spoken) {
                clocks.add(clock.ended(answeredBy(since.get())));
            } else {
                clocks.add(promised ? stillStanding(clock, word.get()) : clock.ended(here(How.DROPPED)));
            }
        }
        if (promised && !now.resolved() && !asking() && word.isPresent() && (running.isEmpty() || spoken)) {
            clocks.add(begin(ClockKind.NEXT_UPDATE, word.get()));
        }
    }

    /** From the word it began with, as long as that stands; what was said in a conversation that was merged changes nothing. */
    private TargetClock stillStanding(TargetClock clock, Spoken word) {
        boolean stands = now.posts().stream().anyMatch(post -> Objects.equals(clock.startPostId(), post.id()));
        return stands ? clock : moved(clock, word);
    }

    private TargetClock begin(ClockKind kind, Spoken post) {
        return new TargetClock(
                0, kind, post.id(), now.counting(post.postedAt()), post.receivedAt(), null, List.of(), 0, null);
    }

    /** Begins with what somebody wrote since it was resolved, or with somebody here opening it again. */
    private TargetClock opened(ClockKind kind) {
        return now.posts().stream()
                .filter(post -> !post.own() && !post.settled())
                .min(Comparator.comparing(Spoken::postedAt).thenComparing(Spoken::id))
                .map(post -> begin(kind, post))
                .orElseGet(() -> new TargetClock(0, kind, null, cause.at, cause.at, null, List.of(), 0, null));
    }

    private TargetClock moved(TargetClock clock, Spoken ask) {
        return clock.startingWith(ask, now.counting(ask.postedAt()));
    }

    private TargetClock paused(TargetClock clock) {
        if (clock.end() != null) {
            return clock;
        }
        return now.waiting() ? clock.pausedAt(cause.at) : clock.resumedAt(resumption(clock));
    }

    /** With the first thing they wrote since, or with our own doing. */
    private Instant resumption(TargetClock clock) {
        return now.posts().stream()
                .filter(post -> !post.own())
                .map(Spoken::postedAt)
                .filter(posted -> clock.pausedAt() != null && posted.isAfter(clock.pausedAt()))
                .min(Comparator.naturalOrder())
                .filter(posted -> posted.isBefore(cause.at))
                .orElse(cause.at);
    }

    private static ClockKind response(boolean answered) {
        return answered ? ClockKind.NEXT_RESPONSE : ClockKind.FIRST_RESPONSE;
    }

    private End settled() {
        return here(cause.noAnswerNeeded ? How.NO_ANSWER_NEEDED : How.RESOLVED);
    }

    private End here(How how) {
        return new End(cause.at, how, cause.by, null);
    }

    private static End answeredBy(Spoken answer) {
        How how = answer.author() == null ? How.ANSWERED_OUTSIDE : How.ANSWERED;
        return new End(answer.postedAt(), how, answer.author(), answer.id());
    }
}
