package io.oase.statement;

import io.oase.activation.Activation;
import io.oase.activation.Activations;
import io.oase.activation.Happening;
import io.oase.activation.Timeline;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.inbox.Fact;
import io.oase.inbox.Facts;
import io.oase.inbox.InboxRow;
import io.oase.inbox.Views;
import io.oase.people.Account;
import io.oase.people.Right;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Conversations that are not part of an activation although they seemed to be: taking them out, and the list of them. */
public final class LettingGo {
    private static final int LONGEST = 500;

    private final Jdbi db;
    private final Activations activations;
    private final Views views;
    private final Facts facts;
    private final Clock clock;

    LettingGo(Jdbi db, Activations activations, Views views, Facts facts, Clock clock) {
        this.db = db;
        this.activations = activations;
        this.views = views;
        this.facts = facts;
        this.clock = clock;
    }

    /**
     * Takes one out; words alone do not bring it back. Where it does not belong, nothing happens.
     *
     * @param because why, in somebody's words; may be empty
     * @throws Refused.Invalid naming {@code because} when that is too long
     * @throws Refused.Conflict when the activation is over
     */
    public void letGo(Account by, long activation, long conversation, String because) {
        by.require(Right.TAKE);
        String why = because.strip();
        if (why.length() > LONGEST) {
            throw new Refused.Invalid("because", Said.of("activation.long_reason", LONGEST));
        }
        db.useTransaction(handle -> {
            Activation in = activations.hold(handle, activation);
            Instant now = clock.instant();
            if (!BoardDao.remove(handle, activation, conversation)) {
                return;
            }
            LetGoDao.insert(handle, activation, conversation, by.id(), why, now);
            activations.letGo(handle, in, conversation, now);
            Map<String, Object> data = new TreeMap<>();
            if (!why.isEmpty()) {
                data.put("because", why);
            }
            facts.publish(handle, List.of(Belonging.fact(in, conversation, Fact.Kind.LET_GO, by, data)), now);
            data.put("conversation", conversation);
            Timeline.write(handle, activation, by.id(), Happening.LET_GO, data, now);
        });
    }

    /**
     * One that was taken out.
     *
     * @param conversation its number, by which it is taken in again
     * @param row as a list shows it; of one that was merged, that of where its posts are now
     * @param because why, in somebody's words; may be empty
     */
    public record Gone(long conversation, InboxRow row, Instant at, String byName, String because) {}

    /** @param next what to ask for to go on; null at the end */
    public record Page(List<Gone> gone, @Nullable Long next) {
        public Page {
            gone = List.copyOf(gone);
        }
    }

    /** A page of them, the latest first. */
    public Page list(Account by, long activation, long before, int limit) {
        by.require(Right.READ_INBOX);
        return db.withHandle(handle -> {
            activations.find(handle, activation);
            List<LetGoDao.Row> found = LetGoDao.page(handle, activation, before, limit + 1);
            List<LetGoDao.Row> shown = found.stream().limit(limit).toList();
            Map<Long, InboxRow> rows = new HashMap<>();
            views.rows(by, shown.stream().map(LetGoDao.Row::place).distinct().toList())
                    .forEach(row -> rows.put(row.id(), row));
            return new Page(
                    shown.stream()
                            .flatMap(each -> Optional.ofNullable(rows.get(each.place()))
                                    .map(row -> new Gone(
                                            each.conversation(), row, each.at(), each.byName(), each.because()))
                                    .stream())
                            .toList(),
                    found.size() > limit ? shown.get(limit - 1).id() : null);
        });
    }

    /** How many there are, counted up to {@link Views#COUNT_BOUND}. */
    public int count(Account by, long activation) {
        by.require(Right.READ_INBOX);
        return db.withHandle(handle -> LetGoDao.count(handle, activation, Views.COUNT_BOUND));
    }
}
