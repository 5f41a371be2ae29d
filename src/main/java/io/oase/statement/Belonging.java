package io.oase.statement;

import io.oase.activation.Activation;
import io.oase.activation.Activations;
import io.oase.activation.Happening;
import io.oase.activation.Timeline;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.inbox.Fact;
import io.oase.inbox.Facts;
import io.oase.inbox.Filter;
import io.oase.inbox.InboxRow;
import io.oase.inbox.Views;
import io.oase.people.Account;
import io.oase.people.Right;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Which conversations belong to an activation: adding them by hand or by search, and the board of them. */
public final class Belonging {
    /** So many are added at once at most. */
    public static final int MOST = 1_000;

    private static final int PAGE = 200;

    private final Jdbi db;
    private final Activations activations;
    private final Views views;
    private final Facts facts;
    private final Clock clock;

    Belonging(Jdbi db, Activations activations, Views views, Facts facts, Clock clock) {
        this.db = db;
        this.activations = activations;
        this.views = views;
        this.facts = facts;
        this.clock = clock;
    }

    /**
     * Adds conversations; those that belong already stay as they are.
     *
     * @return how many were added
     * @throws Refused.Invalid naming {@code conversations} when there are none, or more than {@link #MOST}
     */
    public int add(Account by, long activation, List<Long> conversations) {
        return add(by, activation, conversations, "hand");
    }

    /**
     * Adds everything a list shows.
     *
     * @return how many were added
     * @throws Refused.Invalid naming {@code conversations} when there are none, or more than {@link #MOST}
     */
    public int addAll(Account by, long activation, Filter filter) {
        return add(by, activation, rows(by, filter).stream().map(InboxRow::id).toList(), "search");
    }

    /**
     * What a list shows, before it is added.
     *
     * @param first those a list shows first
     * @param count how many it shows, counted up to one more than {@link #MOST}
     * @param fresh how many of these do not belong yet
     */
    public record Found(List<InboxRow> first, int count, int fresh) {
        public Found {
            first = List.copyOf(first);
        }

        /** Whether it is more than can be added at once. */
        public boolean tooMany() {
            return count > MOST;
        }
    }

    /**
     * What adding everything a list shows would add.
     *
     * @throws Refused.Invalid when what is searched for cannot be understood
     */
    public Found find(Account by, long activation, Filter filter, int shown) {
        by.require(Right.READ_INBOX);
        List<InboxRow> all = rows(by, filter);
        List<Long> ids = all.stream().map(InboxRow::id).limit(MOST + 1L).toList();
        return db.withHandle(handle -> {
            activations.find(handle, activation);
            int fresh = ids.size() - BoardDao.belonging(handle, activation, ids);
            return new Found(all.stream().limit(shown).toList(), ids.size(), fresh);
        });
    }

    /** As a list shows them, until they are more than can be added. */
    private List<InboxRow> rows(Account by, Filter filter) {
        List<InboxRow> all = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Views.Listing listing = views.list(by, filter, PAGE, cursor.orElse(null));
            all.addAll(listing.rows());
            cursor = listing.next();
        } while (cursor.isPresent() && all.size() <= MOST);
        return all;
    }

    /**
     * One on the board.
     *
     * @param stands unanswered, answered, again or aside
     * @param said the statement they were answered with last; null: none
     * @param saidVersion of that statement; null likewise
     * @param answeredBy who answered last; null: nobody
     * @param drill whether that was a drill only
     * @param refused why they could not be answered when many were; null: they were, or nobody tried
     * @param asideAs why it is set aside; null: it is not
     */
    public record Card(
            InboxRow row,
            String how,
            String stands,
            @Nullable Long said,
            @Nullable Integer saidVersion,
            @Nullable String answeredBy,
            @Nullable String replyState,
            boolean drill,
            @Nullable Said refused,
            @Nullable String asideAs,
            @Nullable String asideByName) {}

    /**
     * What is looked at.
     *
     * @param stands which column
     * @param channel null: every one
     * @param language first part of a BCP 47 tag; null: every one
     */
    public record Choice(
            String stands, @Nullable Long channel, @Nullable String language) {
        /** The columns, in their order. */
        public static final List<String> COLUMNS = List.of("unanswered", "again", "answered", "aside");
    }

    /** @param next what to ask for to go on; null at the end */
    public record Page(List<Card> cards, @Nullable Long next) {}

    /** A page of the board, those who came first first. */
    public Page board(Account by, long activation, Choice choice, long after, int limit) {
        by.require(Right.READ_INBOX);
        return db.withHandle(handle -> {
            activations.find(handle, activation);
            List<BoardDao.Place> places = BoardDao.page(handle, activation, choice, after, limit + 1);
            List<BoardDao.Place> shown = places.stream().limit(limit).toList();
            Map<Long, InboxRow> rows = new HashMap<>();
            views.rows(by, shown.stream().map(BoardDao.Place::conversation).toList())
                    .forEach(row -> rows.put(row.id(), row));
            List<Card> cards = shown.stream()
                    .flatMap(place -> Optional.ofNullable(rows.get(place.conversation())).map(place::card).stream())
                    .toList();
            return new Page(
                    cards, places.size() > limit ? shown.get(shown.size() - 1).conversation() : null);
        });
    }

    /** Ids of all that a choice has, those who came first first, up to one more than {@link #MOST}. */
    public List<Long> all(Account by, long activation, Choice choice) {
        by.require(Right.READ_INBOX);
        return db.withHandle(handle -> BoardDao.ids(handle, activation, choice, MOST + 1));
    }

    /** How many are in each column, counted up to {@link Views#COUNT_BOUND}. */
    public Map<String, Integer> counts(Account by, long activation) {
        by.require(Right.READ_INBOX);
        return db.withHandle(handle -> BoardDao.counts(handle, activation, Views.COUNT_BOUND));
    }

    /** Of those in force, the ones a conversation belongs to. */
    public List<Long> of(Account by, long conversation) {
        by.require(Right.READ_INBOX);
        return db.withHandle(handle -> handle.createQuery("""
                        SELECT g.activation_id FROM gathered g JOIN activation v ON v.id = g.activation_id
                         WHERE g.conversation_id = :id AND v.ended_at IS NULL ORDER BY 1
                        """)
                .bind("id", conversation)
                .mapTo(Long.class)
                .list());
    }

    private int add(Account by, long activation, List<Long> conversations, String how) {
        by.require(Right.TAKE);
        if (conversations.isEmpty() || conversations.size() > MOST) {
            throw new Refused.Invalid(
                    "conversations", Said.of(conversations.isEmpty() ? "statement.none" : "statement.too_many", MOST));
        }
        return db.inTransaction(handle -> {
            Activation in = activations.hold(handle, activation);
            Instant now = clock.instant();
            List<Long> added = BoardDao.add(handle, activation, conversations, how, by.id(), now);
            if (!added.isEmpty()) {
                facts.publish(
                        handle,
                        added.stream()
                                .map(each -> fact(in, each, Fact.Kind.GATHERED, by, Map.of("how", how)))
                                .toList(),
                        now);
                Timeline.write(
                        handle,
                        activation,
                        by.id(),
                        Happening.GATHERED,
                        Map.of("how", how, "count", added.size()),
                        now);
                activations.joined(handle, in, added, now);
            }
            return added.size();
        });
    }

    static Fact fact(Activation in, long conversation, Fact.Kind kind, Account by, Map<String, Object> data) {
        Map<String, Object> all = new HashMap<>(data);
        all.put("activation", in.id());
        return new Fact(conversation, kind, by.id(), all);
    }
}
