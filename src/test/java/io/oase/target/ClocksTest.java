package io.oase.target;

import static io.oase.testing.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.oase.inbox.ConversationState;
import io.oase.inbox.Filter;
import io.oase.inbox.InboxRow;
import io.oase.reply.Answering;
import io.oase.target.ConversationClocks.Explained;
import io.oase.target.TargetClock.How;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** NOW is Monday, 10:00 in Berlin; the shipped calendar is open from 9 to 17 on working days. */
class ClocksTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);

    @Test
    void a_mention_is_due_four_opening_hours_after_it_was_published_and_the_list_says_so() {
        long id = asks("kim", 0, 5);

        assertThat(row(id).dueAt()).isEqualTo(NOW.plus(Duration.ofHours(4)));
        assertThat(row(id).dueWarnAt()).isEqualTo(NOW.plus(Duration.ofHours(3)));
        assertThat(row(id).dueKind()).isEqualTo("first_response");
        Explained clock = clocks(id, ClockKind.FIRST_RESPONSE).get(0);
        assertThat(clock.clock().startedAt()).isEqualTo(NOW);
        assertThat(clock.clock().seenAt()).isEqualTo(NOW.plus(Duration.ofMinutes(5)));
        assertThat(Objects.requireNonNull(clock.target()).shipped()).isEqualTo("others");
        assertThat(clocks(id, ClockKind.RESOLUTION)).hasSize(1);
        assertThat(clocks(id, ClockKind.RESOLUTION).get(0).reckoning().due()).isNull();
    }

    /** Plans are kept; one that was made in a new database must not grow with it. */
    @Test
    void a_plan_made_while_few_clocks_ran_reads_only_the_clocks_it_is_asked_for() {
        asks("kim", 0, 5);
        database.jdbi().useTransaction(db -> {
            db.execute("""
                    INSERT INTO clock (conversation_id, channel_id, kind, started_at, seen_at, calendar_version_id, ended_at)
                    SELECT conversation_id, channel_id, 'next_response', started_at, seen_at, calendar_version_id, seen_at
                      FROM clock, generate_series(1, 2000) WHERE kind = 'take'
                    """);
            db.execute("ANALYZE clock");
            ClockDao.Row known = running(db);
            for (int i = 0; i < 12; i++) {
                ClockDao.store(db, List.of(known), List.of(), List.of(), NOW);
            }
            db.execute("""
                    WITH more AS (
                           INSERT INTO conversation (channel_id, thread_key, identity_id, contact_id, kind, last_post_at, opened_at, created_at)
                           SELECT channel_id, 'more' || n, identity_id, contact_id, kind, last_post_at, opened_at, created_at
                             FROM conversation, generate_series(1, 2000) n RETURNING id)
                    INSERT INTO clock (conversation_id, channel_id, kind, started_at, seen_at, calendar_version_id)
                    SELECT more.id, channel_id, 'take', started_at, seen_at, calendar_version_id
                      FROM more, clock WHERE kind = 'take'
                    """);
            long before = entriesRead(db);
            ClockDao.store(db, List.of(known), List.of(), List.of(), NOW);
            assertThat(entriesRead(db) - before).isLessThan(100);
        });
    }

    private static ClockDao.Row running(Handle db) {
        return db.createQuery(
                        "SELECT id, conversation_id, channel_id, calendar_version_id FROM clock WHERE kind = 'take'")
                .map((row, context) -> {
                    TargetClock clock =
                            new TargetClock(row.getLong(1), ClockKind.TAKE, null, NOW, NOW, null, List.of(), 0, null);
                    return new ClockDao.Row(
                            row.getLong(1),
                            row.getLong(2),
                            row.getLong(3),
                            "take",
                            null,
                            NOW,
                            NOW,
                            null,
                            row.getLong(4),
                            null,
                            null,
                            null,
                            null,
                            null,
                            List.of(),
                            0,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            clock);
                })
                .one();
    }

    /** Of the table and its indexes, in this transaction. */
    private static long entriesRead(Handle db) {
        return db.createQuery("""
                        SELECT sum(pg_stat_get_xact_tuples_returned(of)) FROM (
                            SELECT 'clock'::regclass::oid AS of UNION ALL SELECT indexrelid FROM pg_index WHERE indrelid = 'clock'::regclass) all_of_it
                        """).mapTo(Long.class).one();
    }

    @Test
    void the_evening_does_not_count() {
        long id = asks("kim", 6 * 60, 6 * 60 + 1);

        assertThat(row(id).dueAt()).isEqualTo(Instant.parse("2026-03-03T11:00:00Z"));
    }

    @Test
    void an_answer_from_here_ends_it_with_its_author_and_what_is_measured() {
        long id = asks("kim", 0, 2);
        answers(id, 30);

        Explained first = clocks(id, ClockKind.FIRST_RESPONSE).get(0);
        TargetClock.End end = Objects.requireNonNull(first.clock().end());
        assertThat(end.how()).isEqualTo(How.ANSWERED);
        assertThat(end.by()).isEqualTo(world.lena.id());
        assertThat(first.endedBy()).isEqualTo("Lena Brandt");
        Reckoning.Result result = Objects.requireNonNull(first.reckoning().result());
        assertThat(result.missed()).isFalse();
        assertThat(result.delay()).isEqualTo(Duration.ofMinutes(2));
        assertThat(stored(id, "first_response"))
                .isEqualTo(
                        new Measured(result.total().toSeconds(), result.open().toSeconds(), 120, 120, false));
        assertThat(clocks(id, ClockKind.TAKE).get(0).clock().end())
                .extracting(TargetClock.End::how)
                .isEqualTo(How.TAKEN);
        assertThat(row(id).dueAt()).isNull();
    }

    @Test
    void an_answer_typed_in_the_networks_own_app_ends_it_when_it_was_published_there() {
        String question = ask("kim", 0);
        poll(1);
        world.network.own(question, "Wir sehen nach", NOW.plus(Duration.ofMinutes(20)));
        poll(50);

        Explained first =
                clocks(world.only().row().id(), ClockKind.FIRST_RESPONSE).get(0);
        assertThat(Objects.requireNonNull(first.clock().end()))
                .isEqualTo(new TargetClock.End(
                        NOW.plus(Duration.ofMinutes(20)),
                        How.ANSWERED_OUTSIDE,
                        null,
                        world.only().seen()));
    }

    @Test
    void a_tag_brings_another_target_into_force_and_taking_it_away_the_first() {
        long id = asks("kim", 0, 0);
        world.inbox.tag(world.lena, id, "beschwerde");
        assertThat(row(id).dueAt()).isEqualTo(NOW.plus(Duration.ofHours(1)));

        world.inbox.untag(world.lena, id, "Beschwerde");
        assertThat(row(id).dueAt()).isEqualTo(NOW.plus(Duration.ofHours(4)));
    }

    @Test
    void a_priority_brings_the_target_for_it_into_force_and_what_has_ended_keeps_its_version() {
        Target urgent = promiseUrgentOnes(30);
        String question = ask("kim", 0);
        poll(0);
        long id = world.only().row().id();
        answers(id, 10);
        world.network.reply("kim", question, "It has still not come", NOW.plus(Duration.ofMinutes(20)));
        poll(21);
        assertThat(row(id).dueAt()).isEqualTo(NOW.plus(Duration.ofMinutes(20 + 4 * 60)));

        world.inbox.prioritise(world.lena, id, 2);
        assertThat(row(id).dueAt()).isEqualTo(NOW.plus(Duration.ofMinutes(20 + 30)));
        assertThat(clocks(id, ClockKind.NEXT_RESPONSE)).singleElement().satisfies(next -> {
            assertThat(next.target()).isEqualTo(urgent);
            assertThat(next.clock().startedAt()).isEqualTo(NOW.plus(Duration.ofMinutes(20)));
        });
        assertThat(clocks(id, ClockKind.FIRST_RESPONSE)).singleElement().satisfies(first -> assertThat(
                        Objects.requireNonNull(first.target()).shipped())
                .isEqualTo("others"));

        world.inbox.prioritise(world.lena, id, 1);
        assertThat(row(id).dueAt()).isEqualTo(NOW.plus(Duration.ofMinutes(20 + 4 * 60)));
    }

    @Test
    void an_edit_by_its_author_reckons_anew_what_is_open_from_the_moment_it_was_first_published() {
        String question = ask("kim", 0);
        poll(0);
        long id = world.only().row().id();
        long clock = clocks(id, ClockKind.FIRST_RESPONSE).get(0).clock().id();
        promise("others", 120);
        assertThat(row(id).dueAt()).as("not followed yet").isEqualTo(NOW.plus(Duration.ofHours(4)));

        edits(question, "Where is my second order?", 30);
        assertThat(row(id).dueAt()).isEqualTo(NOW.plus(Duration.ofHours(2)));
        assertThat(row(id).unansweredSince()).isEqualTo(NOW);
        assertThat(clocks(id, ClockKind.FIRST_RESPONSE)).singleElement().satisfies(first -> {
            assertThat(first.clock().id()).isEqualTo(clock);
            assertThat(first.clock().startedAt()).isEqualTo(NOW);
            assertThat(first.clock().end()).isNull();
        });
    }

    @Test
    void an_edit_of_what_was_answered_neither_begins_a_clock_nor_changes_one_that_ended() {
        String question = ask("kim", 0);
        poll(0);
        long id = world.only().row().id();
        answers(id, 10);
        Measured before = stored(id, "first_response");
        promise("others", 120);

        edits(question, "Where is my second order?", 30);
        assertThat(row(id).dueAt()).isNull();
        assertThat(row(id).unansweredSince()).isNull();
        assertThat(clocks(id, ClockKind.NEXT_RESPONSE)).isEmpty();
        assertThat(stored(id, "first_response")).isEqualTo(before);
        assertThat(clocks(id, ClockKind.FIRST_RESPONSE)).singleElement().satisfies(first -> assertThat(
                        Objects.requireNonNull(first.target()).no())
                .isOne());
    }

    @Test
    void waiting_takes_it_off_the_list_and_what_they_write_puts_it_back() {
        String question = ask("kim", 0);
        poll(0);
        long id = world.only().row().id();
        world.clock.set(NOW.plus(Duration.ofMinutes(30)));
        world.inbox.move(world.lena, id, ConversationState.WAITING);
        assertThat(row(id).dueAt()).isNull();

        world.network.reply("kim", question, "Hier ist die Nummer", NOW.plus(Duration.ofMinutes(90)));
        poll(91);
        assertThat(row(id).dueAt()).as("an hour stood still").isEqualTo(NOW.plus(Duration.ofHours(5)));
        assertThat(row(id).state()).isEqualTo(ConversationState.OPEN);
    }

    @Test
    void no_answer_needed_is_said_with_its_reason_and_settles_what_stands_there() {
        String question = ask("kim", 0);
        poll(0);
        long id = world.only().row().id();
        world.clock.set(NOW.plus(Duration.ofMinutes(10)));
        world.inbox.resolveUnanswered(world.lena, id, "Only thanks");

        assertThat(Objects.requireNonNull(clocks(id, ClockKind.FIRST_RESPONSE)
                                .get(0)
                                .clock()
                                .end())
                        .how())
                .isEqualTo(How.NO_ANSWER_NEEDED);
        assertThat(world.only().events())
                .filteredOn(event -> event.kind().equals("state_changed"))
                .anySatisfy(event -> assertThat(event.data()).containsEntry("no_answer", "Only thanks"));
        assertThat(row(id).unansweredSince()).isNull();

        Instant later = NOW.plus(Duration.ofMinutes(60));
        world.network.reply("kim", question, "And one more thing", later);
        poll(61);
        assertThat(row(id).unansweredSince()).isEqualTo(later);
        assertThat(row(id).dueAt()).isEqualTo(later.plus(Duration.ofHours(4)));
    }

    @Test
    void who_resolves_by_mistake_and_opens_it_again_finds_it_due_as_before() {
        long id = asks("kim", 0, 0);
        world.clock.set(NOW.plus(Duration.ofMinutes(10)));
        world.inbox.move(world.lena, id, ConversationState.RESOLVED);
        assertThat(row(id).dueAt()).isNull();
        world.inbox.move(world.lena, id, ConversationState.OPEN);

        assertThat(row(id).dueAt()).isEqualTo(NOW.plus(Duration.ofHours(4)));
        assertThat(row(id).unansweredSince()).isEqualTo(NOW);
    }

    @Test
    void the_list_by_due_time_has_what_is_due_first_and_then_the_rest_page_by_page() {
        for (int i = 0; i < 7; i++) {
            asks("person" + i, 10 - i, 10);
        }
        List<InboxRow> rows = world.all();
        answers(rows.get(0).id(), 20);
        answers(rows.get(3).id(), 25);
        Filter due = new Filter(Filter.View.OPEN, null, null, null, null, null, null, null, Filter.Order.DUE);

        List<InboxRow> whole = world.views.list(world.lena, due, 50, null).rows();
        assertThat(whole).hasSize(7);
        assertThat(whole.subList(0, 5)).isSortedAccordingTo(java.util.Comparator.comparing(InboxRow::dueAt));
        assertThat(whole.subList(5, 7))
                .allSatisfy(row -> assertThat(row.dueAt()).isNull());
        List<Long> paged = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            var page = world.views.list(world.lena, due, 2, cursor);
            page.rows().forEach(row -> paged.add(row.id()));
            cursor = page.next().orElse(null);
        } while (cursor != null);
        assertThat(paged).isEqualTo(whole.stream().map(InboxRow::id).toList());
    }

    @Test
    void somebodys_list_by_due_time_has_what_is_theirs_from_the_moment_it_is() {
        long first = asks("kim", 0, 0);
        long second = asks("ida", 1, 1);
        Filter mine = new Filter(Filter.View.MINE, null, null, null, null, null, null, null, Filter.Order.DUE);
        Filter nobodys = new Filter(Filter.View.UNASSIGNED, null, null, null, null, null, null, null, Filter.Order.DUE);
        world.inbox.take(world.lena, second);
        assertThat(ids(mine)).containsExactly(second);
        assertThat(ids(nobodys)).containsExactly(first);

        world.inbox.assign(world.mara, second, world.ben.id());
        world.inbox.take(world.lena, first);
        assertThat(ids(mine)).containsExactly(first);
        world.inbox.unassign(world.lena, first);
        assertThat(ids(nobodys)).containsExactly(first);
    }

    private List<Long> ids(Filter filter) {
        return world.views.list(world.lena, filter, 50, null).rows().stream()
                .map(InboxRow::id)
                .toList();
    }

    @Test
    void what_was_said_before_the_channel_was_connected_counts_from_then_on() {
        long id = asks("kim", -3 * 24 * 60, 0);

        assertThat(clocks(id, ClockKind.FIRST_RESPONSE).get(0).clock().startedAt())
                .isEqualTo(world.channel.createdAt());
        assertThat(row(id).dueAt()).isEqualTo(NOW.plus(Duration.ofHours(4)));
    }

    /** What is stored of a clock that ended. */
    public record Measured(long seconds, long openSeconds, long delaySeconds, long delayOpenSeconds, boolean missed) {}

    private Measured stored(long conversation, String kind) {
        return database.jdbi().withHandle(handle -> handle.createQuery("""
                        SELECT seconds, open_seconds, delay_seconds, delay_open_seconds, missed FROM clock
                         WHERE conversation_id = :id AND kind = :kind
                        """)
                .bind("id", conversation)
                .bind("kind", kind)
                .mapTo(Measured.class)
                .one());
    }

    private String ask(String who, long minute) {
        return world.network.mention(who, "Where is my order?", NOW.plus(Duration.ofMinutes(minute)));
    }

    private void edits(String key, String text, long minute) {
        world.network.edit(key, text);
        poll(minute);
    }

    /** A target for the highest priority, before all others. */
    private Target promiseUrgentOnes(long minutes) {
        List<Target> others = world.targets.all(world.mara);
        TargetBody.Conditions urgent = new TargetBody.Conditions(null, null, null, null, null, 2, null, null, null);
        Target made = world.targets.add(
                world.mara,
                new TargetBody("Urgent", null, urgent, others.get(0).calendarId(), responses(minutes), List.of()));
        List<Long> order = new ArrayList<>(List.of(made.id()));
        others.forEach(target -> order.add(target.id()));
        world.targets.order(world.mara, order);
        return made;
    }

    /** Another version of a target that ships; nobody has looked at open clocks yet. */
    private void promise(String shipped, long minutes) {
        Target target = world.targets.all(world.mara).stream()
                .filter(each -> shipped.equals(each.shipped()))
                .findFirst()
                .orElseThrow();
        TargetBody body = TargetBody.of(target);
        world.targets.change(
                world.mara,
                target.id(),
                new TargetBody(body.name(), null, body.match(), body.calendar(), responses(minutes), body.steps()),
                null);
    }

    private static Map<String, TargetBody.Time> responses(long minutes) {
        TargetBody.Time time = new TargetBody.Time(minutes, "opening");
        return Map.of("first_response", time, "next_response", time);
    }

    private void poll(long minute) {
        world.clock.set(NOW.plus(Duration.ofMinutes(minute)));
        world.poll();
    }

    /** The conversation in which somebody asked, published at a minute after NOW and seen at another. */
    private long asks(String who, long posted, long seen) {
        ask(who, posted);
        poll(seen);
        return world.all().stream()
                .filter(row -> row.handle().startsWith(who))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private void answers(long conversation, long minute) {
        world.clock.set(NOW.plus(Duration.ofMinutes(minute)));
        world.answering.send(
                world.lena,
                conversation,
                new Answering.Draft(
                        "It is on its way.",
                        null,
                        world.conversations.read(world.lena, conversation).seen(),
                        null,
                        null));
        world.publish();
    }

    private InboxRow row(long id) {
        return world.views.row(world.lena, id);
    }

    private List<Explained> clocks(long id, ClockKind kind) {
        return world.conversationClocks.of(world.lena, id).stream()
                .filter(each -> each.clock().kind() == kind)
                .toList();
    }
}
