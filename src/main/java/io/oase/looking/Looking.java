package io.oase.looking;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.db.Signals;
import io.oase.looking.Onlooker.Doing;
import io.oase.people.Account;
import io.oase.people.Right;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who has which conversation before them. Nothing of it is stored: each open tab says every {@link #BEAT} that it is there, to
 * any node; each node tells the others its whole list when it changes, and every {@link #REFRESH} even if it does not. So a tab,
 * a browser, a machine or a node that is gone is gone from everybody's list by its silence, and one that says goodbye at once.
 * However many tabs there are, the database carries a few short messages a second and no rows.
 */
public final class Looking implements AutoCloseable {
    /** Topic of the signal. */
    static final String TOPIC = "oase_looking";
    /** How often an open tab says that it is there. */
    public static final Duration BEAT = Duration.ofSeconds(15);
    /** How often a node tells its list although nothing changed. */
    static final Duration REFRESH = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(Looking.class);
    private static final int LONGEST_TAB = 40;
    /** Each change is told to everybody; where there are more than so many, what happens within a second is told at once. */
    private static final int CROWD = 50;

    private static final Duration CROWDED = Duration.ofSeconds(1);

    private final Jdbi db;
    private final Signals signals;
    private final String node;
    private final LongSupplier nanos;
    private final Room room = new Room();
    private final List<Consumer<Set<Long>>> listeners = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService telling = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "looking");
        thread.setDaemon(true);
        return thread;
    });
    private SortedSet<Onlooker> shown = new TreeSet<>();
    private SortedSet<Onlooker> told = new TreeSet<>();
    private long toldAt;
    private long shownAt;

    public Looking(Jdbi db, Signals signals) {
        this(db, signals, UUID.randomUUID(), System::nanoTime);
    }

    /**
     * @param node a name no other node has
     * @param nanos a clock that only runs forward
     */
    Looking(Jdbi db, Signals signals, UUID node, LongSupplier nanos) {
        this.db = db;
        this.signals = signals;
        this.node = node.toString();
        this.nanos = nanos;
    }

    /** Begins to hear of other nodes and to tell them. */
    public void start() {
        signals.listen(TOPIC, payload -> Roll.parse(payload).ifPresent(this::heard), () -> {});
        telling.scheduleWithFixedDelay(this::step, 0, 250, TimeUnit.MILLISECONDS);
    }

    /** Is told which conversations have somebody else before them than a moment ago. */
    public void listen(Consumer<Set<Long>> changed) {
        listeners.add(changed);
    }

    /**
     * Somebody has a conversation before them; to be said again every {@link #BEAT}.
     *
     * @param tab which of their tabs, by a name they chose
     * @throws Refused.NotFound when there is no such conversation
     */
    public void look(Account by, long conversation, String tab, Doing doing) {
        by.require(Right.READ_INBOX);
        String name = checked(tab);
        if (!room.knows(by.id(), name, conversation)) {
            require(conversation);
        }
        room.look(by.id(), name, conversation, doing, nanos.getAsLong());
    }

    /** They have it no more; what the tab says within five seconds after that was said before. */
    public void leave(Account by, String tab) {
        room.leave(by.id(), checked(tab), nanos.getAsLong());
    }

    /** Everybody on all nodes, in the order of conversations; to be shown to those only who may read the inbox. */
    public Collection<Onlooker> all() {
        return room.all();
    }

    /** Those who have this conversation before them. */
    public List<Onlooker> at(Account by, long conversation) {
        by.require(Right.READ_INBOX);
        return all().stream()
                .filter(each -> each.conversation() == conversation)
                .toList();
    }

    /** Says goodbye to the other nodes. */
    @Override
    public void close() {
        telling.shutdownNow();
        try {
            tell(new TreeSet<>());
        } catch (RuntimeException e) {
            LOG.debug("The others will notice", e);
        }
    }

    /** One look at what has changed; many changes within a moment are one. */
    synchronized void step() {
        long now = nanos.getAsLong();
        room.expire(now);
        show(now);
        SortedSet<Onlooker> own = room.own();
        boolean due = now - toldAt > REFRESH.toNanos() && !own.isEmpty();
        if (own.equals(told) && !due) {
            return;
        }
        try {
            tell(own);
            told = own;
            toldAt = now;
        } catch (RuntimeException e) {
            LOG.debug("Cannot tell the other nodes who looks at what, trying again", e);
        }
    }

    void heard(Roll roll) {
        if (!roll.node().equals(node)) {
            room.hear(roll, nanos.getAsLong());
        }
    }

    private void show(long now) {
        SortedSet<Onlooker> all = room.all();
        boolean soon = all.size() > CROWD && now - shownAt < CROWDED.toNanos();
        if (soon || all.equals(shown)) {
            return;
        }
        shownAt = now;
        Set<Onlooker> different = new HashSet<>(all);
        different.addAll(shown);
        different.removeIf(each -> all.contains(each) && shown.contains(each));
        Set<Long> conversations = new HashSet<>();
        different.forEach(each -> conversations.add(each.conversation()));
        shown = all;
        for (Consumer<Set<Long>> listener : listeners) {
            try {
                listener.accept(conversations);
            } catch (RuntimeException e) {
                LOG.warn("Could not tell who looks at what", e);
            }
        }
    }

    private void tell(SortedSet<Onlooker> own) {
        db.useTransaction(
                handle -> Roll.of(node, own).forEach(roll -> Signals.publish(handle, TOPIC, roll.toString())));
    }

    private void require(long conversation) {
        boolean there = db.withHandle(handle -> LookingDao.exists(handle, conversation));
        if (!there) {
            throw new Refused.NotFound(Said.of("looking.no_such_conversation", conversation));
        }
    }

    private static String checked(String tab) {
        if (tab.isBlank() || tab.length() > LONGEST_TAB) {
            throw new Refused.Invalid("tab", Said.of("looking.tab", LONGEST_TAB));
        }
        return tab;
    }
}
