package io.oase.web;

import static io.oase.testing.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.oase.target.CalendarDraft;
import io.oase.target.ClockKind;
import io.oase.target.Span;
import io.oase.target.Target;
import io.oase.target.TargetBody;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import io.oase.web.Browsing.Answer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TargetPagesTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);
    private final Browsing site = new Browsing(world);
    private final Browsing.Person mara = site.as(world.mara);
    private final Browsing.Person lena = site.as(world.lena);

    @Test
    void the_list_says_each_target_in_words_and_agents_only_read_it() {
        String list = mara.get("/targets", "").body();
        assertThat(list)
                .containsSubsequence("Private messages", "Public complaints", "Reviews", "Other mentions")
                .contains("First response: 4 h 00 opening time")
                .contains("At 75 %: tell whoever has it")
                .contains("/targets/new");
        assertThat(lena.get("/targets", "").body())
                .contains("Private messages")
                .doesNotContain("/targets/new", "Further up");
        assertThat(lena.get("/targets/new", "").status()).isEqualTo(403);
        assertThat(lena.post("/targets/4", "", form()).status()).isEqualTo(403);
        assertThat(lena.post("/targets/4/retirement", "", Map.of()).status()).isEqualTo(403);
    }

    @Test
    void a_new_target_is_made_put_first_changed_and_retired() {
        assertThat(mara.post("/targets/new", "", form()).status()).isEqualTo(303);
        Target made = world.targets.all(world.mara).get(3);
        assertThat(made.name()).isEqualTo("Press <i>desk</i>");
        assertThat(made.match().tags()).containsExactlyInAnyOrder("press", "radio");
        assertThat(mara.get("/targets", "").body()).contains("Press &lt;i&gt;desk&lt;/i&gt;", "#press or #radio");

        String up = "1,2," + made.id() + ",3,4";
        assertThat(mara.get("/targets", "").body()).contains("href=\"/targets?order=" + up + "\"");
        mara.post("/targets/order", "", Map.of("order", made.id() + ",1,2,3,4"));
        assertThat(world.targets.all(world.mara).get(0).id()).isEqualTo(made.id());

        Map<String, String> changed = form();
        changed.put("time.take", "2");
        changed.put("unit.take", "h");
        changed.put("counting.take", "clock");
        changed.put("seen", "1");
        assertThat(mara.post("/targets/" + made.id(), "", changed).status()).isEqualTo(303);
        assertThat(world.targets.get(world.mara, made.id()).times()).hasSize(2);

        changed.put("name", "Somebody else's");
        Answer late = mara.post("/targets/" + made.id(), "", changed);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body()).contains("Somebody has changed this target", "Somebody else&#39;s");

        assertThat(mara.post("/targets/" + made.id() + "/retirement", "", Map.of())
                        .status())
                .isEqualTo(303);
        assertThat(mara.get("/targets/" + made.id(), "").status()).isEqualTo(404);
    }

    @Test
    void moving_one_shows_what_the_order_would_do_before_it_is_saved() {
        world.network.mention("kim", "Where is it?", NOW);
        world.poll();
        Map<String, String> form = form();
        form.put("tags", "");
        form.put("position", "5");
        assertThat(mara.post("/targets/new", "", form).status()).isEqualTo(303);
        long made = world.targets.all(world.mara).get(4).id();
        String order = "1,2,3," + made + ",4";
        String page = mara.get("/targets?order=" + order, "").body();
        assertThat(page)
                .contains("1 of 1 open conversations would change", "Other mentions → Press &lt;i&gt;desk&lt;/i&gt;")
                .containsSubsequence("Save this order", "Press &lt;i&gt;desk&lt;/i&gt;</bdi>", "Other mentions</bdi>")
                .contains("name=\"order\" value=\"" + order + "\"")
                .contains("href=\"/targets?order=1,2," + made + ",3,4\"");
        assertThat(world.targets.all(world.mara).get(4).id()).as("not yet").isEqualTo(made);
        assertThat(mara.post("/targets/order", "", Map.of("order", order)).status())
                .isEqualTo(303);
        assertThat(world.targets.all(world.mara).get(3).id()).isEqualTo(made);
        assertThat(lena.get("/targets?order=" + order, "").status()).isEqualTo(403);

        world.targets.retire(world.mara, made);
        for (Answer late : List.of(
                mara.get("/targets?order=" + order, ""), mara.post("/targets/order", "", Map.of("order", order)))) {
            assertThat(late.status()).isEqualTo(422);
            assertThat(late.body()).contains("made or retired a target meanwhile", "Other mentions");
        }
    }

    @Test
    void the_place_in_the_list_is_chosen_tried_out_and_kept_when_something_is_refused() {
        world.network.mention("kim", "Where is it?", NOW);
        world.poll();
        assertThat(mara.get("/targets/new", "").body())
                .contains("<option value=\"\" selected>chosen by its conditions", "4 · before “Other mentions”");
        Map<String, String> form = form();
        form.put("tags", "");
        assertThat(mara.post("/targets/new/impact", "target-impact", form).body())
                .contains("1 of 1 open conversations would change", "Number 4 in the list, before “Other mentions”.");
        form.put("position", "5");
        assertThat(mara.post("/targets/new/impact", "target-impact", form).body())
                .contains("0 of 1 open conversations would change", "Number 5 in the list, the last one.");
        form.put("name", "");
        assertThat(mara.post("/targets/new", "", form).body())
                .contains("<option value=\"5\" selected>5 · last</option>");
        form.put("name", "Press");
        form.put("position", "17");
        Answer far = mara.post("/targets/new", "", form);
        assertThat(far.status()).isEqualTo(422);
        assertThat(far.body()).contains("A place in the list is a number from 1 to 5.");

        form.put("position", "2");
        assertThat(mara.post("/targets/new", "", form).status()).isEqualTo(303);
        Target made = world.targets.all(world.mara).get(1);
        assertThat(made.name()).isEqualTo("Press");
        assertThat(mara.get("/targets/" + made.id(), "").body())
                .contains("<option value=\"\" selected>2 · where it is", "5 · last", "1 · before “Private messages”");
        form.put("position", "");
        form.put("time.first_response", "20");
        mara.post("/targets/" + made.id(), "", form);
        assertThat(world.targets.all(world.mara).get(1).id()).isEqualTo(made.id());
        form.put("position", "1");
        mara.post("/targets/" + made.id(), "", form);
        assertThat(world.targets.all(world.mara).get(0).id()).isEqualTo(made.id());
        assertThat(world.targets.get(world.mara, made.id()).no()).isEqualTo(2);
    }

    @Test
    void what_is_wrong_stands_beside_its_field_and_what_was_typed_stays() {
        Map<String, String> wrong = form();
        wrong.put("time.first_response", "soon");
        wrong.put("step.0.percent", "0");
        wrong.put("followers_from", "many");
        Answer answer = mara.post("/targets/new", "", wrong);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body())
                .contains(
                        "value=\"soon\"",
                        "A promised time is 1 minute to",
                        "This is a number of people",
                        "value=\"many\"");
        wrong.put("time.first_response", "30");
        wrong.put("followers_from", "");
        assertThat(mara.post("/targets/new", "", wrong).body()).contains("A step is at 1 to 1000 percent");
    }

    @Test
    void a_time_is_given_in_days_by_the_clock_and_not_in_opening_time() {
        Map<String, String> form = form();
        form.put("time.resolution", "3");
        form.put("unit.resolution", "d");
        form.put("counting.resolution", "opening");
        Answer refused = mara.post("/targets/new", "", form);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("how much opening time a day has differs");
        form.put("counting.resolution", "clock");
        assertThat(mara.post("/targets/new", "", form).status()).isEqualTo(303);
        Target made = world.targets.all(world.mara).get(3);
        assertThat(made.times().get(ClockKind.RESOLUTION)).isEqualTo(new Span(Duration.ofDays(3), Span.Counting.CLOCK));
        assertThat(mara.get("/targets/" + made.id(), "").body())
                .contains("name=\"time.resolution\" value=\"3\"", "<option value=\"d\" selected>days</option>");
    }

    @Test
    void the_editor_tells_what_saving_would_do() {
        world.network.mention("kim", "Where is <b>it</b>?", NOW);
        world.poll();
        Map<String, String> form = form();
        form.put("tags", "");
        form.put("name", "");
        form.put("time.first_response", "10");
        assertThat(mara.post("/targets/4/impact", "target-impact", form).body())
                .contains(
                        "1 of 1 open conversations would change",
                        "Other mentions, with its new times",
                        "Where is &lt;b&gt;it&lt;/b&gt;?");
        form.put("time.first_response", "x");
        assertThat(mara.post("/targets/4/impact", "target-impact", form).body()).contains("not clear yet");
    }

    @Test
    void saving_takes_nothing_away_that_the_form_cannot_show() {
        long gone = world.connect("fake", "Old place", Map.of(), Map.of()).id();
        List<TargetBody.Tell> seven = IntStream.rangeClosed(1, 7)
                .mapToObj(i -> new TargetBody.Tell(10 * i, List.of("leads"), false))
                .toList();
        long id = world.targets
                .add(
                        world.mara,
                        new TargetBody(
                                "Old place",
                                null,
                                new TargetBody.Conditions(
                                        List.of(gone), null, null, null, null, null, null, null, null),
                                1,
                                Map.of("take", new TargetBody.Time(60, "clock")),
                                seven))
                .id();
        world.lifecycle.disconnect(world.ada, gone);
        String page = mara.get("/targets/" + id, "").body();
        assertThat(page).contains("Old place (removed)", "step.6.percent", "0 of 0 open conversations would change");

        Map<String, String> form = new HashMap<>(
                Map.of("name", "Old place", "calendar", "1", "channels", String.valueOf(gone), "time.take", "2"));
        form.putAll(Map.of("unit.take", "h", "counting.take", "clock"));
        for (int i = 0; i < 7; i++) {
            form.put("step." + i + ".percent", String.valueOf(10 * (i + 1)));
            form.put("step." + i + ".tell", "leads");
        }
        assertThat(mara.post("/targets/" + id, "", form).status()).isEqualTo(303);
        Target saved = world.targets.get(world.mara, id);
        assertThat(saved.match().channels()).containsExactly(gone);
        assertThat(saved.steps()).hasSize(7);
    }

    @Test
    void a_step_without_its_percentage_is_not_forgotten() {
        Map<String, String> form = form();
        form.put("step.1.tell", "team");
        Answer answer = mara.post("/targets/new", "", form);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("A step is at 1 to 1000 percent");
    }

    @Test
    void a_target_that_counts_in_a_calendar_that_never_opens_is_doubted() {
        long never = world.calendars
                .create(world.ada, "Never", new CalendarDraft("Europe/Berlin", List.of(), null, List.of()))
                .id();
        Map<String, String> form = form();
        form.put("calendar", String.valueOf(never));
        String doubt = "The calendar Never does not open any more";
        assertThat(mara.post("/targets/new/impact", "target-impact", form).body())
                .contains(doubt);
        assertThat(mara.post("/targets/new", "", form).status()).isEqualTo(303);
        assertThat(mara.get("/targets", "").body()).contains(doubt);
    }

    private static Map<String, String> form() {
        return new HashMap<>(Map.of(
                "name", "Press <i>desk</i>",
                "private", "false",
                "tags", "press, radio",
                "calendar", "1",
                "time.first_response", "30",
                "unit.first_response", "min",
                "counting.first_response", "opening",
                "step.0.percent", "75",
                "step.0.tell", "leads"));
    }
}
