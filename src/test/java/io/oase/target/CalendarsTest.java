package io.oase.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.target.CalendarDraft.HolidaysDraft;
import io.oase.target.CalendarDraft.HoursDraft;
import io.oase.target.CalendarDraft.PeriodDraft;
import io.oase.target.Calendars.Version;
import io.oase.testing.AtOnce;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CalendarsTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private World world;
    private Calendars calendars;

    @BeforeEach
    void set_up() {
        world = new World(database);
        calendars = world.calendars;
    }

    @Test
    void one_calendar_comes_with_the_product() {
        StoredCalendar shipped = calendars.all(world.mara).get(0);
        assertThat(shipped.no()).isEqualTo(1);
        assertThat(shipped.changedBy()).isNull();
        assertThat(CalendarReading.of(shipped.written()).wrong()).isEmpty();
        assertThat(CalendarReading.of(shipped.written()).written()).isEqualTo(shipped.written());
        assertThat(shipped.calendar().day(LocalDate.of(2026, 11, 23)).periods()).containsExactly(new Period(540, 1020));
        assertThat(shipped.calendar().day(LocalDate.of(2026, 11, 22)).periods()).isEmpty();
        assertThat(shipped.calendar().day(LocalDate.of(2026, 10, 3)).why())
                .isInstanceOf(Calendar.Why.PublicHoliday.class);
    }

    @Test
    void what_was_made_is_there_again() {
        StoredCalendar made = calendars.create(world.ada, " Night shift ", draft("22:00", "24:00"));
        assertThat(made.name()).isEqualTo("Night shift");
        assertThat(made.no()).isEqualTo(1);
        assertThat(made.changedBy()).isEqualTo(world.ada.id());
        assertThat(made.createdAt()).isEqualTo(World.NOW);
        assertThat(calendars.get(world.mara, made.id()).written()).isEqualTo(draft("22:00", "24:00"));
        assertThat(calendars.all(world.mara)).hasSize(2);
    }

    @Test
    void a_change_is_a_new_version_and_the_old_one_stays_as_it_was() {
        StoredCalendar first = calendars.create(world.ada, "Shop", draft("09:00", "17:00"));
        world.clock.advance(Duration.ofHours(1));
        StoredCalendar second = calendars.change(world.ada, first.id(), "Shop", draft("10:00", "18:00"), 1);
        assertThat(second.no()).isEqualTo(2);
        assertThat(second.changedAt()).isEqualTo(World.NOW.plus(Duration.ofHours(1)));
        assertThat(second.createdAt()).isEqualTo(World.NOW);
        Version old = world.db.withHandle(db -> new Calendars(world.db, world.clock).version(db, first.versionId()));
        assertThat(old.no()).isEqualTo(1);
        assertThat(old.calendar().day(LocalDate.of(2026, 11, 23)).periods()).containsExactly(new Period(540, 1020));
        Version latest =
                world.db.withHandle(db -> calendars.latest(db, first.id())).orElseThrow();
        assertThat(latest.id()).isEqualTo(second.versionId());
        assertThat(latest.calendarId()).isEqualTo(first.id());
        assertThat(calendars.versions(world.mara, first.id()))
                .extracting(Calendars.Past::no)
                .containsExactly(2, 1);
    }

    @Test
    void the_same_again_is_no_version() {
        StoredCalendar first = calendars.create(world.ada, "Shop", draft("09:00", "17:00"));
        List<Long> heard = heard();
        assertThat(calendars.change(world.ada, first.id(), "Shop", draft("09:00", "17:00"), 1))
                .isEqualTo(first);
        assertThat(heard).isEmpty();
    }

    @Test
    void another_name_is_a_version_that_changes_no_time() {
        StoredCalendar first = calendars.create(world.ada, "Shop", draft("09:00", "17:00"));
        List<Long> heard = heard();
        StoredCalendar renamed = calendars.change(world.ada, first.id(), "SHOP", draft("09:00", "17:00"), 1);
        assertThat(renamed.name()).isEqualTo("SHOP");
        assertThat(renamed.no()).isEqualTo(2);
        assertThat(heard).isEmpty();
    }

    @Test
    void who_listens_hears_of_a_change_before_it_is_committed_and_can_undo_it() {
        StoredCalendar first = calendars.create(world.ada, "Shop", draft("09:00", "17:00"));
        List<Long> heard = heard();
        calendars.change(world.ada, first.id(), "Shop", draft("10:00", "18:00"), null);
        assertThat(heard).containsExactly(first.id());
        calendars.listen((db, id, by, at) -> {
            throw new IllegalStateException("no");
        });
        assertThatThrownBy(() -> calendars.change(world.ada, first.id(), "Shop", draft("11:00", "18:00"), null))
                .hasMessage("no");
        assertThat(calendars.get(world.mara, first.id()).no()).isEqualTo(2);
    }

    @Test
    void who_listens_reads_the_new_version_in_the_same_transaction() {
        StoredCalendar first = calendars.create(world.ada, "Shop", draft("09:00", "17:00"));
        List<Integer> read = new ArrayList<>();
        calendars.listen((db, id, by, at) ->
                read.add(calendars.latest(db, id).orElseThrow().no()));
        calendars.change(world.ada, first.id(), "Shop", draft("10:00", "18:00"), null);
        assertThat(read).containsExactly(2);
    }

    @Test
    void whoever_saves_second_is_told() {
        StoredCalendar first = calendars.create(world.ada, "Shop", draft("09:00", "17:00"));
        calendars.change(world.ada, first.id(), "Shop", draft("10:00", "18:00"), 1);
        assertThatThrownBy(() -> calendars.change(world.ada, first.id(), "Shop", draft("11:00", "18:00"), 1))
                .isInstanceOfSatisfying(
                        Refused.Conflict.class, e -> assertThat(e.said()).isEqualTo(Said.of("calendar.newer")));
        assertThatThrownBy(() -> calendars.change(world.ada, first.id(), "Store", draft("10:00", "18:00"), 1))
                .isInstanceOf(Refused.Conflict.class);
    }

    @Test
    void of_several_who_save_at_once_one_succeeds() throws Exception {
        StoredCalendar first = calendars.create(world.ada, "Shop", draft("09:00", "17:00"));
        List<Callable<StoredCalendar>> savers = Stream.of("10:30", "11:30", "12:30", "13:30")
                .<Callable<StoredCalendar>>map(
                        from -> () -> calendars.change(world.ada, first.id(), "Shop", draft(from, "18:00"), 1))
                .toList();
        List<Object> outcomes = AtOnce.atOnce(savers);
        assertThat(outcomes).filteredOn(StoredCalendar.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Refused.Conflict.class::isInstance).hasSize(3);
        assertThat(calendars.get(world.mara, first.id()).no()).isEqualTo(2);
    }

    @Test
    void no_two_in_use_are_called_the_same() {
        StoredCalendar first = calendars.create(world.ada, "Straße", draft("09:00", "17:00"));
        assertThatThrownBy(() -> calendars.create(world.ada, "STRAßE", draft("09:00", "17:00")))
                .isInstanceOfSatisfying(Refused.Invalid.class, e -> assertThat(e.fields())
                        .containsEntry("name", Said.of("calendar.name_taken", "STRAßE")));
        calendars.retire(world.ada, first.id());
        assertThat(calendars
                        .create(world.ada, "STRAßE", draft("09:00", "17:00"))
                        .no())
                .isEqualTo(1);
    }

    @Test
    void name_and_content_are_refused_together() {
        CalendarDraft wrong = new CalendarDraft("Nowhere", List.of(), null, null);
        assertThatThrownBy(() -> calendars.create(world.ada, "", wrong))
                .isInstanceOfSatisfying(
                        Refused.Invalid.class, e -> assertThat(e.fields()).containsOnlyKeys("name", "zone"));
    }

    @Test
    void a_retired_calendar_is_gone_but_what_was_reckoned_with_it_is_not() {
        StoredCalendar first = calendars.create(world.ada, "Shop", draft("09:00", "17:00"));
        calendars.retire(world.ada, first.id());
        assertThat(calendars.all(world.mara)).extracting(StoredCalendar::id).doesNotContain(first.id());
        assertThatThrownBy(() -> calendars.get(world.mara, first.id())).isInstanceOf(Refused.NotFound.class);
        assertThatThrownBy(() -> calendars.change(world.ada, first.id(), "Shop", draft("10:00", "17:00"), null))
                .isInstanceOf(Refused.NotFound.class);
        assertThatThrownBy(() -> calendars.retire(world.ada, first.id())).isInstanceOf(Refused.NotFound.class);
        Version latest =
                world.db.withHandle(db -> calendars.latest(db, first.id())).orElseThrow();
        assertThat(latest.no()).isEqualTo(1);
    }

    @Test
    void the_last_calendar_stays() {
        long shipped = calendars.all(world.mara).get(0).id();
        assertThatThrownBy(() -> calendars.retire(world.ada, shipped))
                .isInstanceOfSatisfying(Refused.Conflict.class, e -> assertThat(e.said())
                        .isEqualTo(Said.of("calendar.used", "#1, #2, #3, #4")));
        world.targets.all(world.ada).forEach(target -> world.targets.retire(world.ada, target.id()));
        assertThatThrownBy(() -> calendars.retire(world.ada, shipped))
                .isInstanceOfSatisfying(
                        Refused.Conflict.class, e -> assertThat(e.said()).isEqualTo(Said.of("calendar.last")));
    }

    @Test
    void only_some_may_see_and_only_admins_may_change() {
        long shipped = calendars.all(world.mara).get(0).id();
        CalendarDraft draft = draft("09:00", "17:00");
        assertThatThrownBy(() -> calendars.all(world.lena)).isInstanceOf(Refused.NotAllowed.class);
        assertThatThrownBy(() -> calendars.get(world.lena, shipped)).isInstanceOf(Refused.NotAllowed.class);
        assertThatThrownBy(() -> calendars.versions(world.lena, shipped)).isInstanceOf(Refused.NotAllowed.class);
        assertThatThrownBy(() -> calendars.create(world.mara, "Shop", draft)).isInstanceOf(Refused.NotAllowed.class);
        assertThatThrownBy(() -> calendars.change(world.mara, shipped, "Shop", draft, null))
                .isInstanceOf(Refused.NotAllowed.class);
        assertThatThrownBy(() -> calendars.retire(world.mara, shipped)).isInstanceOf(Refused.NotAllowed.class);
    }

    private List<Long> heard() {
        List<Long> heard = new ArrayList<>();
        calendars.listen((db, id, by, at) -> {
            assertThat(at).isEqualTo(Instant.now(world.clock));
            heard.add(id);
        });
        return heard;
    }

    private static CalendarDraft draft(String from, String to) {
        return new CalendarDraft(
                "Europe/Berlin",
                List.of(new HoursDraft("2026-01-01", Map.of("monday", List.of(new PeriodDraft(from, to))))),
                new HolidaysDraft("de", ""),
                List.of());
    }
}
