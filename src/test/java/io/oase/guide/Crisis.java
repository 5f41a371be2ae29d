package io.oase.guide;

import io.oase.activation.Activation;
import io.oase.activation.Beginning;
import io.oase.activation.Happening;
import io.oase.activation.Timeline;
import io.oase.db.Json;
import io.oase.notice.Notice;
import io.oase.notice.Told;
import io.oase.people.Account;
import io.oase.playbook.Playbook;
import io.oase.testing.PlaybookShelf;
import io.oase.testing.World;
import java.util.List;
import java.util.Map;

/** A crisis as tests begin it. */
final class Crisis {
    private Crisis() {}

    static Activation begin(World world, int level, Map<String, String> facts) {
        return begin(world, world.mara, level, false, facts);
    }

    static Activation begin(World world, Account by, int level, boolean drill, Map<String, String> facts) {
        return world.activations
                .begin(by, new Beginning("outage", null, level, drill, "Many machines", null, null, facts))
                .activation();
    }

    /** The playbook with something in its file replaced. */
    static void rewrite(World world, String before, String after) {
        String source = Json.of(PlaybookShelf.outage()).text();
        if (!source.contains(before)) {
            throw new AssertionError(before + " is not in " + source);
        }
        world.shelf.put(new Json(source.replace(before, after)).as(Playbook.class), World.NOW);
    }

    static List<Timeline.Entry> timeline(World world, long id) {
        return world.scribing.read(world.lena, id, 0, 1000);
    }

    static List<Happening> kinds(World world, long id) {
        return timeline(world, id).stream().map(Timeline.Entry::kind).toList();
    }

    /** Kinds of what somebody was told here, the latest first; that it began and ended is told elsewhere. */
    static List<String> told(World world, Account who) {
        return world.notices.list(who, null, 100, null).notices().stream()
                .map(Told::notice)
                .map(Notice::kind)
                .filter(kind -> !List.of(Notice.ACTIVATED, Notice.STOOD_DOWN, Notice.LEVEL_CHANGED)
                        .contains(kind))
                .toList();
    }
}
