package io.oase.demo;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** People answer back when the organisation has answered them: thanks, another question, or that it did not help. */
final class Answers {
    private final Town town;
    private final Script script;
    private final RandomGenerator chance;
    private final Later later;
    private final Map<Talk, List<List<String>>> prepared = new ConcurrentHashMap<>();
    private final Map<Talk, Integer> rounds = new ConcurrentHashMap<>();
    private final Set<Talk> waiting = ConcurrentHashMap.newKeySet();

    Answers(Town town, Script script, RandomGenerator chance, Later later) {
        this.town = town;
        this.script = script;
        this.chance = chance;
        this.later = later;
    }

    /** From now on people answer what the organisation publishes. */
    void begin() {
        town.onPublished(post -> {
            if (post.author().equals(town.cast().organisation())) {
                addressee(post).ifPresent(who -> answerLater(post, who));
            }
        });
    }

    /** What the author of this post will write back, in order, instead of what their temper would have them say. */
    void prepare(Post post, List<String> lines) {
        prepared.put(talk(post, post.author()), lines.stream().map(List::of).toList());
    }

    /** Somebody at the keyboard speaks for this post's author from now on; nobody else puts words in their mouth. */
    void leaveToVisitor(Post post) {
        prepared.put(talk(post, post.author()), List.of());
    }

    /** Whether the organisation has answered this post, or anything below it. */
    boolean given(Post post) {
        return town.below(post).stream()
                .anyMatch(below -> below.author().equals(town.cast().organisation()));
    }

    /** Who is meant: the author of what is answered or, in a second part of an answer, whoever is named. */
    private Optional<Member> addressee(Post answer) {
        return town.find(answer.parent())
                .map(Post::author)
                .filter(author -> !author.equals(answer.author()))
                .or(() -> answer.mentions().stream().findFirst())
                .filter(who -> !who.equals(answer.author()));
    }

    private void answerLater(Post answer, Member who) {
        var talk = talk(answer, who);
        if (rounds.getOrDefault(talk, 0) < wordings(talk).size() && waiting.add(talk)) {
            later.in(Duration.ofMillis(10_000 + chance.nextInt(30_000)), () -> answer(talk));
        }
    }

    private void answer(Talk talk) {
        waiting.remove(talk);
        int round = rounds.merge(talk, 1, Integer::sum) - 1;
        if (round < wordings(talk).size()) {
            newestAnswer(talk).ifPresent(post -> {
                var some = wordings(talk).get(round);
                var line = some.get(chance.nextInt(some.size()));
                var organisation = town.cast().organisation().acct();
                town.publish(Draft.of(
                        talk.who(),
                        "@" + organisation + " " + line,
                        post.draft().visibility(),
                        post.id()));
            });
        }
    }

    /** An answer in several parts is answered once, below its last part. */
    private Optional<Post> newestAnswer(Talk talk) {
        return town.find(talk.root()).flatMap(root -> Stream.concat(Stream.of(root), town.below(root).stream())
                .filter(post -> post.author().equals(town.cast().organisation()))
                .filter(post -> ofTalk(post, talk))
                .reduce((older, newer) -> newer));
    }

    private boolean ofTalk(Post answer, Talk talk) {
        return answer.mentions().contains(talk.who())
                || town.above(answer).stream().anyMatch(above -> above.author().equals(talk.who()));
    }

    private List<List<String>> wordings(Talk talk) {
        return Objects.requireNonNull(prepared.getOrDefault(talk, script.rounds(talk.who())));
    }

    private Talk talk(Post post, Member who) {
        return new Talk(town.root(post).id(), who);
    }

    /** One person in one thread. */
    private record Talk(long root, Member who) {}
}
