package io.oase.search;

import io.oase.search.Hit.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * Finds and ranks. Posts are looked for from the newest week backwards, each time four times as far, until there are enough: so a
 * word that everybody uses costs little more than one that nobody does.
 */
final class Finding {
    /** Conversations that are ranked: the newest that fit. */
    private static final int ENOUGH = 1_000;

    /** Where only some conversations are meant, so many of them are enough, and so many posts are looked at each time. */
    private static final int ENOUGH_OF_SOME = 300;

    private static final int LOOKED_AT = 5_000;

    private static final int OTHERS = 300;
    private static final int FURTHER = 4;
    private static final int LONGEST = 256;

    private Finding() {}

    static Found find(Handle db, Plan plan, Narrowing narrowing) {
        if (plan.isHopeless()) {
            return new Found(plan, List.of(), Map.of());
        }
        List<Hit> hits = new ArrayList<>(posts(db, plan, narrowing));
        if (!plan.words().isEmpty()) {
            hits.addAll(HitDao.others(db, plan, narrowing, OTHERS));
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
        return new Found(plan, order, byConversation);
    }

    private static List<Hit> posts(Handle db, Plan plan, Narrowing narrowing) {
        List<Hit> hits = new ArrayList<>();
        int raw = narrowing.isAll() ? ENOUGH : LOOKED_AT;
        int enough = narrowing.isAll() ? ENOUGH : ENOUGH_OF_SOME;
        long latest = HitDao.latestWeek(db);
        long last = plan.to() == null ? latest : Math.min(latest, HitDao.week(plan.to()));
        long oldest = plan.from() == null ? 0 : HitDao.week(plan.from());
        for (long weeks = 1; hits.size() < enough && last >= oldest; weeks *= FURTHER) {
            boolean rest = weeks > LONGEST;
            long first = Math.max(oldest, last - weeks + 1);
            hits.addAll(HitDao.posts(db, plan, narrowing, rest ? null : first, last, raw, ENOUGH));
            last = rest ? -1 : first - 1;
        }
        return hits;
    }

    /** How good it is: its words, and how new; of two equal ones, one half a year older counts half. */
    private static double score(Hit hit, Plan plan, long latest) {
        boolean theirs = hit.kind() == Kind.POST && plan.people().contains(hit.authorId());
        double fits = 0.05 + hit.rank() + (theirs ? 0.2 : 0);
        return fits / (1 + Math.max(0, latest - HitDao.week(hit.at())) / 26.0);
    }
}
