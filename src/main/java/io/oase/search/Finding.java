package io.oase.search;

import io.oase.search.Hit.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * Finds and ranks. Posts are looked for from the newest day backwards, each time as far as what was found so far lets expect is
 * enough: so a word that everybody uses costs little more than one that nobody does.
 */
final class Finding {
    /** Conversations that are ranked: the newest that fit. */
    private static final int ENOUGH = 1_000;

    /** Where only some conversations are meant, so many of them are enough, and so many posts are looked at. */
    private static final int ENOUGH_OF_SOME = 300;

    private static final int LOOKED_AT = 10_000;

    private static final int READ = 3_000;

    /** So few conversations are looked through, post by post. */
    private static final int FEW = 3_000;

    /** The day before which there was nothing to be read: the first of 1998. */
    private static final long OLDEST = 10_227;

    private static final int OTHERS = 300;

    private Finding() {}

    static Found find(Handle db, Plan plan, Narrowing narrowing) {
        if (plan.isHopeless()) {
            return new Found(plan, List.of(), Map.of(), true);
        }
        Looked looked = look(db, plan, narrowing);
        List<Hit> hits = looked.hits();
        long latest = hits.stream().mapToLong(hit -> week(hit.at())).max().orElse(0);
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
        return new Found(plan, order, byConversation, looked.complete() && byConversation.size() <= ENOUGH);
    }

    /** What was found, and whether it was looked through to the end. */
    private record Looked(List<Hit> hits, boolean complete) {
        static Looked of(List<Hit> posts, boolean complete, List<Hit> others) {
            posts.addAll(others);
            return new Looked(posts, complete && others.size() < OTHERS);
        }
    }

    private static Looked look(Handle db, Plan plan, Narrowing narrowing) {
        int others = plan.words().isEmpty() ? 0 : OTHERS;
        if (narrowing.extent() == Narrowing.Extent.FEW && !plan.rare()) {
            List<Long> meant = HitDao.meant(db, narrowing, FEW + 1);
            if (meant.size() <= FEW) {
                List<Hit> hits = new ArrayList<>(HitDao.within(db, plan, meant, ENOUGH));
                List<Hit> beside = others == 0 ? List.of() : HitDao.others(db, plan, among(meant), others);
                return Looked.of(hits, hits.size() < ENOUGH, beside);
            }
        }
        return backwards(db, plan, narrowing, others);
    }

    /** These alone; each that is found is looked up among them, instead of each of them among what is found. */
    private static Narrowing among(List<Long> conversations) {
        return new Narrowing(
                "WHERE (c.id = ANY(:meant)) IS TRUE",
                query -> query.bind("meant", conversations.toArray(Long[]::new)),
                Narrowing.Extent.FEW,
                "");
    }

    private static Looked backwards(Handle db, Plan plan, Narrowing narrowing, int others) {
        boolean all = narrowing.extent() == Narrowing.Extent.ALL;
        Instant end = HitDao.end(plan);
        long last = Marks.day(plan.latest().isBefore(end) ? plan.latest() : end);
        long oldest = plan.from() == null ? OLDEST : Marks.day(plan.from());
        Going going = new Going(all ? ENOUGH : ENOUGH_OF_SOME, most(plan, all));
        if (last < oldest) {
            List<Hit> beside = others == 0 ? List.of() : HitDao.others(db, plan, narrowing, others);
            return Looked.of(new ArrayList<>(), true, beside);
        }
        List<Hit> hits = new ArrayList<>();
        List<Hit> beside = List.of();
        boolean cut = false;
        boolean first = true;
        // Posts of one conversation can come in another order than they were written: a day more than there should be
        // is looked at.
        for (long days = plan.rare() ? Going.ALL : Going.FIRST; last >= oldest && !going.isEnough(); first = false) {
            long from = days == Going.ALL ? oldest : Math.max(oldest, last - days + 1);
            boolean far = last - from >= Going.MOST_DAYS;
            HitDao.Posts some = HitDao.posts(
                    db,
                    plan,
                    narrowing,
                    far ? "" : Marks.between(from, first ? last + 1 : last),
                    first || Marks.begins(last + 1).isAfter(end) ? end : Marks.begins(last + 1),
                    going.most(),
                    first ? others : 0);
            hits.addAll(some.hits());
            beside = first ? some.others() : beside;
            cut |= some.looked() >= going.most();
            going = going.on(new Going.Stretch(
                    (first ? Marks.passed(plan.latest(), last) : 1) + last - from,
                    some.looked(),
                    some.hits().size()));
            days = going.days();
            last = from - 1;
        }
        return Looked.of(hits, last < oldest && !cut, beside);
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
        return fits / (1 + Math.max(0, latest - week(hit.at())) / 26.0);
    }

    private static long week(Instant at) {
        return Marks.day(at) / 7;
    }
}
