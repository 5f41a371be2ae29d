package io.oase.alert;

import io.oase.playbook.Playbook;
import io.oase.playbook.Worded;
import io.oase.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A playbook for outages, people who write about them, and an organisation whose past is known. */
public final class Crowd {
    private final World world;

    public Crowd(World world) {
        this.world = world;
    }

    /** A playbook that watches for these words. */
    public static Playbook outage(int atLeast, String... words) {
        return playbook(atLeast, List.of("all"), words);
    }

    /** A playbook that watches for ratings alone. */
    static Playbook rated(Playbook.Ratings ratings) {
        return playbook(ratings, List.of(), List.of("all"));
    }

    static Playbook playbook(int atLeast, List<String> channels, String... words) {
        return playbook(
                null,
                List.of(new Playbook.Topic(
                        "outage",
                        new Worded(Map.of("de", "Ausfall", "en", "Outage")),
                        Map.of("de", List.of(words)),
                        atLeast)),
                channels);
    }

    private static Playbook playbook(
            Playbook.@Nullable Ratings ratings, List<Playbook.Topic> topics, List<String> channels) {
        return new Playbook(
                "service-outage",
                new Worded(Map.of("de", "Störung eines Dienstes", "en", "Service outage")),
                new Worded(Map.of("de", "Wenn etwas nicht geht", "en", "When something does not work")),
                "Kommunikation",
                LocalDate.parse("2030-01-01"),
                List.of("de", "en"),
                new Playbook.Triggers(new Worded(Map.of("de", "Wenn", "en", "When")), topics, ratings, channels),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of(),
                null,
                List.of(),
                List.of(),
                List.of(),
                new Playbook.Review("lead", 5, List.of()),
                Map.of());
    }

    /** Reads the channel for the first time; from then on what comes in is news. A post long ago makes it known since then. */
    public void settle() {
        world.network.mention("first", "Hello", world.clock.instant().minus(Duration.ofDays(60)));
        world.network.mention("first", "Hello again", world.clock.instant().minus(Duration.ofDays(50)));
        world.poll();
        watch();
    }

    /** So many people say this, one every few seconds, the last of them now; then it is read and counted. */
    public void say(int people, String text) {
        say("p" + world.clock.instant().getEpochSecond() + "-", people, text);
    }

    public void say(String who, int people, String text) {
        Instant now = world.clock.instant();
        for (int i = people; i > 0; i--) {
            world.network.post(who + i, text, now.minusSeconds(i), post -> post.language("de"));
        }
        world.poll();
        watch();
    }

    public void watch() {
        while (world.watching.watchSome()) {
            // More waits.
        }
    }

    /** Those of a playbook, latest first. */
    public List<Alert> alerts() {
        return all().stream().filter(alert -> alert.playbook() != null).toList();
    }

    /** Everything taken together, too. */
    public List<Alert> all() {
        return world.alerts.list(world.mara, null, 50, null).alerts();
    }

    public Alert only() {
        if (alerts().size() != 1) {
            throw new AssertionError("expected one alert, there are " + alerts());
        }
        return alerts().get(0);
    }
}
