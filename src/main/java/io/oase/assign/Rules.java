package io.oase.assign;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.channel.Channels;
import io.oase.people.Account;
import io.oase.people.Right;
import io.oase.people.Teams;
import io.oase.target.Calendars;
import java.time.Clock;
import java.util.HashSet;
import java.util.IllformedLocaleException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Rules of who gets what comes in by itself. After a change everything that nobody has is looked at anew; what somebody has
 * stays.
 */
public final class Rules {
    private static final int LONGEST_NAME = 80;
    private static final int MOST_ENTRIES = 100;
    private static final int MOST_MINUTES = 7 * 24 * 60;

    private final Jdbi db;
    private final Channels channels;
    private final Teams teams;
    private final Calendars calendars;
    private final Clock clock;

    public Rules(Jdbi db, Channels channels, Teams teams, Calendars calendars, Clock clock) {
        this.db = db;
        this.channels = channels;
        this.teams = teams;
        this.calendars = calendars;
        this.clock = clock;
    }

    /** All that are in force, in order. */
    public List<Rule> all(Account by) {
        by.require(Right.SEE_PEOPLE);
        return db.withHandle(RuleDao::list);
    }

    /**
     * One of them.
     *
     * @throws Refused.NotFound when there is none of this number, or no longer
     */
    public Rule get(Account by, long id) {
        by.require(Right.SEE_PEOPLE);
        return db.withHandle(handle -> find(handle, id));
    }

    /**
     * Makes a rule, the last in order.
     *
     * @throws Refused.Invalid naming the fields
     */
    public Rule create(Account by, Rule.Body body) {
        by.require(Right.MANAGE_TEAMS);
        Rule.Body checked = checked(body);
        return db.inTransaction(handle -> {
            RuleDao.oneAtATime(handle);
            long id = RuleDao.insert(handle, checked, by.id(), clock.instant());
            AssigningDao.lookAtAll(handle, clock.instant());
            return find(handle, id);
        });
    }

    /**
     * Changes a rule.
     *
     * @param seen its version when its author looked; null when they do not care what they write over
     * @throws Refused.Conflict when it has been changed since
     */
    public Rule change(Account by, long id, Rule.Body body, @Nullable Integer seen) {
        by.require(Right.MANAGE_TEAMS);
        Rule.Body checked = checked(body);
        return db.inTransaction(handle -> {
            RuleDao.oneAtATime(handle);
            Rule before = find(handle, id);
            if (before.body().equals(checked)) {
                return before;
            }
            if (seen != null && seen != before.version()) {
                throw new Refused.Conflict(Said.of("assign.newer"), List.of());
            }
            RuleDao.change(handle, id, checked, by.id(), clock.instant());
            AssigningDao.lookAtAll(handle, clock.instant());
            return find(handle, id);
        });
    }

    /** Takes a rule out of force; what was given by it stays given. */
    public void retire(Account by, long id) {
        by.require(Right.MANAGE_TEAMS);
        db.useTransaction(handle -> {
            RuleDao.oneAtATime(handle);
            find(handle, id);
            RuleDao.retire(handle, id, clock.instant());
        });
    }

    /**
     * Changes their order.
     *
     * @param ids each exactly once
     * @throws Refused.Invalid naming {@code order}
     */
    public void order(Account by, List<Long> ids) {
        by.require(Right.MANAGE_TEAMS);
        db.useTransaction(handle -> {
            RuleDao.oneAtATime(handle);
            List<Long> present = RuleDao.list(handle).stream().map(Rule::id).toList();
            if (ids.size() != present.size() || !new HashSet<>(ids).equals(new HashSet<>(present))) {
                throw new Refused.Invalid("order", Said.of("assign.order"));
            }
            for (int i = 0; i < ids.size(); i++) {
                RuleDao.place(handle, ids.get(i), i + 1);
            }
            AssigningDao.lookAtAll(handle, clock.instant());
        });
    }

    private Rule find(Handle handle, long id) {
        return RuleDao.find(handle, id).orElseThrow(() -> new Refused.NotFound(Said.of("assign.not_found", id)));
    }

    private Rule.Body checked(Rule.Body body) {
        Map<String, Said> wrong = new LinkedHashMap<>();
        String name = body.name().strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            wrong.put("name", Said.of("assign.name", LONGEST_NAME));
        }
        if (channels.list().stream().map(each -> each.id()).noneMatch(body.channels()::contains)
                && !body.channels().isEmpty()) {
            wrong.put("channels", Said.of("assign.channels"));
        }
        if (body.tags().size() > MOST_ENTRIES
                || body.tags().stream().anyMatch(tag -> tag.isBlank() || tag.length() > 50)) {
            wrong.put("tags", Said.of("assign.tags"));
        }
        if (!body.languages().stream().allMatch(Rules::isLanguage)) {
            wrong.put("languages", Said.of("assign.languages"));
        }
        if (body.ofTeam() != null && teams.find(body.ofTeam()).isEmpty()) {
            wrong.put("of_team", Said.of("people.team.none"));
        }
        if (body.toTeam() != null && teams.find(body.toTeam()).isEmpty()) {
            wrong.put("to_team", Said.of("people.team.none"));
        }
        if (Way.of(body.way()).isEmpty()) {
            wrong.put("way", Said.of("assign.way"));
        } else if (body.how() == Way.POOL && body.toTeam() == null) {
            wrong.put("to_team", Said.of("assign.nothing"));
        }
        Long calendar = body.calendar();
        if (calendar != null
                && db.withHandle(handle -> calendars.latest(handle, calendar)).isEmpty()) {
            wrong.put("calendar", Said.of("assign.calendar"));
        }
        if (body.backMinutes() != null && (body.backMinutes() < 1 || body.backMinutes() > MOST_MINUTES)) {
            wrong.put("back_minutes", Said.of("assign.back", MOST_MINUTES));
        }
        if (!wrong.isEmpty()) {
            throw new Refused.Invalid(wrong);
        }
        return new Rule.Body(
                name,
                body.channels(),
                body.tags().stream().map(String::strip).toList(),
                body.languages(),
                body.isPrivate(),
                body.ofTeam(),
                body.toTeam(),
                body.way(),
                body.skilled(),
                body.calendar(),
                body.backMinutes());
    }

    private static boolean isLanguage(String tag) {
        try {
            return !new Locale.Builder()
                    .setLanguageTag(tag)
                    .build()
                    .getLanguage()
                    .isEmpty();
        } catch (IllformedLocaleException e) {
            return false;
        }
    }
}
