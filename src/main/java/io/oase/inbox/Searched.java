package io.oase.inbox;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.people.Account;
import io.oase.search.Found;
import io.oase.search.Narrowing;
import io.oase.search.Operator;
import io.oase.search.Plan;
import io.oase.search.Search;
import io.oase.search.Sought;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** A list of what was searched for: the best first by their place among all that were found, any other order as ever. */
final class Searched {
    private final Search search;
    private final Handle handle;
    private final Account by;
    private final Filter filter;
    private final Sought sought;
    private final Plan plan;

    Searched(Search search, Handle handle, Account by, Filter filter, Sought sought) {
        this.search = search;
        this.handle = handle;
        this.by = by;
        this.filter = filter;
        this.sought = sought;
        Plan anywhere = search.plan(handle, sought, by.id());
        plan = filter.channel() == null ? anywhere : anywhere.on(filter.channel());
    }

    Views.Listing list(int limit, @Nullable String cursor) {
        boolean best = filter.order() == Filter.Order.BEST;
        int place = best && sought.isAboutPosts() ? place(cursor) : 0;
        if (plan.isHopeless()) {
            return with(new Views.Listing(List.of(), Optional.empty()), null, cursor);
        }
        if (!sought.isAboutPosts()) {
            return with(Along.list(handle, by, filter, this::conditions, limit, cursor), null, cursor);
        }
        Found found = found();
        Views.Listing listing = best
                ? ranked(found.conversations(), place, limit)
                : Along.list(handle, by, filter, owner -> among(found.conversations()), limit, cursor);
        return with(listing, found, cursor);
    }

    /** How many there are, up to a bound; or, where words are so common that not all was looked through, at least how many. */
    Views.Counted count(int most) {
        if (plan.isHopeless()) {
            return new Views.Counted(0, false);
        }
        if (sought.isAboutPosts()) {
            Found found = found();
            int all = found.conversations().size();
            return new Views.Counted(Math.min(all, most), all > most || !found.complete());
        }
        Tags.@Nullable Use tag = filter.tag() == null ? null : Tags.use(handle, filter.tag());
        if (filter.tag() != null && tag == null) {
            return new Views.Counted(0, false);
        }
        Conditions conditions = new Conditions(search, plan, Leg.Owner.SELF);
        int all = conditions
                .bind(Wheres.bind(
                        handle.createQuery("SELECT count(*) FROM (SELECT 1 FROM conversation c "
                                + Wheres.of(filter, tag) + conditions.sql() + " LIMIT " + (most + 1) + ") bounded"),
                        by,
                        filter,
                        tag))
                .mapTo(Integer.class)
                .one();
        return new Views.Counted(Math.min(all, most), all > most);
    }

    private Along.Extra.Term conditions(Leg.Owner owner) {
        Conditions conditions = new Conditions(search, plan, owner);
        return new Along.Extra.Term(conditions.sql(), conditions::bind);
    }

    private static Along.Extra.Term among(List<Long> found) {
        return new Along.Extra.Term(
                " AND c.id = ANY(:found)", query -> query.bind("found", found.toArray(Long[]::new)));
    }

    private Found found() {
        Tags.@Nullable Use tag = filter.tag() == null ? null : Tags.use(handle, filter.tag());
        if (filter.tag() != null && tag == null) {
            return new Found(plan, List.of(), Map.of(), true);
        }
        Conditions conditions = new Conditions(search, plan, Leg.Owner.SELF);
        Narrowing.Extent extent = extent(conditions);
        return search.find(
                handle,
                plan,
                new Narrowing(
                        Wheres.of(filter, tag) + conditions.sql(),
                        query -> conditions.bind(Wheres.bind(query, by, filter, tag)),
                        extent,
                        extent == Narrowing.Extent.ALL && filter.channel() == null ? Wheres.NOT_ALL : ""));
    }

    private Narrowing.Extent extent(Conditions conditions) {
        if (conditions.isEmpty() && Filter.of(Filter.View.ALL).equals(bare())) {
            return Narrowing.Extent.ALL;
        }
        boolean few = filter.tag() != null
                || filter.assignee() != null && filter.assignee() != 0
                || sought.conditions().stream()
                        .anyMatch(each -> !each.not()
                                && (each.operator() == Operator.ASSIGNEE || each.operator() == Operator.TAG));
        return switch (filter.view()) {
            case MINE, SNOOZED, WAITING, DUE, MENTIONS, DRAFTS -> Narrowing.Extent.FEW;
            case TEAM, UNASSIGNED, OPEN, RESOLVED, ALL -> few ? Narrowing.Extent.FEW : Narrowing.Extent.SOME;
        };
    }

    /** The filter without what is looked for among posts, or how it is put in order. */
    private Filter bare() {
        return new Filter(
                filter.view(),
                filter.state(),
                filter.assignee(),
                filter.team(),
                null,
                filter.tag(),
                null,
                filter.dueBefore(),
                Filter.Order.LATEST);
    }

    private Views.Listing ranked(List<Long> found, int place, int limit) {
        List<Long> page = found.subList(Math.min(place, found.size()), Math.min(place + limit, found.size()));
        Optional<String> next = place + limit < found.size()
                ? Optional.of(Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(("best|" + (place + limit)).getBytes(StandardCharsets.UTF_8)))
                : Optional.empty();
        return new Views.Listing(InboxRowDao.of(handle, by, page), next);
    }

    private static int place(@Nullable String cursor) {
        if (cursor == null) {
            return 0;
        }
        try {
            String plain = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            int place = plain.startsWith("best|") ? Integer.parseInt(plain.substring(5)) : -1;
            if (place >= 0 && place <= 1_000_000) {
                return place;
            }
        } catch (IllegalArgumentException none) {
            // Said below.
        }
        throw new Refused.Invalid("cursor", Said.of("inbox.bad_cursor"));
    }

    private Views.Listing with(Views.Listing listing, @Nullable Found found, @Nullable String cursor) {
        List<Long> ids = listing.rows().stream().map(InboxRow::id).toList();
        return new Views.Listing(
                listing.rows(),
                listing.next(),
                found == null || ids.isEmpty() ? Map.of() : search.explain(handle, found, ids),
                ids.isEmpty() && cursor == null
                        ? search.advise(handle, plan, Objects.requireNonNull(filter.query()))
                        : null);
    }
}
