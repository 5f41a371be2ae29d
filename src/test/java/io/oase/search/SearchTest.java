package io.oase.search;

import static io.oase.testing.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oase.base.Refused;
import io.oase.channel.RemotePerson;
import io.oase.channel.RemotePost;
import io.oase.channel.RemotePostBuilder;
import io.oase.channel.Visibility;
import io.oase.inbox.ConversationState;
import io.oase.inbox.Filter;
import io.oase.inbox.Filter.Order;
import io.oase.inbox.InboxRow;
import io.oase.inbox.Views;
import io.oase.people.Account;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);
    private int said;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de | Die Häuser am Markt | haus",
                "de | Die Haeuser am Markt | Häuser",
                "de | Das Haus am Markt | haeuser",
                "de | In der Hauptstraße | hauptstrasse",
                "de | In der Hauptstrasse | Hauptstraße",
                "de | Ärger mit der Bahn | aerger",
                "de | Zug ist ueberfuellt | überfüllt",
                "de | Die neuen Busse | neue",
                "de | Wir warteten lange | warten",
                "de | Störungen im Netz | störung",
                "en | Two complaints about noise | complaint",
                "en | We are waiting here | wait",
                "en | The issues of today | issue",
                "de | There were complaints | complaint",
                "en | Es gab Störungen | störung",
                "de | Der Fahrkartenautomat ist kaputt | automat",
                "de | Der Fahrkartenautomat ist kaputt | Fahrkarten",
                "de | Drei Fahrkartenautomaten sind kaputt | Automat",
                "de | Der Schulbus kommt nicht | bus",
                "de | Die U-Bahn steht | ubahn",
                "de | Die U-Bahn steht | U-Bahn",
                "de | Das kostet 3,50 Euro | 3,50",
                "de | Ein Café am Eck | cafe",
                "de | Liebe Grüße 😀 مرحبا بكم | مرحبا",
                "de | Siehe https://example.org/stoerung/netz | example.org",
                "de | Mail an info@rathaus.example | rathaus",
            })
    void a_word_finds_its_forms_its_spellings_and_words_that_hold_it(String language, String text, String query) {
        long conversation = says("kim", text, post -> post.language(language));
        says("zoe", "Etwas ganz anderes", post -> {});
        learn();

        assertThat(found(query)).as(query).containsExactly(conversation);
    }

    @Test
    void all_words_must_be_there_and_phrases_in_their_order_and_nothing_that_is_excluded() {
        long one = says("kim", "Kein Strom in der Bahnhofstraße seit gestern");
        long other = says("zoe", "In der Bahnhofstraße ist der Strom weg");
        learn();

        assertThat(found("strom bahnhofstraße")).containsExactlyInAnyOrder(one, other);
        assertThat(found("\"kein Strom\"")).containsExactly(one);
        assertThat(found("\"Strom kein\"")).isEmpty();
        assertThat(found("strom -gestern")).containsExactly(other);
        assertThat(found("-gestern")).containsExactly(other);
        assertThat(found("strom -\"kein Strom\"")).containsExactly(other);
        assertThat(found("der die das strom")).hasSize(2);
    }

    @Test
    void people_are_found_by_name_and_handle_with_typing_errors() {
        long anna = says(person("anna", "Anna Schmidt"), "Guten Tag");
        long joerg = says(person("jm", "Jörg Müller"), "Hallo");
        long word = says("zoe", "Bitte an Schmidt geben");
        learn();

        assertThat(found("from:anna")).containsExactly(anna);
        assertThat(found("from:\"Anna Schmidt\"")).containsExactly(anna);
        assertThat(found("from:schmitd")).containsExactly(anna);
        assertThat(found("von:\"Ana Schmit\"")).isEmpty();
        assertThat(found("von:\"Annna Schmit\"")).containsExactly(anna);
        assertThat(found("from:mueller")).containsExactly(joerg);
        assertThat(found("from:\"jörg müler\"")).containsExactly(joerg);
        assertThat(found("@anna@fake.example")).containsExactly(anna);
        assertThat(found("Schmidt")).containsExactlyInAnyOrder(anna, word);
        assertThat(found("Schmidt Tag")).containsExactly(anna);
        assertThat(found("Jorg")).containsExactly(joerg);
        assertThat(found("Jörgg")).containsExactly(joerg);
        assertThat(found("-from:anna")).containsExactlyInAnyOrder(joerg, word);
    }

    @Test
    void of_names_with_typing_errors_the_nearest_are_found() {
        long near = says(person("so", "Sonnenschmidt"), "Guten Tag");
        says(person("sm", "Sonnemschmidt"), "Hallo");

        assertThat(found("from:sonnenschmitt")).containsExactly(near);
        assertThat(found("from:sonenschmitt")).containsExactly(near);
    }

    @Test
    void notes_answers_and_tags_are_found_and_it_is_said_why() {
        long one = says("kim", "Wo bleibt mein Paket?");
        long other = says("zoe", "Hallo");
        world.inbox.note(world.lena, one, "Hat zweimal beim Lieferdienst angerufen");
        world.inbox.tag(world.lena, other, "Lieferung");
        world.network.own("fake:2", "Wir liefern morgen", NOW.plusSeconds(60));
        world.poll();
        learn();

        assertThat(kinds("lieferdienst", one)).containsExactly(Match.Kind.NOTE);
        assertThat(kinds("lieferung", other)).contains(Match.Kind.TAG);
        assertThat(kinds("liefern", other)).contains(Match.Kind.REPLY);
        assertThat(kinds("paket", one)).containsExactly(Match.Kind.POST);
        assertThat(kinds("kim", one)).containsExactly(Match.Kind.PERSON);
        assertThat(marked("Pakete", one)).containsExactly("Paket");
        assertThat(marked("angerufen", one)).containsExactly("angerufen");
    }

    @Test
    void an_answer_that_is_not_out_is_found_and_one_that_was_called_back_is_not() {
        long one = says("kim", "Wo bleibt mein Paket?");
        long reply = answer(one, "Es liegt im Verteilzentrum.");
        assertThat(found("Verteilzentrum")).containsExactly(one);
        world.replies.withdraw(world.lena, reply);
        assertThat(found("Verteilzentrum")).isEmpty();
        answer(one, "Es kommt aus Leverkusen.");
        world.publish();
        world.poll();
        assertThat(kinds("Leverkusen", one)).containsExactly(Match.Kind.REPLY);
    }

    @Test
    void what_was_deleted_is_gone_and_what_was_edited_is_found_by_what_it_says_now() {
        long one = says("kim", "Die Fähre fährt nicht");
        world.network.post(
                "kim", "Bild der Fähre", NOW, post -> post.parent("fake:1").media(image()));
        world.poll();
        assertThat(found("fähre")).containsExactly(one);
        assertThat(found("from:kim has:image")).containsExactly(one);
        world.network.delete("fake:2");
        world.network.edit("fake:1", "Der Bus fährt nicht");
        lookAgain();

        assertThat(found("fähre")).isEmpty();
        assertThat(found("has:image")).isEmpty();
        assertThat(found("bus")).containsExactly(one);
        world.network.delete("fake:1");
        lookAgain();
        assertThat(found("bus")).isEmpty();
        assertThat(found("from:kim")).isEmpty();
        assertThat(found("kim")).isEmpty();
    }

    @Test
    void what_was_merged_is_found_where_it_is_now() {
        long one = says("kim", "Where is it?");
        long other = says("kim", "My umbrella was lost");
        world.merging.merge(world.lena, one, other);

        assertThat(found("umbrella")).containsExactly(one);
        assertThat(found("kim")).containsExactly(one);
    }

    @Test
    void operators_say_how_a_conversation_stands() {
        long one = says("kim", "Strom weg");
        long other = says(
                "zoe", "Strom da", post -> post.visibility(Visibility.PRIVATE).language("de"));
        world.inbox.assign(world.mara, one, world.lena.id());
        world.inbox.tag(world.lena, one, "Störung Netz");
        world.inbox.note(world.lena, other, "Danke sagen");
        world.inbox.move(world.lena, other, ConversationState.RESOLVED);

        for (String words : List.of("", "strom ")) {
            assertThat(found(words + "assignee:lena")).containsExactly(one);
            assertThat(found(words + "bei:\"Lena Brandt\"")).containsExactly(one);
            assertThat(found(words + "assignee:none")).containsExactly(other);
            assertThat(found(words + "-assignee:lena")).containsExactly(other);
            assertThat(found(words + "tag:\"stoerung netz\"")).containsExactly(one);
            assertThat(found(words + "tag:störung")).containsExactly(one);
            assertThat(found(words + "-tag:störung")).containsExactly(other);
            assertThat(found(words + "is:resolved")).containsExactly(other);
            assertThat(found(words + "-is:resolved")).containsExactly(one);
            assertThat(found(words + "ist:offen")).containsExactly(one);
            assertThat(found(words + "is:private")).containsExactly(other);
            assertThat(found(words + "is:public")).containsExactly(one);
            assertThat(found(words + "is:unanswered is:private")).isEmpty();
            assertThat(found(words + "is:snoozed")).isEmpty();
            assertThat(found(words + "is:overdue")).isEmpty();
            assertThat(found(words + "has:note")).containsExactly(other);
            assertThat(found(words + "has:reply")).isEmpty();
            assertThat(found(words + "has:tag")).containsExactly(one);
            assertThat(found(words + "channel:fake")).hasSize(2);
            assertThat(found(words + "channel:fa -channel:" + world.channel.id()))
                    .isEmpty();
            assertThat(found(words + "lang:de")).containsExactly(other);
            assertThat(found(words + "-lang:de")).containsExactly(one);
            assertThat(found(words + "team:none")).hasSize(2);
        }
        assertThat(list(world.lena, "strom assignee:me", Order.BEST).rows()).hasSize(1);
        assertThat(list(world.ben, "strom assignee:me", Order.BEST).rows()).isEmpty();
        world.clock.advance(Duration.ofDays(30));
        assertThat(found("is:overdue")).containsExactly(one);
    }

    @Test
    void days_narrow_what_is_found() {
        long old = says("kim", "Strom weg", NOW.minus(Duration.ofDays(100)));
        long fresh = says("zoe", "Strom weg", NOW.minus(Duration.ofHours(2)));

        for (String words : List.of("", "strom ")) {
            assertThat(found(words + "before:2026-01-01")).containsExactly(old);
            assertThat(found(words + "after:2026-01-01")).containsExactly(fresh);
            assertThat(found(words + "seit:heute")).containsExactly(fresh);
            assertThat(found(words + "on:2025-11")).containsExactly(old);
            assertThat(found(words + "-on:2025-11")).containsExactly(fresh);
            assertThat(found(words + "after:2025-11-01 before:2025-12-31")).containsExactly(old);
            assertThat(found(words + "after:2027")).isEmpty();
        }
    }

    @Test
    void the_best_come_first_or_the_newest() {
        long inPassing = says(
                "kim", "Hallo, ich wohne neben dem Kraftwerk und wollte nur sagen, dass alles in Ordnung ist, danke");
        long about = says("zoe", "Kraftwerk: Lärm vom Kraftwerk", NOW.minus(Duration.ofDays(3)));
        long old = says("ben", "Kraftwerk: Lärm vom Kraftwerk", NOW.minus(Duration.ofDays(290)));

        assertThat(ids(list(world.mara, "kraftwerk", Order.BEST))).containsExactly(about, inPassing, old);
        assertThat(ids(list(world.mara, "kraftwerk", Order.LATEST))).containsExactly(inPassing, about, old);
    }

    @Test
    void pages_of_the_best_follow_each_other() {
        List<Long> all = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            all.add(says("kim", "Kraftwerk " + i));
        }
        List<Long> read = new ArrayList<>();
        String cursor = null;
        do {
            Views.Listing page = world.views.list(world.mara, filter("kraftwerk", Order.BEST), 3, cursor);
            read.addAll(ids(page));
            cursor = page.next().orElse(null);
        } while (cursor != null);
        assertThat(read).containsExactlyInAnyOrderElementsOf(all);
        assertThatThrownBy(() -> world.views.list(world.mara, filter("kraftwerk", Order.BEST), 3, "zzz"))
                .isInstanceOf(Refused.Invalid.class);
    }

    @Test
    void where_nothing_is_found_it_is_said_what_was_probably_meant() {
        for (String who : List.of("kim", "zoe", "ben")) {
            says(who, "Der Fahrkartenautomat ist kaputt, eine Störung");
        }
        learn();

        assertThat(advice("Farkartenautomat").instead()).isEqualTo("fahrkartenautomat");
        assertThat(advice("Sörung kaputt").instead()).isEqualTo("störung kaputt");
        assertThat(advice("form:kim").instead()).isEqualTo("from:kim");
        assertThat(advice("asignee:lena xyzzy").instead()).isEqualTo("assignee:lena xyzzy");
        assertThat(advice("channel:nowhere").unknown()).containsExactly("channel:nowhere");
        assertThat(advice("from:nobodyatall").unknown()).containsExactly("from:nobodyatall");
        assertThat(advice("qqqqqqqq").instead()).isNull();
        assertThat(list(world.mara, "kaputt", Order.BEST).advice()).isNull();
    }

    @Test
    void suggestions_come_while_typing() {
        says(person("anna", "Anna Schmidt"), "Die Störung dauert");
        says("zoe", "Eine Störung");
        says("ben", "Störung");
        world.inbox.tag(world.lena, world.all().get(0).id(), "Störung Netz");
        learn();

        assertThat(suggested("", Locale.ENGLISH)).startsWith("from:", "channel:", "assignee:");
        assertThat(suggested("strom is:re", Locale.ENGLISH)).containsExactly("strom is:resolved ");
        assertThat(suggested("ist:ge", Locale.GERMAN)).containsExactly("ist:gelöst ");
        assertThat(suggested("an", Locale.ENGLISH)).contains("from:anna@fake.example ");
        assertThat(suggested("from:\"anna s", Locale.ENGLISH)).containsExactly("from:anna@fake.example ");
        assertThat(suggested("from:schmitt", Locale.ENGLISH)).containsExactly("from:anna@fake.example ");
        assertThat(suggested("kaputt stör", Locale.GERMAN))
                .contains("kaputt schlagwort:\"Störung Netz\" ", "kaputt störung ");
        assertThat(suggested("assignee:le", Locale.ENGLISH)).containsExactly("assignee:\"Lena Brandt\" ");
        assertThat(suggested("-tag:st", Locale.ENGLISH)).containsExactly("-tag:\"Störung Netz\" ");
        assertThat(suggested("fro", Locale.ENGLISH)).contains("from:");
        assertThat(suggested("\"kein st", Locale.ENGLISH)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'; DROP TABLE post; --",
                "\\",
                "a\\b",
                "a'b",
                "''",
                "%",
                "_",
                "& | ! <-> ( )",
                "a:* & b",
                "😀",
                "😀 strom",
                "مرحبا",
                "from:'",
                "from:%",
                "from:\\",
                "channel:%",
                "tag:'; DELETE FROM tag",
                "\"",
                "-",
                "-\"",
                "''''",
                "\\'",
                "from:😀",
                "lang:😀",
                "lang:d",
                "assignee:99999999999999999",
                "channel:0",
                "team:'",
                "die",
                "der die das",
                "the of",
                "a b c d e f g h",
                "#",
                "\u202e",
                "ﬀ",
                "İ"
            })
    void whatever_is_typed_something_is_answered(String query) {
        says("kim", "Strom weg, a\\b und 'c'");
        learn();
        for (Order order : Order.values()) {
            assertThatCode(() -> list(world.mara, query, order)).as(query).doesNotThrowAnyException();
        }
        assertThatCode(() -> world.search.suggest(query, Locale.GERMAN)).doesNotThrowAnyException();
        assertThat(world.all()).hasSize(1);
    }

    @Test
    void a_search_keeps_to_its_view() {
        long one = says("kim", "Strom weg");
        long other = says("zoe", "Strom weg");
        world.inbox.take(world.lena, one);
        world.inbox.move(world.lena, other, ConversationState.RESOLVED);

        assertThat(ids(world.views.list(world.lena, in(Filter.View.MINE), 10, null)))
                .containsExactly(one);
        assertThat(ids(world.views.list(world.lena, in(Filter.View.RESOLVED), 10, null)))
                .containsExactly(other);
        assertThat(ids(world.views.list(world.lena, in(Filter.View.UNASSIGNED), 10, null)))
                .isEmpty();
    }

    private static Filter in(Filter.View view) {
        return new Filter(view, null, null, null, null, null, "strom", null, Order.DUE);
    }

    private static Filter filter(String query, Order order) {
        return new Filter(Filter.View.ALL, null, null, null, null, null, query, null, order);
    }

    private Views.Listing list(Account who, String query, Order order) {
        return world.views.list(who, filter(query, order), 50, null);
    }

    private List<Long> found(String query) {
        return ids(list(world.mara, query, Order.BEST));
    }

    private static List<Long> ids(Views.Listing listing) {
        return listing.rows().stream().map(InboxRow::id).toList();
    }

    private List<Match.Kind> kinds(String query, long conversation) {
        return list(world.mara, query, Order.BEST).matches().getOrDefault(conversation, List.of()).stream()
                .map(Match::kind)
                .toList();
    }

    private List<String> marked(String query, long conversation) {
        return list(world.mara, query, Order.BEST).matches().getOrDefault(conversation, List.of()).stream()
                .flatMap(match ->
                        match.ranges().stream().map(range -> match.text().substring(range.start(), range.end())))
                .toList();
    }

    private Advice advice(String query) {
        return Objects.requireNonNull(list(world.mara, query, Order.BEST).advice());
    }

    private List<String> suggested(String query, Locale locale) {
        return world.search.suggest(query, locale).stream()
                .map(Suggestion::query)
                .toList();
    }

    private void learn() {
        while (world.learning.learnSome()) {
            // Until there is nothing more.
        }
    }

    private void lookAgain() {
        world.clock.advance(Duration.ofHours(1));
        for (int i = 0; i < 5; i++) {
            world.poll();
            world.clock.advance(Duration.ofMinutes(10));
        }
    }

    private static List<RemotePost.Media> image() {
        return List.of(new RemotePost.Media("image", "https://fake.example/1.jpg", null, "Eine Fähre"));
    }

    private static RemotePerson person(String who, String name) {
        return RemotePerson.of("p:" + who, who + "@fake.example", name);
    }

    private long says(String who, String text) {
        return says(who, text, post -> {});
    }

    private long says(String who, String text, Instant at) {
        return conversation(world.network.mention(who, text, at));
    }

    private long says(String who, String text, Consumer<RemotePostBuilder> more) {
        return conversation(world.network.post(who, text, NOW.plusMillis(++said), more));
    }

    private long says(RemotePerson who, String text) {
        String key = "named:" + ++said;
        world.network.put(RemotePost.of(key, who, text, NOW.plusMillis(said)).build());
        return conversation(key);
    }

    private long conversation(String key) {
        world.poll();
        return world.db.withHandle(db -> db.createQuery("SELECT conversation_id FROM post WHERE key = :key")
                .bind("key", key)
                .mapTo(Long.class)
                .one());
    }

    private long answer(long conversation, String text) {
        long seen = world.conversations.read(world.lena, conversation).seen();
        return world.answering
                .send(world.lena, conversation, new io.oase.reply.Answering.Draft(text, null, seen, null, null))
                .id();
    }
}
