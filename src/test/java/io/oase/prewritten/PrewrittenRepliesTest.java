package io.oase.prewritten;

import static io.oase.testing.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.oase.base.Refused;
import io.oase.channel.Channel;
import io.oase.people.Account;
import io.oase.people.NewAccount;
import io.oase.people.Role;
import io.oase.testing.AtOnce;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PrewrittenRepliesTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);
    private final PrewrittenReplies texts = world.prewritten;

    @Test
    void everybody_who_answers_uses_them_and_some_change_them() {
        Account cora = world.people.create(
                world.ada, NewAccount.of("cora@oase.example", "Cora Lind", Role.COMMS, "a long enough password"));
        world.network.mention("kim", "Hello?", NOW);
        world.poll();
        long conversation = world.only().row().id();
        Map<String, Consumer<Account>> verbs = new LinkedHashMap<>();
        verbs.put("list", by -> texts.list(by, Search.ALL, 10, null));
        verbs.put("get", by -> texts.get(by, made()));
        verbs.put("versions", by -> texts.versions(by, made()));
        verbs.put("offers", by -> world.choosing.offers(by, conversation, "", "en"));
        verbs.put("filled", by -> world.choosing.filled(by, conversation, made()));
        verbs.put("example", by -> world.choosing.example(by, body("x", "y"), "Kim", "Fake"));
        verbs.put("export", by -> world.exchange.export(by));
        verbs.put("! make", by -> texts.make(by, body("Made by " + by.name(), "Hello")));
        verbs.put("! change", by -> texts.change(by, made(), body("Changed by " + by.name(), "Hello"), null));
        verbs.put("! restore", by -> texts.restore(by, made(), 1));
        verbs.put("! retire", by -> texts.retire(by, made()));
        verbs.put("! import", by -> world.exchange.read(by, "- {name: From a file, text: Hello}"));
        for (Account by : List.of(world.lena, world.mara, cora, world.ada)) {
            verbs.forEach((verb, does) -> {
                if (verb.startsWith("!") && by.role() == Role.AGENT) {
                    assertThatThrownBy(() -> does.accept(by)).as(verb).isInstanceOf(Refused.NotAllowed.class);
                } else {
                    assertThatCode(() -> does.accept(by))
                            .as(verb + " by " + by.name())
                            .doesNotThrowAnyException();
                }
            });
        }
    }

    @Test
    void a_change_is_a_new_version_and_the_same_again_is_none() {
        long id =
                texts.make(world.mara, body("Power cut", "We are  on it.\r\n")).id();
        world.clock.advance(java.time.Duration.ofHours(1));
        assertThat(texts.change(world.ada, id, body(" Power  cut ", "We are  on it."), 1)
                        .no())
                .isEqualTo(1);
        PrewrittenReply changed = texts.change(world.ada, id, body("Power cut", "It is back."), 1);

        assertThat(changed.no()).isEqualTo(2);
        assertThat(changed.changedBy()).isEqualTo("Ada Sommer");
        assertThat(texts.versions(world.lena, id))
                .extracting(PrewrittenReply.Version::no, each -> each.body().text(), PrewrittenReply.Version::by)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(2, "It is back.", "Ada Sommer"),
                        org.assertj.core.groups.Tuple.tuple(1, "We are  on it.", "Mara Vogt"));

        PrewrittenReply restored = texts.restore(world.mara, id, 1);
        assertThat(restored.no()).isEqualTo(3);
        assertThat(restored.body().text()).isEqualTo("We are  on it.");
        assertThatThrownBy(() -> texts.restore(world.mara, id, 9)).isInstanceOf(Refused.NotFound.class);
    }

    @Test
    void of_two_who_change_the_same_text_the_later_sees_it_and_nothing_is_lost() throws Exception {
        long id = texts.make(world.mara, body("Power cut", "We are on it.")).id();
        texts.change(world.mara, id, body("Power cut", "Mara was first."), 1);

        assertThatThrownBy(() -> texts.change(world.ada, id, body("Power cut", "Ada was second."), 1))
                .isInstanceOfSatisfying(
                        Refused.Conflict.class,
                        refused -> assertThat(refused.said().key()).isEqualTo("prewritten.newer"));
        assertThat(texts.get(world.lena, id).body().text()).isEqualTo("Mara was first.");
        assertThat(texts.change(world.ada, id, body("Power cut", "Ada was second."), 2)
                        .no())
                .isEqualTo(3);
    }

    @Test
    void what_is_wrong_is_said_with_the_field() {
        texts.make(world.mara, body("Power cut", "We are on it."));
        assertThat(wrong(new PrewrittenBody("", "deutsch", Set.of(99L), Set.of(), "Hello {{person.salary}}")))
                .containsEntry("name", "prewritten.name")
                .containsEntry("language", "prewritten.language")
                .containsEntry("channels", "channel.not_found")
                .containsEntry("text", "prewritten.unknown_slot");
        assertThat(wrong(body("POWER  cut", "x"))).containsEntry("name", "prewritten.name_taken");
        assertThat(wrong(body("x", " "))).containsEntry("text", "prewritten.text");
        assertThat(wrong(body("x", "a".repeat(5001)))).containsEntry("text", "prewritten.text");
        assertThat(wrong(body("x", "{{> nothing}}"))).containsEntry("text", "prewritten.no_snippet");
        assertThat(wrong(body("x", "{{> x}}"))).containsEntry("text", "prewritten.loop");
        assertThat(wrong(body("x\u202E", "y\u202E")))
                .containsEntry("name", "prewritten.name")
                .containsEntry("text", "people.control-characters");
    }

    @Test
    void the_same_name_may_stand_once_in_each_language_and_again_after_retiring() {
        texts.make(world.mara, new PrewrittenBody("Thanks", "de", Set.of(), Set.of(), "Danke."));
        long english = texts.make(world.mara, new PrewrittenBody("Thanks", "en", Set.of(), Set.of(), "Thank you."))
                .id();
        texts.retire(world.mara, english);
        assertThatThrownBy(() -> texts.get(world.lena, english)).isInstanceOf(Refused.NotFound.class);
        texts.make(world.mara, new PrewrittenBody("Thanks", "en", Set.of(), Set.of(), "Many thanks."));
        assertThat(texts.list(world.lena, Search.ALL, 10, null).replies()).hasSize(2);
    }

    @Test
    void what_another_text_contains_can_neither_be_retired_nor_renamed_nor_made_to_contain_it() {
        long part = texts.make(world.mara, body("Bye", "Yours")).id();
        texts.make(world.mara, body("Letter", "Hello. {{> bye}}"));

        assertThatThrownBy(() -> texts.retire(world.mara, part)).isInstanceOf(Refused.Conflict.class);
        assertThatThrownBy(() -> texts.change(world.mara, part, body("Farewell", "Yours"), null))
                .isInstanceOf(Refused.Invalid.class);
        assertThatThrownBy(() -> texts.change(world.mara, part, body("Bye", "{{> letter}}"), null))
                .isInstanceOf(Refused.Invalid.class);
        texts.change(world.mara, part, body("BYE", "Yours truly"), null);
    }

    @Test
    void they_are_found_by_words_without_case_and_accents_and_page_by_page() {
        Channel other = world.connect("fake", "Other", Map.of(), Map.of());
        texts.make(
                world.mara,
                new PrewrittenBody("Störung", "de", Set.of(world.channel.id()), Set.of(), "Der Strom ist weg."));
        texts.make(world.mara, new PrewrittenBody("Power cut", "en", Set.of(other.id()), Set.of(), "100% dark_ness"));
        texts.make(world.mara, new PrewrittenBody("Anything", "", Set.of(), Set.of(), "Whatever it is."));

        assertThat(names(new Search("strom STOR", null, null, null))).containsExactly("Störung");
        assertThat(names(new Search("0% dark_", null, null, null))).containsExactly("Power cut");
        assertThat(names(new Search("%", null, null, null))).containsExactly("Power cut");
        assertThat(names(new Search("", world.channel.id(), null, null))).containsExactly("Anything", "Störung");
        assertThat(names(new Search("", null, null, "en"))).containsExactly("Power cut");
        assertThat(names(new Search("", null, null, ""))).containsExactly("Anything");

        PrewrittenReplies.Listing first = texts.list(world.lena, Search.ALL, 2, null);
        assertThat(first.replies()).extracting(each -> each.body().name()).containsExactly("Anything", "Power cut");
        PrewrittenReplies.Listing second =
                texts.list(world.lena, Search.ALL, 2, first.next().orElseThrow());
        assertThat(second.replies()).extracting(each -> each.body().name()).containsExactly("Störung");
        assertThat(second.next()).isEmpty();
    }

    @Test
    void two_who_make_the_same_at_once_make_it_once() throws Exception {
        assertThat(AtOnce.atOnce(List.<Callable<?>>of(
                        () -> texts.make(world.mara, body("Same", "a")),
                        () -> texts.make(world.ada, body("same", "b")))))
                .hasAtLeastOneElementOfType(PrewrittenReply.class)
                .hasAtLeastOneElementOfType(Refused.Invalid.class);
        assertThat(texts.list(world.lena, Search.ALL, 10, null).replies()).hasSize(1);
    }

    private List<String> names(Search search) {
        return texts.list(world.lena, search, 10, null).replies().stream()
                .map(each -> each.body().name())
                .toList();
    }

    private Map<String, String> wrong(PrewrittenBody body) {
        Refused.Invalid invalid = catchThrowableOfType(Refused.Invalid.class, () -> texts.make(world.mara, body));
        Map<String, String> wrong = new LinkedHashMap<>();
        invalid.fields().forEach((field, said) -> wrong.put(field, said.key()));
        return wrong;
    }

    private int made;

    private long made() {
        return texts.make(world.mara, body("Text " + ++made, "Hello {{person.firstName|you}}"))
                .id();
    }

    private static PrewrittenBody body(@Nullable String name, String text) {
        return new PrewrittenBody(String.valueOf(name), "", Set.of(), Set.of(), text);
    }
}
