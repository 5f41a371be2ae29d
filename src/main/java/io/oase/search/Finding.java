package io.oase.search;

import io.oase.search.Hit.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * Finds and ranks. Posts are looked for from the newest week backwards, each time further, until there are enough: so a
 * word that everybody uses costs little more than one that nobody does.
 */
final class Finding {
    /** Conversations that are ranked: the newest that fit. */
    private static final int ENOUGH = 1_000;

    /** Where only some conversations are meant, so many of them are enough, and so many posts are looked at. */
    private static final int ENOUGH_OF_SOME = 300;

    private static final int LOOKED_AT = 10_000;

    private static final int READ = 3_000;

    /** So few conversations are looked through, post by post. */
    private static final int FEW = 1_000;

    /** The week before which there was nothing to be read: the first of 1998. */
    private static final long OLDEST = 1_460;

    private static final int OTHERS = 300;
    private static final int LEAST_FURTHER = 4;
    private static final int MOST_FURTHER = 64;

    private Finding() {}

    static Found find(Handle db, Plan plan, Narrowing narrowing) {
        if (plan.isHopeless()) {
            return new Found(plan, List.of(), Map.of(), true);
        }
        Looked posts = posts(db, plan, narrowing);
        List<Hit> hits = new ArrayList<>(posts.hits());
        boolean complete = posts.complete();
        if (!plan.words().isEmpty()) {
            List<Hit> others = HitDao.others(db, plan, narrowing, OTHERS);
            complete &= others.size() < OTHERS;
            hits.addAll(others);
        }
        long latest =
                hits.stream().mapToLong(hit -> HitDao.week(hit.at())).max().orElse(0);
        Map<Long, List<Hit>> byConversation = new HashMap<>();
        hits.forEach(hit -> byConversation
                .computeIfAbsent(hit.conversationId(), each -> new ArrayList<>())
                .add(hit));
        Map<Long, Double> scores = new HashMap<>();
        byConversation.forEach((conversation, its) -> {
            its.sort(Comparator.comparingDouble((Hit hit) -> score(hit, plan, latest))
                    .reversed());
            scores.put(conversation, score(its.get(0), plan, latest) * (1 + 0.1 * Math.min(5, its.size() - 1)));
        });
        Comparator<Long> best = Comparator.comparingDouble(scores::get);
        List<Long> order = byConversation.keySet().stream()
                .sorted(best.reversed().thenComparing(Comparator.reverseOrder()))
                .limit(ENOUGH)
                .toList();
        return new Found(plan, order, byConversation, complete && byConversation.size() <= ENOUGH);
    }

    /** What was found, and whether it was looked through to the end. */
    private record Looked(List<Hit> hits, boolean complete) {}

    private static Looked posts(Handle db, Plan plan, Narrowing narrowing) {
        if (narrowing.extent() == Narrowing.Extent.FEW) {
            List<Long> meant = HitDao.meant(db, narrowing, FEW + 1);
            if (meant.size() <= FEW) {
                List<Hit> hits = HitDao.within(db, plan, meant, ENOUGH);
                return new Looked(hits, hits.size() < ENOUGH);
            }
        }
        boolean all = narrowing.extent() == Narrowing.Extent.ALL;
        int enough = all ? ENOUGH : ENOUGH_OF_SOME;
        int most = most(plan, all);
        List<Hit> hits = new ArrayList<>();
        long looked = 0;
        boolean cut = false;
        long latest = HitDao.latestWeek(db);
        long last = plan.to() == null ? latest : Math.min(latest, HitDao.week(plan.to()));
        long oldest = plan.from() == null ? OLDEST : HitDao.week(plan.from());
        long weeks = 1;
        while (last >= oldest && hits.size() < enough && looked < most) {
            // Where it goes back that far, little was found so far: then all of the past is looked through at once.
            long first = weeks > HitDao.MOST_MARKS ? oldest : Math.max(oldest, last - weeks + 1);
            HitDao.Posts some = HitDao.posts(db, plan, narrowing, first, last, most);
            hits.addAll(some.hits());
            looked += some.looked();
            cut |= some.looked() >= most;
            last = first - 1;
            weeks *= Math.max(LEAST_FURTHER, Math.min(MOST_FURTHER, 2L * most / (looked + 1)));
        }
        return new Looked(hits, last < oldest && !cut);
    }

    /** How many posts are looked at: more where not each conversation is meant, fewer where it has to be seen how words stand. */
    private static int most(Plan plan, boolean all) {
        if (plan.hasPhrase()) {
            return READ;
        }
        return all ? ENOUGH : LOOKED_AT;
    }

    /** How good it is: its words, and how new; of two equal ones, one half a year older counts half. */
    private static double score(Hit hit, Plan plan, long latest) {
        boolean theirs = hit.kind() == Kind.POST && plan.people().contains(hit.authorId());
        double fits = 0.05 + hit.rank() + (theirs ? 0.2 : 0);
        return fits / (1 + Math.max(0, latest - HitDao.week(hit.at())) / 26.0);
    }
}
