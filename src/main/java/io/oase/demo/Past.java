package io.oase.demo;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Writes what was said before the start into the town. */
final class Past {
    private Past() {}

    /** Answers the ids of the posts by the names they have in {@code past.yaml}. */
    static Map<String, Long> write(Town town, Script script, RandomGenerator chance) {
        var named = new HashMap<String, Long>();
        var start = town.now();
        for (var line : script.past()) {
            var author = town.cast().named(line.who());
            var at = start.minus(Duration.ofSeconds((long) (line.hours() * 3600) + chance.nextInt(50)));
            var parent = line.to() == null ? null : named.get(line.to());
            var post = town.add(line.draft(author, Slots.draw(script.slots(), chance, town.timeOfDay()), parent), at);
            if (line.id() != null) {
                named.put(line.id(), post.id());
            }
            if (author.equals(town.cast().organisation()) && parent == null) {
                someLike(town, post, chance);
            }
        }
        return named;
    }

    /** Favourites and followers stand among the notices of a real account; a connector has to pass over them. */
    private static void someLike(Town town, Post post, RandomGenerator chance) {
        var people = town.cast().people();
        var fan = people.get(chance.nextInt(people.size()));
        town.like(fan, post.id(), post.at().plusSeconds(20));
        town.like(people.get(chance.nextInt(people.size())), null, post.at().plusSeconds(40));
    }
}
