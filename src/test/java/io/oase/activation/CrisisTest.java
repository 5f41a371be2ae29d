package io.oase.activation;

import static io.oase.testing.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.oase.channel.RemotePost;
import io.oase.inbox.Conversation;
import io.oase.notice.Notice;
import io.oase.notice.NoticeWords;
import io.oase.notice.Told;
import io.oase.people.Account;
import io.oase.playbook.Playbook;
import io.oase.reply.Answering;
import io.oase.reply.Reply;
import io.oase.target.Target;
import io.oase.target.TargetBody;
import io.oase.testing.PlaybookShelf;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a playbook in force does to answers, conversations and promised times. */
class CrisisTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);

    @Test
    void what_would_happen_is_told_before_it_does() {
        ask("kim", "Der Automat hat eine Störung", 30);
        answer("sam", "Where is my parcel?", "On its way");

        List<Preview.Effect> effects = world.preview.of(
                world.lena, world.shelf.current("outage").orElseThrow().playbook());

        assertThat(effects).extracting(Preview.Effect::matching).containsOnly(1);
        assertThat(effects).extracting(Preview.Effect::held).containsOnly(1);
        assertThat(effects.get(0).quietChannels()).containsExactly(world.channel.name());
        assertThat(effects).extracting(Preview.Effect::firstResponse).containsExactly(15, 30, null);
        assertThat(effects).extracting(Preview.Effect::told).containsExactly(4, 3, 1);
        assertThat(world.activations.inForce(world.lena)).isEmpty();
    }

    @Test
    void phrases_that_are_not_counted_are_said_beforehand() {
        Playbook playbook = world.shelf.current("outage").orElseThrow().playbook();

        Preview.Effect effect = world.preview.of(world.lena, playbook).get(0);

        assertThat(effect.uncounted()).contains("is down").doesNotContain("outage");
        assertThat(effect.strangers()).isEmpty();
    }

    @Test
    void queued_answers_are_held_until_each_is_dealt_with() {
        Reply waiting = answer("sam", "Where is my parcel?", "On its way");

        Activation crisis = begin(2, false);
        publishAll();

        assertThat(world.replies.get(world.lena, waiting.id()).state()).isEqualTo(Reply.State.HELD);
        assertThat(world.network.published()).isEmpty();
        end(crisis);
        publishAll();
        assertThat(world.network.published()).isEmpty();
        world.heldReplies.release(world.mara, waiting.id(), false);
        publishAll();
        assertThat(world.network.published()).hasSize(1);
        assertThat(kinds(crisis)).contains(Happening.HELD, Happening.RELEASED);
    }

    @Test
    void a_drill_holds_nothing_and_promises_nothing_and_says_what_it_would_have_held() {
        Reply waiting = answer("sam", "Where is my parcel?", "On its way");
        ask("kim", "Total outage here", 10);
        Instant before = due("kim");

        Activation drill = begin(1, true);
        world.gathering.lookThroughOne();
        renew();
        publishAll();

        assertThat(world.replies.get(world.lena, waiting.id()).state()).isEqualTo(Reply.State.PUBLISHED);
        assertThat(due("kim")).isEqualTo(before);
        assertThat(gathered(drill)).hasSize(1);
        Timeline.Entry held = timeline(drill).stream()
                .filter(entry -> entry.kind() == Happening.HELD)
                .findFirst()
                .orElseThrow();
        assertThat(held.data()).containsEntry("count", 1);
        assertThat(told(world.lena))
                .allMatch(told -> told.notice().data().get("drill").equals(true));
    }

    @Test
    void what_is_open_and_what_comes_in_belongs_to_it_and_is_promised_the_times_of_the_severity() {
        long before = ask("kim", "Was für eine Störung!", 200);
        long other = ask("sam", "Where is my parcel?", 100);
        Instant otherDue = due("sam");

        Activation crisis = begin(1, false);
        world.gathering.lookThroughOne();
        renew();
        long after = ask("ana", "Total outage here", 0);

        assertThat(gathered(crisis)).containsExactlyInAnyOrder(before, after);
        // Waiting since before, it is promised a quarter of an hour from when that was promised on.
        assertThat(due("kim")).isEqualTo(NOW.plus(Duration.ofMinutes(15)));
        assertThat(due("ana")).isEqualTo(world.clock.instant().plus(Duration.ofMinutes(15)));
        assertThat(due("sam")).isEqualTo(otherDue);
        assertThat(gathered(crisis)).doesNotContain(other);
    }

    @Test
    void phrases_are_found_as_they_stand_also_where_the_index_leaves_their_words_out() {
        ask("kim", "Wie geht das noch mal?", 20);
        long broken = ask("sam", "Bei mir geht nicht mal das Licht an", 20);
        Activation crisis = begin(1, false);
        world.gathering.lookThroughOne();
        long down = ask("ana", "Your site is down", 0);
        ask("tom", "Calm down, please", 0);

        assertThat(gathered(crisis)).containsExactlyInAnyOrder(broken, down);
    }

    @Test
    void reviews_as_bad_as_the_playbook_says_belong_to_it_where_it_gathers_them() {
        Playbook outage = PlaybookShelf.outage();
        world.shelf.put(rated(outage, new Playbook.Ratings(2, 5, 120, true)), NOW);
        long bad = review("kim", 1, 200);
        review("sam", 3, 100);
        assertThat(world.preview
                        .of(
                                world.mara,
                                world.shelf.current("outage").orElseThrow().playbook())
                        .get(0)
                        .matching())
                .isOne();
        Activation crisis = begin(1, false);
        world.gathering.lookThroughOne();
        long worse = review("ana", 2, 0);
        review("tom", 5, 0);
        ask("eva", "Where is my parcel?", 0);

        assertThat(gathered(crisis)).containsExactly(bad, worse);
        List<String> how = world.db.withHandle(handle -> handle.createQuery("SELECT DISTINCT how FROM gathered")
                .mapTo(String.class)
                .list());
        assertThat(how).containsExactly("stars");
        assertThat(timeline(crisis))
                .filteredOn(each -> each.kind() == Happening.GATHERED)
                .singleElement()
                .satisfies(each ->
                        assertThat(each.data()).containsEntry("how", "stars").containsEntry("count", 1));
    }

    @Test
    void where_it_does_not_say_so_bad_reviews_are_not_gathered() {
        world.shelf.put(rated(PlaybookShelf.outage(), new Playbook.Ratings(2, 5, 120, false)), NOW);
        review("kim", 1, 200);
        Activation crisis = begin(1, false);
        world.gathering.lookThroughOne();
        review("ana", 1, 0);

        assertThat(gathered(crisis)).isEmpty();
    }

    @Test
    void words_with_open_ends_are_gathered_alike_before_and_after_whether_or_not_the_index_knows_them_yet() {
        world.shelf.put(watching(PlaybookShelf.outage(), "*ausfall", "störungs*"), NOW);
        long old = ask("kim", "Schon wieder Stromausfälle", 300);
        long old2 = ask("bob", "Ich habe eine Störungsmeldung", 290);
        while (world.learning.learnSome()) {}
        long fresh = ask("ben", "Fernwärmeausfall in der Südstadt", 20);
        ask("sam", "Ist die Ausfallzeit vorbei? Keine Zerstörung bitte", 20);
        assertThat(world.preview.of(
                        world.lena, world.shelf.current("outage").orElseThrow().playbook()))
                .extracting(Preview.Effect::matching)
                .containsOnly(3);

        Activation crisis = begin(1, false);
        world.gathering.lookThroughOne();
        long after = ask("ana", "Heizungsausfall auch hier", 0);
        long after2 = ask("eva", "Stoerungsstelle erreicht man nicht", 0);
        ask("tom", "Die Ausfallstraße ist frei", 0);

        assertThat(gathered(crisis)).containsExactlyInAnyOrder(old, old2, fresh, after, after2);
    }

    @Test
    void at_the_end_the_usual_times_apply_again() {
        ask("kim", "Störung", 10);
        Instant usual = due("kim");
        Activation crisis = begin(1, false);
        world.gathering.lookThroughOne();
        renew();
        assertThat(due("kim")).isEqualTo(NOW.plus(Duration.ofMinutes(15)));

        world.activations.changeLevel(world.mara, crisis.id(), 2, "");
        renew();
        assertThat(due("kim")).isEqualTo(NOW.plus(Duration.ofMinutes(30)));
        world.activations.changeLevel(world.mara, crisis.id(), 3, "");
        renew();
        assertThat(due("kim")).isEqualTo(usual);
        world.activations.changeLevel(world.mara, crisis.id(), 2, "");
        renew();
        assertThat(due("kim")).isEqualTo(NOW.plus(Duration.ofMinutes(30)));

        end(crisis);
        renew();
        assertThat(due("kim")).isEqualTo(usual);
        assertThat(world.targets.all(world.mara)).allMatch(target -> target.urgentSince() == null);
    }

    @Test
    void those_whom_the_severity_names_are_told_and_nobody_twice() {
        Activation crisis = begin(3, false);
        assertThat(told(world.lena)).isEmpty();

        world.activations.changeLevel(world.mara, crisis.id(), 1, "Worse");

        assertThat(told(world.lena))
                .singleElement()
                .satisfies(told -> assertThat(told.notice().kind()).isEqualTo("level_changed"));
        end(crisis);
        assertThat(told(world.lena)).hasSize(2);
        assertThat(told(world.lena)).allMatch(told -> told.notice().place().equals("/activations/" + crisis.id()));
    }

    @Test
    void whoever_is_told_reads_the_title_in_their_language() {
        begin(2, false);

        Notice told = told(world.lena).get(0).notice();

        assertThat(NoticeWords.title(told, "de")).isEqualTo("Automaten außer Betrieb");
        assertThat(NoticeWords.title(told, "en")).isEqualTo("Machines out of order");
        assertThat(NoticeWords.title(told, "fr")).isEqualTo("Automaten außer Betrieb");
    }

    @Test
    void what_was_gathered_by_words_says_so_in_its_history() {
        long before = ask("kim", "Was für eine Störung!", 200);
        Activation crisis = begin(1, false);
        world.gathering.lookThroughOne();
        long after = ask("ana", "Total outage here", 0);
        world.clock.advance(Duration.ofMinutes(2));
        world.gathering.lookThroughOne();

        for (long each : List.of(before, after)) {
            assertThat(world.conversations.read(world.lena, each).events())
                    .filteredOn(event -> event.kind().equals("gathered"))
                    .singleElement()
                    .satisfies(event -> {
                        assertThat(event.actorId()).isNull();
                        assertThat(event.data()).containsEntry("activation", (int) crisis.id());
                    });
        }
        assertThat(world.activations.titles(world.lena, List.of(crisis.id(), 4711L)))
                .hasSize(1);
    }

    @Test
    void whoever_breaks_the_glass_has_those_told_who_may_stand_up_for_it() {
        world.activations.begin(
                world.lena, new Beginning("outage", null, 3, false, "Nobody else is here", null, null, Map.of()));

        assertThat(told(world.mara))
                .extracting(told -> told.notice().kind())
                .containsExactlyInAnyOrder("activated", "glass_broken");
        assertThat(told(world.ben)).isEmpty();
    }

    @Test
    void a_target_of_the_usual_list_can_be_for_what_belongs_to_a_crisis() {
        ask("kim", "Total outage here", 10);
        ask("sam", "Where is my parcel?", 10);
        Instant usual = due("kim");
        Instant other = due("sam");
        long first = world.targets
                .add(world.mara, inCrises(world.targets.all(world.mara).get(0).calendarId()))
                .id();
        List<Long> rest = world.targets.all(world.mara).stream()
                .map(Target::id)
                .filter(id -> id != first)
                .toList();
        world.targets.order(
                world.mara, Stream.concat(Stream.of(first), rest.stream()).toList());
        renew();
        assertThat(due("kim")).as("no crisis yet").isEqualTo(usual);

        begin(1, true);
        world.gathering.lookThroughOne();
        renew();
        assertThat(due("kim")).as("a drill").isEqualTo(usual);

        Activation crisis = begin(3, false);
        world.gathering.lookThroughOne();
        renew();
        ask("ana", "Total outage here", 0);
        // What was written before the channel was connected counts from then on.
        assertThat(due("kim")).isEqualTo(NOW.plus(Duration.ofMinutes(40)));
        assertThat(due("ana")).isEqualTo(world.clock.instant().plus(Duration.ofMinutes(40)));
        assertThat(due("sam")).isEqualTo(other);

        end(crisis);
        renew();
        assertThat(due("kim")).isEqualTo(usual);
    }

    private static TargetBody inCrises(long calendar) {
        return new TargetBody(
                "In a crisis",
                null,
                new TargetBody.Conditions(null, null, null, null, null, null, null, null, true),
                calendar,
                Map.of("first_response", new TargetBody.Time(40, "clock")),
                List.of());
    }

    private Activation begin(int level, boolean drill) {
        return world.activations
                .begin(world.mara, new Beginning("outage", null, level, drill, "", null, null, Map.of()))
                .activation();
    }

    private void end(Activation crisis) {
        world.db.useTransaction(
                handle -> world.activations.end(handle, world.mara, crisis.id(), List.of(), world.clock.instant()));
    }

    private long ask(String who, String text, int minutesAgo) {
        world.network.mention(who, text, world.clock.instant().minus(Duration.ofMinutes(minutesAgo)));
        world.poll();
        return latest().row().id();
    }

    private Reply answer(String who, String question, String text) {
        ask(who, question, 5);
        Conversation to = latest();
        return world.answering.send(world.lena, to.row().id(), new Answering.Draft(text, null, to.seen(), null, null));
    }

    private Conversation latest() {
        return world.of(world.channel).stream()
                .max(java.util.Comparator.comparing(each -> each.row().id()))
                .orElseThrow();
    }

    private long review(String who, int stars, int minutesAgo) {
        Instant at = world.clock.instant().minus(Duration.ofMinutes(minutesAgo));
        world.network.post(who, "Nothing but trouble", at, post -> post.kind(RemotePost.Kind.REVIEW)
                .stars(stars));
        world.poll();
        return latest().row().id();
    }

    private static Playbook watching(Playbook like, String... words) {
        Playbook.Topic topic = like.triggers().topics().get(0);
        return triggered(
                like,
                List.of(new Playbook.Topic(topic.id(), topic.name(), Map.of("de", List.of(words)), topic.atLeast())),
                null);
    }

    private static Playbook rated(Playbook like, Playbook.Ratings ratings) {
        return triggered(like, List.of(), ratings);
    }

    private static Playbook triggered(Playbook like, List<Playbook.Topic> topics, Playbook.Ratings ratings) {
        return new Playbook(
                like.id(),
                like.title(),
                like.summary(),
                like.owner(),
                like.reviewBy(),
                like.languages(),
                new Playbook.Triggers(
                        like.triggers().byHand(),
                        topics,
                        ratings,
                        like.triggers().channels()),
                like.levels(),
                like.roles(),
                like.steps(),
                like.facts(),
                like.statements(),
                like.silence(),
                like.questions(),
                like.manners(),
                like.stops(),
                like.contacts(),
                like.standingDown(),
                like.review(),
                like.guide());
    }

    private Instant due(String who) {
        return world.db.withHandle(handle -> handle.createQuery("""
                        SELECT k.due_at FROM clock k JOIN conversation c ON c.id = k.conversation_id JOIN identity i ON i.id = c.identity_id
                         WHERE k.kind = 'first_response' AND k.ended_at IS NULL AND i.handle LIKE :who
                        """)
                .bind("who", who + "%")
                .mapTo(Instant.class)
                .one());
    }

    private List<Long> gathered(Activation crisis) {
        return world.db.withHandle(handle -> handle.createQuery(
                        "SELECT conversation_id FROM gathered WHERE activation_id = :id ORDER BY 1")
                .bind("id", crisis.id())
                .mapTo(Long.class)
                .list());
    }

    private void renew() {
        while (world.renewing.renewSome()) {}
    }

    private List<Told> told(Account account) {
        return world.notices.list(account, null, 50, null).notices();
    }

    private List<Timeline.Entry> timeline(Activation crisis) {
        return world.db.withHandle(handle -> Timeline.read(handle, crisis.id(), 0, 100));
    }

    private List<Happening> kinds(Activation crisis) {
        return timeline(crisis).stream().map(Timeline.Entry::kind).toList();
    }

    private void publishAll() {
        world.clock.advance(Duration.ofMinutes(1));
        for (int i = 0; i < 20 && world.outbox.publishDue() > 0; i++) {}
    }
}
