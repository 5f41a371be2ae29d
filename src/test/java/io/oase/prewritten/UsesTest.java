package io.oase.prewritten;

import static io.oase.testing.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oase.base.Refused;
import io.oase.channel.RemotePerson;
import io.oase.channel.RemotePost;
import io.oase.channel.Visibility;
import io.oase.inbox.ConversationState;
import io.oase.people.Account;
import io.oase.reply.Answering;
import io.oase.reply.Repetition;
import io.oase.reply.Reply;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Prewritten replies in conversations: chosen, filled, sent, and what became of them. */
class UsesTest {
    private static final String TEXT =
            "Hello {{person.firstName}}, case {{case.number}} is with us. {{agent.firstName}}";

    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);
    private final PrewrittenReplies texts = world.prewritten;

    @Test
    void it_is_filled_for_this_person_this_agent_and_this_conversation() {
        long id = make("Case", "", TEXT);
        long kim = asks("kim", "Kim Adler", "en");
        long olli = asks("olli", "olli", "en");

        Choosing.Offer offer = world.choosing.filled(world.lena, kim, id);
        assertThat(offer.text()).isEqualTo("Hello Kim, case " + kim + " is with us. Lena");
        assertThat(offer.unfilled()).isEmpty();
        Choosing.Offer open = world.choosing.filled(world.ben, olli, id);
        assertThat(open.text()).isEqualTo("Hello {{person.firstName}}, case " + olli + " is with us. Ben");
        assertThat(open.unfilled()).containsExactly("{{person.firstName}}");
    }

    @Test
    void a_name_that_would_notify_somebody_or_link_somewhere_is_no_name() {
        long id = make("Name", "", "Hello {{person.name|there}}");
        for (String name :
                List.of("@victim@fake.example", "Visit evil.example", "https://x.example", "<b>S.</b>", "{{x}}")) {
            assertThat(world.choosing
                            .filled(world.lena, asks(name, name, "en"), id)
                            .text())
                    .as(name)
                    .isEqualTo("Hello there");
        }
        assertThat(world.choosing
                        .filled(world.lena, asks("tomasz", "Tomasz M. :strom:", "de"), id)
                        .text())
                .isEqualTo("Hello Tomasz M.");
    }

    @Test
    void what_fits_channel_and_language_comes_first_and_then_what_is_used_most() {
        long other = world.connect("fake", "Other", java.util.Map.of(), java.util.Map.of())
                .id();
        long elsewhere = texts.make(world.mara, new PrewrittenBody("A elsewhere", "de", Set.of(other), Set.of(), "a"))
                .id();
        long english = make("B english", "en", "b");
        long rare = make("C rare", "de", "c");
        long usual = make("D usual", "", "d");
        long asked = asks("kim", "Kim Adler", "de-AT");
        send(asked, usual, Visibility.PUBLIC);
        world.publish();

        assertThat(world.choosing.offers(world.lena, asked, "", "en"))
                .extracting(offer -> offer.reply().id())
                .containsExactly(usual, rare, english, elsewhere);
        assertThat(world.choosing.offers(world.lena, asked, "rar", "en"))
                .extracting(offer -> offer.reply().id())
                .containsExactly(rare);
        long unknown = asks("ida", "Ida Lund", null);
        assertThat(world.choosing
                        .offers(world.lena, unknown, "", "en")
                        .get(1)
                        .reply()
                        .id())
                .isEqualTo(english);
    }

    @Test
    void what_is_for_the_conversations_or_the_authors_team_comes_first_and_other_teams_texts_do_not_come() {
        long technical = world.teams
                .create(world.mara, "Technik", List.of(world.lena.id()))
                .id();
        long billing = world.teams.create(world.mara, "Rechnungen", List.of()).id();
        long everybodys = make("A everybody's", "", "a");
        long forTechnical = forTeams("B technical", technical);
        long forBilling = forTeams("C billing", billing);
        long both = forTeams("D both", billing, technical);
        long asked = asks("kim", "Kim Adler", "de");

        assertThat(offered(world.lena, asked)).containsExactly(forTechnical, both, everybodys);
        assertThat(offered(world.ben, asked)).containsExactly(everybodys);
        world.inbox.giveToTeam(world.lena, asked, billing, null);
        assertThat(offered(world.lena, asked)).containsExactly(forTechnical, forBilling, both, everybodys);
        assertThat(offered(world.ben, asked)).containsExactly(forBilling, both, everybodys);
        assertThat(world.choosing.offers(world.ben, asked, "techn", "de")).isEmpty();

        world.teams.retire(world.mara, technical);
        assertThat(offered(world.ben, asked)).containsExactly(forBilling, both, everybodys, forTechnical);
        assertThat(texts.list(world.ben, new Search("", null, billing, null), 10, null)
                        .replies())
                .extracting(PrewrittenReply::id)
                .containsExactly(everybodys, forBilling, both);
    }

    private long forTeams(String name, Long... teams) {
        return texts.make(world.mara, new PrewrittenBody(name, "", Set.of(), Set.of(teams), name))
                .id();
    }

    private List<Long> offered(Account by, long conversation) {
        return world.choosing.offers(by, conversation, "", "de").stream()
                .map(offer -> offer.reply().id())
                .toList();
    }

    /** Five hundred texts, of which the first ten went out five thousand times each. */
    @Test
    void choosing_costs_little_after_fifty_thousand_uses() {
        long asked = asks("kim", "Kim Adler", "de");
        world.db.useHandle(db -> {
            db.execute("""
                    INSERT INTO prewritten_reply (no, name, key, text, folded, changed_at)
                    SELECT 1, 'Text ' || n, 'text ' || n, 'Hello', 'text ' || n || ' hello', now() FROM generate_series(1, 500) n
                    """);
            db.execute("""
                    INSERT INTO reply (conversation_id, post_id, author_id, body, visibility, state, seen_post_id, created_at)
                    SELECT c.id, (SELECT min(id) FROM post), %d, 'x', 'public', 'published', 0, now()
                      FROM conversation c, generate_series(1, 50000)
                    """.formatted(world.lena.id()));
            db.execute("""
                    INSERT INTO prewritten_use (reply_id, prewritten_id, conversation_id, sent_at, outcome)
                    SELECT r.id, (SELECT min(id) FROM prewritten_reply) + r.id %% 10, r.conversation_id, now(), 'resolved' FROM reply r
                    """.replace("%%", "%"));
            db.execute("ANALYZE prewritten_use");
            db.execute("ANALYZE prewritten_reply");
        });
        String plan = world.db.withHandle(db -> String.join(
                "\n",
                db.createQuery("EXPLAIN (ANALYZE, BUFFERS, TIMING OFF) " + PrewrittenDao.BEST)
                        .bind("bound", PrewrittenDao.OFTEN)
                        .bind("words", new String[] {"%"})
                        .bind("teams", new Long[] {1L})
                        .bind("channel", 1L)
                        .bind("language", "de")
                        .bind("limit", 8)
                        .mapTo(String.class)
                        .list()));
        assertThat(plan).doesNotContain("Seq Scan on prewritten_use");
        assertThat(world.choosing.offers(world.lena, asked, "", "de")).hasSize(8);
    }

    @Test
    void a_text_with_an_open_slot_is_not_sent_and_nothing_is_queued() {
        long asked = asks("olli", "olli", "en");
        long id = make("Case", "", TEXT);
        String text = world.choosing.filled(world.lena, asked, id).text();

        assertThatThrownBy(() -> send(asked, text, Visibility.PUBLIC, new Origin(id, 1)))
                .isInstanceOfSatisfying(Refused.Invalid.class, refused -> assertThat(
                                refused.fields().get("text").args())
                        .containsExactly("{{person.firstName}}"));
        assertThat(world.replies.ofConversation(world.lena, asked)).isEmpty();
    }

    @Test
    void a_reply_remembers_which_version_it_came_from() {
        long asked = asks("kim", "Kim Adler", "en");
        long id = make("Case", "", "One");
        texts.change(world.mara, id, new PrewrittenBody("Case", "", Set.of(), Set.of(), "Two"), null);
        Reply reply = send(asked, "One", Visibility.PUBLIC, new Origin(id, 1));

        assertThat(world.replies.get(world.lena, reply.id()).origin()).isEqualTo(new Origin(id, 1));
        assertThatThrownBy(() -> send(asked, "Three", Visibility.PUBLIC, new Origin(id, 3)))
                .isInstanceOfSatisfying(Refused.Invalid.class, refused -> assertThat(refused.fields())
                        .containsKey("prewritten"));
        texts.retire(world.mara, id);
        assertThat(send(asked, "Once more", Visibility.PUBLIC, new Origin(id, 2))
                        .origin())
                .isEqualTo(new Origin(id, 2));
    }

    @Test
    void it_counts_once_it_is_out_and_what_became_of_the_conversation_is_told() {
        long id = make("Case", "", "We see to it.");
        long withdrawn = asks("ana", "Ana One", "en");
        world.replies.withdraw(
                world.lena, send(withdrawn, id, Visibility.PUBLIC).id());
        assertThat(uses(id)).isEqualTo(Uses.NONE);

        String question = world.network.mention("kim", "Where?", NOW);
        world.poll();
        long kim = world.all().get(0).id();
        send(kim, id, Visibility.PUBLIC);
        world.publish();
        assertThat(uses(id)).isEqualTo(new Uses(0, 0, 1));

        world.inbox.move(world.lena, kim, ConversationState.RESOLVED);
        assertThat(uses(id)).isEqualTo(new Uses(1, 0, 0));
        world.inbox.move(world.lena, kim, ConversationState.OPEN);
        assertThat(uses(id)).isEqualTo(new Uses(0, 0, 1));
        world.inbox.move(world.lena, kim, ConversationState.RESOLVED);

        world.network.reply("kim", question, "And when?", world.clock.instant().plusSeconds(60));
        world.clock.advance(Duration.ofMinutes(2));
        world.poll();
        assertThat(uses(id)).isEqualTo(new Uses(0, 1, 0));
        world.inbox.move(world.lena, kim, ConversationState.RESOLVED);
        assertThat(uses(id)).isEqualTo(new Uses(0, 1, 0));
    }

    @Test
    void thanks_that_need_no_answer_are_not_asking_again() {
        long id = make("Case", "", "We see to it.");
        String question = world.network.mention("kim", "Where?", NOW);
        world.poll();
        long kim = world.only().row().id();
        send(kim, id, Visibility.PUBLIC);
        world.publish();
        world.network.reply("kim", question, "Thanks", world.clock.instant().plusSeconds(60));
        world.clock.advance(Duration.ofMinutes(2));
        world.poll();
        assertThat(uses(id)).isEqualTo(new Uses(0, 1, 0));
        world.inbox.resolveUnanswered(world.lena, kim, "thanks");
        assertThat(uses(id)).isEqualTo(new Uses(1, 0, 0));
    }

    @Test
    void the_same_words_in_public_are_noticed_for_four_weeks_whatever_their_case_spacing_and_sign_off() {
        long kim = asks("kim", "Kim Adler", "en");
        long ida = asks("ida", "Ida Lund", "en");
        send(kim, "We are  on it.", Visibility.PUBLIC, null);
        world.publish();

        for (String again : List.of("We are on it.", "WE ARE\non it. ", "We are on it. ^LB", "We are on it.^lb")) {
            assertThat(repeated(ida, again, Visibility.PUBLIC))
                    .as(again)
                    .map(Repetition::times)
                    .contains(1);
        }
        assertThat(repeated(ida, "We are on it.", Visibility.PUBLIC)
                        .orElseThrow()
                        .by())
                .isEqualTo("Lena Brandt");
        assertThat(repeated(ida, "We are on it, Ida.", Visibility.PUBLIC)).isEmpty();
        assertThat(repeated(ida, "We are on it.", Visibility.PRIVATE)).isEmpty();
        assertThat(repeated(ida, "", Visibility.PUBLIC)).isEmpty();
        // A hint, never a block.
        send(ida, "We are on it.", Visibility.PUBLIC, null);
        assertThat(repeated(kim, "We are on it.", Visibility.PUBLIC))
                .map(Repetition::times)
                .contains(2);
        world.clock.advance(Duration.ofDays(29));
        assertThat(repeated(ida, "We are on it.", Visibility.PUBLIC)).isEmpty();
    }

    @Test
    void what_was_private_or_taken_back_is_no_repetition() {
        long kim = asks("kim", "Kim Adler", "en");
        send(kim, "Only for you.", Visibility.PRIVATE, null);
        world.publish();
        assertThat(repeated(kim, "Only for you.", Visibility.PUBLIC)).isEmpty();
        world.replies.withdraw(
                world.lena, send(kim, "Too soon.", Visibility.PUBLIC, null).id());
        assertThat(repeated(kim, "Too soon.", Visibility.PUBLIC)).isEmpty();
    }

    private Optional<Repetition> repeated(long conversation, String text, Visibility visibility) {
        return world.answering.repetition(world.lena, conversation, text, visibility);
    }

    private Uses uses(long id) {
        return texts.get(world.lena, id).uses();
    }

    private long make(String name, String language, String text) {
        return texts.make(world.mara, new PrewrittenBody(name, language, Set.of(), Set.of(), text))
                .id();
    }

    private Reply send(long conversation, long text, Visibility visibility) {
        Choosing.Offer offer = world.choosing.filled(world.lena, conversation, text);
        return send(conversation, offer.text(), visibility, offer.origin());
    }

    private Reply send(long conversation, String text, Visibility visibility, @Nullable Origin origin) {
        long seen = world.conversations.read(world.lena, conversation).seen();
        return world.answering.send(
                world.lena, conversation, new Answering.Draft(text, visibility, seen, null, null, origin));
    }

    private long asks(String key, String name, @Nullable String language) {
        RemotePost post = RemotePost.of(
                        "asked-" + key,
                        RemotePerson.of(key, "somebody" + Math.abs(key.hashCode()) + "@fake.example", name),
                        "Where is my order?",
                        world.clock.instant())
                .addressed(true)
                .language(language)
                .build();
        world.network.put(post);
        world.poll();
        return world.all().stream()
                .filter(row -> row.displayName().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
    }
}
