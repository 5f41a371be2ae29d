package io.oase.bench;

import io.oase.channel.RemotePerson;
import io.oase.channel.RemotePost;
import io.oase.channel.RemotePost.Kind;
import io.oase.channel.Visibility;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What people write in a town: four of ten posts begin something, six answer in one of the latest threads; two of three
 * authors have written before; one in ten posts is ours, one in eight is private, one in ten has a picture.
 */
final class Mixture {
    private static final RemotePerson US = RemotePerson.of("bench:us", "hilfe@bench.example", "Hilfe");
    private static final int THREADS = 600;
    private static final int PEOPLE = 3_000;

    private final RandomGenerator random;
    private final Texts texts;
    private final List<RemotePerson> people = new ArrayList<>();
    private final List<RemotePost> threads = new ArrayList<>();
    private long written;

    Mixture(RandomGenerator random) {
        this.random = random;
        this.texts = new Texts(random);
    }

    static RemotePerson us() {
        return US;
    }

    /** The next page of so many posts, the last of them written at this time. */
    List<RemotePost> page(int posts, Instant until) {
        List<RemotePost> page = new ArrayList<>(posts);
        for (int i = posts; i > 0; i--) {
            page.add(post(until.minusMillis(i * 250L)));
        }
        return page;
    }

    /** One public post that begins something, with a key of its own kind. */
    RemotePost opening(Instant at, String keys) {
        Texts.Text text = texts.next();
        return RemotePost.of(keys + ++written, author(null), "@hilfe " + text.words(), at)
                .language(text.language())
                .build();
    }

    private RemotePost post(Instant at) {
        @Nullable
        RemotePost above =
                threads.isEmpty() || random.nextInt(10) < 4 ? null : threads.get(random.nextInt(threads.size()));
        boolean own = above != null && random.nextInt(6) == 0;
        Texts.Text text = texts.next();
        String key = "bench:" + ++written;
        Visibility visibility =
                above != null ? above.visibility() : random.nextInt(8) == 0 ? Visibility.PRIVATE : Visibility.PUBLIC;
        RemotePost post = RemotePost.of(key, own ? US : author(above), "@hilfe " + text.words(), at)
                .own(own)
                .addressed(!own)
                .kind(visibility == Visibility.PRIVATE ? Kind.MESSAGE : above == null ? Kind.MENTION : Kind.REPLY)
                .visibility(visibility)
                .parent(above == null ? null : above.key())
                .url("https://bench.example/posts/" + written)
                .html("<p><span class=\"h-card\"><a href=\"https://bench.example/@hilfe\">@hilfe</a></span> "
                        + text.words() + "</p>")
                .language(text.language())
                .media(random.nextInt(10) == 0 ? picture() : List.of())
                .ref(Map.of("id", key))
                .build();
        remember(post, above);
        return post;
    }

    private void remember(RemotePost post, @Nullable RemotePost above) {
        if (above == null && threads.size() >= THREADS) {
            threads.set(random.nextInt(THREADS), post);
        } else if (above == null) {
            threads.add(post);
        } else if (random.nextInt(2) == 0) {
            threads.set(threads.indexOf(above), post);
        }
    }

    private RemotePerson author(@Nullable RemotePost above) {
        if (above != null && !above.own() && random.nextInt(3) > 0) {
            return above.author();
        }
        if (people.size() > 50 && random.nextInt(3) > 0) {
            return people.get(random.nextInt(people.size()));
        }
        long number = written;
        RemotePerson person = new RemotePerson(
                "bench:person:" + number,
                "person" + number + "@bench.example",
                "Person " + number,
                "https://bench.example/@person" + number,
                "https://bench.example/faces/" + number + ".png",
                random.nextInt(5_000),
                false,
                List.of());
        if (people.size() < PEOPLE) {
            people.add(person);
        } else {
            people.set(random.nextInt(PEOPLE), person);
        }
        return person;
    }

    private List<RemotePost.Media> picture() {
        String address = "https://bench.example/pictures/" + written;
        return List.of(new RemotePost.Media("image", address + ".jpg", address + "-small.jpg", "Ein Bild"));
    }
}
