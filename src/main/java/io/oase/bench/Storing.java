package io.oase.bench;

import io.oase.channel.Channel;
import io.oase.channel.RemotePost;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Posts stored per second: through the whole ingest, as plain rows, and once more when they are known already. */
final class Storing {
    private final Workshop workshop;
    private final Channel channel;
    private final Mixture mixture = new Mixture(new SplittableRandom(42));

    Storing(Workshop workshop, Channel channel) {
        this.workshop = workshop;
        this.channel = channel;
    }

    /**
     * Posts per second, medians over all rounds.
     *
     * @param ratio median of ingest's rate divided by the plain rate, round by round
     * @param known rate of the same pages read again
     */
    record Rates(double ingest, double plain, double ratio, double known) {}

    /** Ingest and plain inserts take turns, so that a machine that grows faster or slower does so for both. */
    Rates compare(int pageSize, Size size) {
        PlainRows plain = new PlainRows(workshop.db);
        List<Double> ingest = new ArrayList<>();
        List<Double> rows = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        List<Double> known = new ArrayList<>();
        for (int round = 0; round < size.rounds(); round++) {
            List<List<RemotePost>> pages = pages(pageSize, size.pagesPerRound());
            int posts = pageSize * size.pagesPerRound();
            double stored = posts / seconds(() -> read(pages, posts));
            List<List<Object[]>> again =
                    plain.of(channel.id(), pages.stream().flatMap(List::stream).toList());
            double inserted = posts / seconds(() -> plain.insert(again));
            double reread = posts / seconds(() -> read(pages, 0));
            if (round >= size.rounds() / 5) {
                ingest.add(stored);
                rows.add(inserted);
                ratios.add(stored / inserted);
                known.add(reread);
            }
        }
        plain.drop();
        return new Rates(
                Figures.of(ingest).median(),
                Figures.of(rows).median(),
                Figures.of(ratios).median(),
                Figures.of(known).median());
    }

    /** Posts per second through the whole ingest alone. */
    double rate(int pageSize, int rounds, int pagesPerRound) {
        List<Double> rates = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            List<List<RemotePost>> pages = pages(pageSize, pagesPerRound);
            int posts = pageSize * pagesPerRound;
            rates.add(posts / seconds(() -> read(pages, posts)));
        }
        return Figures.of(rates).median();
    }

    private List<List<RemotePost>> pages(int pageSize, int pages) {
        List<List<RemotePost>> made = new ArrayList<>();
        for (int i = 0; i < pages; i++) {
            made.add(mixture.page(pageSize, Instant.now(workshop.clock)));
        }
        return made;
    }

    private void read(List<List<RemotePost>> pages, int expected) {
        workshop.network.layOut(pages);
        int fresh = workshop.poll.poll(channel.id()).fresh();
        if (fresh != expected) {
            throw new IllegalStateException(expected + " posts should have been new, " + fresh + " were");
        }
    }

    private static double seconds(Runnable work) {
        long began = System.nanoTime();
        work.run();
        return (System.nanoTime() - began) / 1e9;
    }
}
