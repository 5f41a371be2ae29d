package io.oase.web;

import static io.oase.testing.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.oase.inbox.Conversation;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MergePagesTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);
    private final Browsing.Person lena = new Browsing(world).as(world.lena);

    @Test
    void this_persons_other_conversations_come_first_and_others_are_found_by_number_and_words() {
        long one = asks("kim", "Where is it?");
        long other = asks("kim", "Hello?");
        long zoes = asks("zoe", "My invoice is wrong");
        String merges = "/conversations/" + one + "/merges";

        assertThat(lena.get("/conversations/" + one, "").body()).contains("href=\"" + merges + "\"");
        assertThat(lena.get(merges, "merges").body())
                .contains("Hello?", "#" + other)
                .doesNotContain("My invoice", "<html", "#" + one);
        assertThat(lena.get(merges + "?q=invoice", "merge-found").body())
                .contains("My invoice is wrong")
                .doesNotContain("<h1");
        assertThat(lena.get(merges + "?q=%23" + zoes, "merges").body()).contains("My invoice is wrong");
        assertThat(lena.get(merges + "?q=4711", "merges").body()).contains("Nothing found on this channel");
    }

    @Test
    void what_would_become_of_both_is_told_before_and_undone_in_the_history_after() {
        long one = asks("kim", "Where is it?");
        long other = asks("zoe", "Hello?");
        world.inbox.take(world.lena, other);
        String merges = "/conversations/" + one + "/merges";

        assertThat(lena.get(merges + "?with=" + other, "merges").body())
                .contains("State: open", "Lena Brandt has it.", "Somebody has been waiting since", "is somebody else");
        String merged =
                lena.post(merges, "desk", Map.of("with", String.valueOf(other))).body();
        assertThat(merged)
                .contains("Hello?", "Lena Brandt merged conversation " + other + " with this", "Undo the merge");
        assertThat(lena.get("/conversations/" + other, "thread").body()).contains("Where is it?");
        assertThat(lena.get("/conversations/" + other, "").location()).endsWith("/conversations/" + one + "?view=mine");

        Conversation.Merge merge =
                world.conversations.read(world.lena, one).merges().get(0);
        String parted = lena.post(merges + "/" + merge.id() + "/removal", "desk", Map.of())
                .body();
        assertThat(parted).contains("undid the merge").doesNotContain("Hello?", "data-undo");
        assertThat(lena.post(merges + "/" + merge.id() + "/removal", "desk", Map.of())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void what_cannot_be_merged_is_told_in_words_and_a_colleagues_is_refused() {
        long one = asks("kim", "Where is it?");
        long other = asks("kim", "Hello?");
        world.inbox.take(world.ben, other);
        String merges = "/conversations/" + one + "/merges";

        assertThat(lena.get(merges + "?with=" + one, "merges").body())
                .contains("one conversation already")
                .doesNotContain("name=\"with\"");
        assertThat(lena.get(merges + "?with=" + other, "merges").body()).contains("Ben Ott has one of these");
        Browsing.Answer refused = lena.post(merges, "desk", Map.of("with", String.valueOf(other)));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("Ben Ott has one of these");
    }

    @Test
    void posts_are_split_off_and_put_back_with_and_without_the_script() {
        String question = world.network.mention("kim", "Where is it?", NOW.minusSeconds(60));
        world.network.reply("zoe", question, "My invoice is wrong", NOW.minusSeconds(50));
        world.poll();
        Conversation whole = world.only();
        String path = "/conversations/" + whole.row().id();
        String second = String.valueOf(whole.posts().get(1).id());

        assertThat(lena.get(path, "").body()).contains(path + "/splits?from=" + second);
        assertThat(lena.get(path + "/splits?from=" + second, "splits").body())
                .contains("value=\"" + second + "\" checked")
                .doesNotContain("value=\"" + whole.posts().get(0).id() + "\" checked", "<html");
        String made =
                lena.post(path + "/splits", "desk", Map.of("posts", second)).body();
        assertThat(made).contains("My invoice is wrong", "split this off from conversation", "Put it back");
        assertThat(world.all()).hasSize(2);
        long there = world.all().stream()
                .filter(row -> row.title().startsWith("My invoice"))
                .findFirst()
                .orElseThrow()
                .id();

        assertThat(lena.get(path, "").body()).contains("split one post off into conversation " + there, "look there");
        assertThat(lena.post(path + "/merges", "", Map.of("with", String.valueOf(there)))
                        .status())
                .isEqualTo(303);
        assertThat(world.all()).hasSize(1);
        assertThat(lena.post(path + "/splits", "", Map.of("posts", second)).location())
                .contains("/conversations/");
        assertThat(lena.post(path + "/splits", "desk", Map.of()).status()).isEqualTo(422);
    }

    private long asks(String who, String text) {
        world.network.mention(who, text, NOW);
        world.poll();
        return world.all().stream()
                .filter(row -> row.title().equals(text))
                .findFirst()
                .orElseThrow()
                .id();
    }
}
