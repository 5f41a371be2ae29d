package io.oase.approval;

import io.oase.approval.StandingRule.Body;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.channel.Channel;
import io.oase.channel.Channels;
import io.oase.channel.Visibility;
import io.oase.people.Account;
import io.oase.people.People;
import io.oase.people.Right;
import io.oase.people.Role;
import io.oase.reply.ApprovalRule;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * When an answer needs a second pair of eyes: by the role of its author, by channel, by tag, and while a colleague is new. What waits
 * already goes on waiting when its rule is removed: somebody wanted it looked at.
 */
public final class StandingRules implements ApprovalRule {
    /** A day, in minutes: who waits longer than that has been forgotten. */
    public static final int LONGEST_LIMIT = 1_440;

    private static final int LONGEST_TAG = 40;
    private static final int MOST = 200;

    private final Jdbi db;
    private final Channels channels;
    private final People people;
    private final Clock clock;

    public StandingRules(Jdbi db, Channels channels, People people, Clock clock) {
        this.db = db;
        this.channels = channels;
        this.people = people;
        this.clock = clock;
    }

    /** All that are in force. Everybody may know why their answers wait. */
    public List<StandingRule> all(Account by) {
        by.require(Right.READ_INBOX);
        return db.withHandle(handle -> StandingRuleDao.list(handle, clock.instant()));
    }

    /**
     * Puts a rule in force, in the place of one about the same.
     *
     * @throws Refused.Invalid naming the field: kind, role, channel, tag, account, until
     */
    public StandingRule add(Account by, Body wanted) {
        by.require(Right.MANAGE_APPROVAL);
        Body body = checked(wanted);
        return db.inTransaction(handle -> {
            StandingRuleDao.oneAtATime(handle);
            Instant now = clock.instant();
            StandingRuleDao.removeSame(handle, body, now);
            if (StandingRuleDao.list(handle, now).size() >= MOST) {
                throw new Refused.Invalid("kind", Said.of("approval.rule.many", MOST));
            }
            long id = StandingRuleDao.insert(handle, body, by.id(), now);
            return StandingRuleDao.find(handle, id).orElseThrow();
        });
    }

    /** Removes a rule; what waits because of it goes on waiting. */
    public void remove(Account by, long id) {
        by.require(Right.MANAGE_APPROVAL);
        db.useTransaction(handle -> {
            StandingRuleDao.oneAtATime(handle);
            if (StandingRuleDao.find(handle, id).isEmpty()) {
                throw new Refused.NotFound(Said.of("approval.rule.none", id));
            }
            StandingRuleDao.remove(handle, id, clock.instant());
        });
    }

    /** How long an answer may wait, in minutes of opening time; empty: as long as it takes. */
    public Optional<Integer> limit(Account by) {
        by.require(Right.READ_INBOX);
        return db.withHandle(StandingRuleDao::limit);
    }

    /**
     * Says how long an answer may wait; for those that will be asked for from now on.
     *
     * @param minutes of opening time, up to {@value #LONGEST_LIMIT}; null: as long as it takes
     * @throws Refused.Invalid naming {@code minutes}
     */
    public void limit(Account by, @Nullable Integer minutes) {
        by.require(Right.MANAGE_APPROVAL);
        if (minutes != null && (minutes < 1 || minutes > LONGEST_LIMIT)) {
            throw new Refused.Invalid("minutes", Said.of("approval.limit", LONGEST_LIMIT));
        }
        db.useTransaction(handle -> StandingRuleDao.limit(handle, minutes));
    }

    @Override
    public Optional<Need> asks(Handle handle, Written written) {
        // Of several rules the first says why; the others would say it again in other words.
        return StandingRuleDao.asking(handle, written, written.visibility() == Visibility.PRIVATE).stream()
                .findFirst()
                .map(rule -> new Need(
                        Said.of("approval.why." + rule.body().kind().name().toLowerCase(Locale.ROOT), rule.name())));
    }

    private Body checked(Body body) {
        return switch (body.kind()) {
            case ROLE ->
                body.role() == null
                        ? wrong("role", Said.of("approval.rule.role", roles()))
                        : Body.of(body.role(), body.privateToo());
            case CHANNEL ->
                body.channel() == null
                                || channels.list().stream().map(Channel::id).noneMatch(body.channel()::equals)
                        ? wrong("channel", Said.of("approval.rule.channel"))
                        : Body.onChannel(body.channel(), body.privateToo());
            case TAG -> Body.tagged(tag(body.tag()), body.privateToo());
            case NEWCOMER -> newcomer(body);
        };
    }

    private Body newcomer(Body body) {
        if (body.account() == null
                || people.find(body.account()).filter(Account::active).isEmpty()) {
            return wrong("account", Said.of("approval.rule.account"));
        }
        if (body.until() != null && !body.until().isAfter(clock.instant())) {
            return wrong("until", Said.of("approval.rule.until"));
        }
        return Body.newcomer(body.account(), body.until(), body.privateToo());
    }

    private static String tag(@Nullable String typed) {
        String tag = typed == null
                ? ""
                : typed.strip().replaceFirst("^#+", "").strip().replaceAll("\\s+", " ");
        if (tag.isEmpty() || tag.length() > LONGEST_TAG || tag.chars().anyMatch(Character::isISOControl)) {
            throw new Refused.Invalid("tag", Said.of("approval.rule.tag", LONGEST_TAG));
        }
        return tag;
    }

    private static Body wrong(String field, Said said) {
        throw new Refused.Invalid(field, said);
    }

    private static String roles() {
        return String.join(
                ", ", Set.of(Role.values()).stream().map(Role::id).sorted().toList());
    }
}
