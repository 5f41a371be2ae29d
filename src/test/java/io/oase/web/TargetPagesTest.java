package io.oase.web;

import static io.oase.testing.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.oase.target.Target;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import io.oase.web.Browsing.Answer;
import java.util.HashMap;
import java.util.Map;
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
        Target made = world.targets.all(world.mara).get(4);
        assertThat(made.name()).isEqualTo("Press <i>desk</i>");
        assertThat(made.match().tags()).containsExactlyInAnyOrder("press", "radio");
        assertThat(mara.get("/targets", "").body()).contains("Press &lt;i&gt;desk&lt;/i&gt;", "#press or #radio");

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
    void the_editor_tells_what_saving_would_do() {
        world.network.mention("kim", "Where is <b>it</b>?", NOW);
        world.poll();
        Map<String, String> form = form();
        form.put("tags", "");
        form.put("name", "");
        form.put("time.first_response", "10");
        assertThat(mara.post("/targets/4/impact", "target-impact", form).body())
                .contains("1 of 1 open conversations would change", "Where is &lt;b&gt;it&lt;/b&gt;?");
        form.put("time.first_response", "x");
        assertThat(mara.post("/targets/4/impact", "target-impact", form).body()).contains("not clear yet");
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
