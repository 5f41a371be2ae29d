package io.oase.target;

import io.oase.target.TargetDao.InForce;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What other targets would do to the conversations that are open now.
 *
 * @param open how many were looked at
 * @param changed how many of them would be measured differently
 * @param examples some of those
 * @param complete whether all that are open were looked at
 */
public record Impact(int open, int changed, List<Example> examples, boolean complete) {
    private static final int PAGE = 5_000;
    /** More are not looked at while somebody waits. */
    private static final int MOST = 100_000;

    private static final int EXAMPLES = 10;

    public Impact {
        examples = List.copyOf(examples);
    }

    /**
     * One conversation.
     *
     * @param before the target that applies now; null for none
     * @param after the one that would
     */
    public record Example(
            long conversationId,
            String title,
            @Nullable Target before,
            @Nullable Target after) {}

    /** Compares. Nothing is locked, so it is true for the moment. */
    static Impact of(Handle db, TargetDao targets, List<InForce> proposed) {
        int open = 0;
        int changed = 0;
        long last = 0;
        List<Example> examples = new ArrayList<>();
        List<Bearing> page;
        do {
            page = Bearing.after(db, last, PAGE);
            for (Bearing bearing : page) {
                InForce next = bearing.under(proposed);
                last = bearing.conversationId();
                if (!bearing.changesTo(next)) {
                    continue;
                }
                changed++;
                if (examples.size() < EXAMPLES) {
                    Optional<Target> before = Optional.ofNullable(bearing.targetVersion())
                            .flatMap(version -> targets.version(db, version));
                    examples.add(new Example(last, bearing.title(), before.orElse(null), next.target()));
                }
            }
            open += page.size();
        } while (page.size() == PAGE && open < MOST);
        return new Impact(open, changed, examples, page.size() < PAGE);
    }
}
