package io.oase.search;

import io.oase.search.Plan.Resolved;
import io.oase.search.Plan.Without;
import io.oase.search.Sought.Condition;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What the conditions of a search come to: marks that posts carry, days, and who or what the names in them mean. */
final class PlannedConditions {
    private final Handle db;
    private final Sought sought;
    private final ZoneId zone;
    private final long me;

    /** Each is one thing a post must have. */
    final List<String> posts = new ArrayList<>();
    /** What must not be there. */
    final List<Without> without = new ArrayList<>();
    /** Identities that are asked for. */
    final Set<Long> people = new HashSet<>();
    /** What conversations are asked. */
    final List<Resolved> resolved = new ArrayList<>();
    /** What names nothing there is. */
    final List<Condition> unknown = new ArrayList<>();

    private boolean postsOnly;
    private @Nullable Instant from;
    private @Nullable Instant to;

    /** @param me whose work {@code assignee:me} means */
    PlannedConditions(Handle db, Sought sought, ZoneId zone, long me) {
        this.db = db;
        this.sought = sought;
        this.zone = zone;
        this.me = me;
        sought.conditions().forEach(this::plan);
    }

    /** Whether only posts can have what is asked, no notes and no tags. */
    boolean postsOnly() {
        return postsOnly;
    }

    /** Posts from then on; null: all. */
    @Nullable
    Instant from() {
        return from;
    }

    /** Posts before; null: all. */
    @Nullable
    Instant to() {
        return to;
    }

    private void plan(Condition condition) {
        switch (condition.operator()) {
            case FROM -> {
                List<Long> ids = Names.isUs(condition.value())
                        ? List.of()
                        : Names.named(
                                db,
                                WordDao.stems(db, List.of(condition.value()))
                                        .get(0)
                                        .name());
                String marks = Names.isUs(condition.value())
                        ? "'#own'"
                        : Planning.any(ids.stream().map(id -> "'#i" + id + "'").toList());
                if (!condition.not()) {
                    people.addAll(ids);
                }
                marked(condition, marks);
            }
            case LANG -> {
                String tag = Folding.of(condition.value());
                marked(condition, Names.quoted("#l" + tag.substring(0, Math.min(2, tag.length()))));
            }
            case HAS -> {
                switch (condition.having()) {
                    case IMAGE -> marked(condition, "'#image'");
                    case MEDIA -> marked(condition, "'#media'");
                    case NOTE, REPLY, TAG -> resolved.add(new Resolved(condition, List.of(), false));
                }
            }
            case IS, RATING -> resolved.add(new Resolved(condition, List.of(), false));
            case CHANNEL -> {
                List<Long> ids = named(condition, NameDao.channels(db, condition.value()));
                if (!condition.not() && sought.isAboutPosts() && !ids.isEmpty()) {
                    String marks = Planning.any(
                            ids.stream().map(id -> "'#c" + id + "'").toList());
                    posts.add(marks);
                }
            }
            case ASSIGNEE -> {
                if (Names.isUs(condition.value())) {
                    resolved.add(new Resolved(condition, List.of(me), false));
                } else {
                    named(condition, NameDao.colleagues(db, condition.value()));
                }
            }
            case TEAM -> named(condition, NameDao.teams(db, condition.value()));
            case TAG -> named(condition, NameDao.tags(db, condition.value().replaceFirst("^#", "")));
            case BEFORE, AFTER, ON -> day(condition);
        }
    }

    /** What posts carry as a mark: looked for among them, or not to be on any of the conversation's. */
    private void marked(Condition condition, String marks) {
        if (marks.isEmpty()) {
            unknown.add(condition);
        } else if (condition.not()) {
            exclude(marks);
        } else {
            postsOnly = true;
            posts.add(marks);
        }
    }

    private List<Long> named(Condition condition, List<NameDao.Named> found) {
        Optional<Resolved> named = Naming.resolve(condition, found);
        named.ifPresentOrElse(resolved::add, () -> unknown.add(condition));
        return named.map(Resolved::ids).orElse(List.of());
    }

    private void day(Condition condition) {
        if (condition.not() || !sought.isAboutPosts()) {
            resolved.add(new Resolved(condition, List.of(), false));
            return;
        }
        Instant first = begins(condition.when().first());
        if (condition.operator() != Operator.BEFORE) {
            from = from == null || first.isAfter(from) ? first : from;
        }
        if (condition.operator() != Operator.AFTER) {
            Instant end = condition.operator() == Operator.BEFORE
                    ? first
                    : begins(condition.when().next());
            to = to == null || end.isBefore(to) ? end : to;
        }
    }

    private void exclude(String marks) {
        if (!marks.isEmpty()) {
            without.add(new Without(marks, ""));
        }
    }

    private Instant begins(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }
}
