package io.oase.demo;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Keeps the town talking: one story after another, at a lively pace, each with what follows from it. */
final class Life {
    private static final int LIVELY = 200;

    private final Town town;
    private final Script script;
    private final RandomGenerator chance;
    private final Later later;
    private final Answers answers;
    private final Map<String, Long> past;
    private final Deque<Line> deck = new ArrayDeque<>();
    private int told;

    Life(Town town, Script script, RandomGenerator chance, Later later, Answers answers, Map<String, Long> past) {
        this.town = town;
        this.script = script;
        this.chance = chance;
        this.later = later;
        this.answers = answers;
        this.past = Map.copyOf(past);
    }

    /**
     * The first post comes a few seconds from now, another every 5 to 15 seconds after it. After some 200 stories the town
     * calms down to one every minute or so, so that a demo left running overnight does not drown.
     */
    void begin() {
        later.in(Duration.ofSeconds(3 + chance.nextInt(3)), this::next);
    }

    private void next() {
        later.in(Duration.ofMillis(5_000 + chance.nextInt(10_000)).multipliedBy(told < LIVELY ? 1 : 6), this::next);
        if (deck.isEmpty()) {
            shuffle();
        }
        tell(deck.removeFirst());
        told++;
    }

    private void shuffle() {
        var stories = new ArrayList<>(script.stories());
        Collections.shuffle(stories, new Random(chance.nextLong()));
        // The second time round nobody asks again about what was announced before the start.
        if (told > 0) {
            stories.removeIf(line -> line.to() != null);
        }
        deck.addAll(stories);
    }

    private void tell(Line line) {
        var slots = Slots.draw(script.slots(), chance, town.timeOfDay());
        var author = town.cast().named(line.who());
        var post = town.publish(line.draft(author, slots, line.to() == null ? null : past.get(line.to())));
        if (line.answers() != null) {
            answers.prepare(post, line.answers().stream().map(slots::fill).toList());
        }
        follow(post.id(), line.beats(), slots);
    }

    private void follow(long id, List<Line.Beat> beats, Slots slots) {
        if (!beats.isEmpty()) {
            var beat = beats.get(0);
            later.in(Duration.ofSeconds(beat.after()), () -> {
                town.find(id).ifPresent(post -> play(post, beat, slots));
                follow(id, beats.subList(1, beats.size()), slots);
            });
        }
    }

    private void play(Post post, Line.Beat beat, Slots slots) {
        if (beat.delete()) {
            town.delete(post.id());
        } else if (beat.edit() != null) {
            town.edit(post.id(), slots.fill(beat.edit()));
        } else if (beat.say() != null) {
            say(post, beat.by(), slots.fill(beat.say()));
        } else if (beat.nag() != null && !answers.given(post)) {
            say(post, null, slots.fill(beat.nag()));
        }
    }

    private void say(Post post, @Nullable String by, String words) {
        var author = by == null ? post.author() : town.cast().named(by);
        town.publish(Draft.of(author, words, post.draft().visibility(), post.id()));
    }
}
