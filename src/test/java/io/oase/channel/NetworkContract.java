package io.oase.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.oase.channel.Connector.Search;
import io.oase.channel.Declaration.Capability;
import io.oase.channel.FakeServer.Fault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What has to be true of every network; each one's test extends this with a {@link FakeServer} of its own. */
public abstract class NetworkContract {
    protected static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(3650));

    protected FakeServer server;
    protected Connector connector;

    /** A fresh server. */
    protected abstract FakeServer start();

    @BeforeEach
    void connect() {
        server = start();
        connector = newConnector(Keep.inMemory());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    protected Connector newConnector(Keep keep) {
        Http http = new Http(true, Duration.ofSeconds(5));
        return server.network()
                .connect(new Access(server.settings(), server.secrets(), http, Clock.fixed(NOW, ZoneOffset.UTC), keep));
    }

    @Test
    void introduces_itself() {
        Introduction introduction = connector.introduce();
        assertThat(introduction.place()).isNotBlank();
        if (!can(Capability.WITHOUT_ACCOUNT)) {
            assertThat(introduction.self()).isPresent();
        }
    }

    @Test
    void an_empty_place_is_level_at_once() {
        Page page = connector.read(null, LONG_AGO);
        assertThat(page.posts()).isEmpty();
        assertThat(page.level()).isTrue();
    }

    @Test
    void delivers_every_post_over_many_pages() {
        List<String> keys = mentions(130);
        assertThat(keysOf(readUntilLevel(null).posts)).containsExactlyInAnyOrderElementsOf(keys);
    }

    @Test
    void nothing_is_rated_where_the_network_declares_no_ratings() {
        mentions(5);
        assertThat(readUntilLevel(null).posts)
                .allMatch(post ->
                        post.stars() == null || can(Capability.RATINGS) && post.kind() == RemotePost.Kind.REVIEW);
    }

    @Test
    void a_second_poll_brings_what_is_new_and_skips_nothing() {
        List<String> first = mentions(45);
        Reading before = readUntilLevel(null);
        List<String> second = mentions(95);
        Reading after = readUntilLevel(before.bookmark);
        assertThat(keysOf(before.posts)).containsAll(first);
        assertThat(keysOf(after.posts)).containsAll(second);
    }

    @Test
    void nothing_is_skipped_when_a_poll_dies_between_any_two_pages() {
        List<String> keys = mentions(100);
        Reading before = readUntilLevel(null);
        keys.addAll(mentions(110));
        Set<String> seen = new HashSet<>(keysOf(before.posts));
        String stored = before.bookmark;
        for (int survived = 0; survived < 4; survived++) {
            // one page is stored, the next one is read and lost with the process
            Page page = connector.read(stored, LONG_AGO);
            seen.addAll(keysOf(page.posts()));
            stored = page.bookmark();
            connector = newConnector(Keep.inMemory());
            connector.read(stored, LONG_AGO);
            keys.addAll(mentions(7));
        }
        seen.addAll(keysOf(readUntilLevel(stored).posts));
        // what came in above while an interrupted reading was finished is there with the next poll at the latest
        seen.addAll(keysOf(readUntilLevel(readUntilLevel(stored).bookmark).posts));
        assertThat(seen).containsAll(keys);
    }

    @Test
    void carries_author_text_and_time() {
        String key = server.mention("kim", "Where is my order 4711? Über & out", NOW.minusSeconds(60));
        RemotePost post = readUntilLevel(null).find(key);
        assertThat(post.text()).contains("Where is my order 4711? Über & out");
        assertThat(post.author().handle()).contains("kim");
        assertThat(post.postedAt()).isEqualTo(NOW.minusSeconds(60));
        assertThat(post.own()).isFalse();
        assertThat(post.addressed()).isTrue();
    }

    @Test
    void one_broken_post_does_not_hide_the_good_ones() {
        String one = server.mention("kim", "one", NOW.minusSeconds(60));
        server.addBrokenPost();
        String two = server.mention("ben", "two", NOW.minusSeconds(30));
        assertThat(keysOf(readUntilLevel(null).posts)).contains(one, two);
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void a_bad_answer_is_trouble_in_words_and_loses_nothing(Fault fault) {
        List<String> keys = mentions(3);
        server.fault(fault);
        Trouble trouble = catchThrowableOfType(Trouble.class, () -> connector.read(null, LONG_AGO));
        assertThat(trouble).as("trouble for " + fault).isNotNull();
        assertThat(trouble.said().key()).isNotBlank();
        switch (fault) {
            case UNAUTHORIZED -> assertThat(trouble.kind()).isEqualTo(Trouble.Kind.NEEDS_RECONNECTION);
            case RATE_LIMITED -> {
                assertThat(trouble.kind()).isEqualTo(Trouble.Kind.RATE_LIMITED);
                assertThat(trouble.retryAt())
                        .hasValueSatisfying(at -> assertThat(at).isAfter(NOW));
            }
            default -> assertThat(trouble.kind().passing()).isTrue();
        }
        server.fault(Fault.NONE);
        assertThat(keysOf(readUntilLevel(null).posts)).containsAll(keys);
    }

    @Test
    void replies_know_what_they_answer() {
        assumeTrue(can(Capability.REPLY), "this network has no replies");
        String first = server.mention("kim", "Hello?", NOW.minusSeconds(60));
        String second = server.reply("ben", first, "Same here", NOW.minusSeconds(30));
        assertThat(readUntilLevel(null).find(second).parentKey()).isEqualTo(first);
    }

    @Test
    void an_answer_is_published_once_however_often_it_is_sent() {
        assumeTrue(can(Capability.REPLY), "this network has no replies");
        Outgoing part = answerTo(server.mention("kim", "Hello?", NOW.minusSeconds(60)), "On its way. ^LB");
        Connector.Published published = connector.publish(part);
        assertThat(published.key()).isNotBlank();
        assertThat(server.published()).hasSize(1).first().asString().contains("On its way. ^LB");
        assertThat(connector.find(part)).isInstanceOf(Search.Found.class);
        assertThat(((Search.Found) connector.find(part)).published().key()).isEqualTo(published.key());
    }

    @Test
    void an_answer_whose_receipt_was_lost_is_found_again() {
        assumeTrue(can(Capability.REPLY), "this network has no replies");
        Outgoing part = answerTo(server.mention("kim", "Hello?", NOW.minusSeconds(60)), "On its way. ^LB");
        server.loseNextAnswer();
        Trouble trouble = catchThrowableOfType(Trouble.class, () -> connector.publish(part));
        assertThat(trouble.outcomeUnknown()).isTrue();
        assertThat(connector.find(part)).isInstanceOf(Search.Found.class);
        assertThat(server.published()).hasSize(1);
    }

    @Test
    void an_answer_that_was_never_sent_is_known_not_to_be_there() {
        assumeTrue(can(Capability.REPLY), "this network has no replies");
        Outgoing part = answerTo(server.mention("kim", "Hello?", NOW.minusSeconds(60)), "On its way. ^LB");
        assertThat(connector.find(part)).isInstanceOf(Search.NotThere.class);
    }

    @Test
    void our_own_posts_are_recognised() {
        assumeTrue(can(Capability.REPLY), "this network has no replies");
        String question = server.mention("kim", "Hello?", NOW.minusSeconds(60));
        Connector.Published answer = connector.publish(answerTo(question, "On its way. ^LB"));
        String back = server.reply("kim", answer.key(), "Thank you", NOW.minusSeconds(10));
        assertThat(readUntilLevel(null).find(back).parentKey()).isEqualTo(answer.key());
    }

    @Test
    void edits_and_deletions_are_seen_when_looking_again() {
        assumeTrue(connector.lookBatch() > 0, "this network has no way to look again");
        String changed = server.mention("kim", "befor", NOW.minusSeconds(60));
        String deleted = server.mention("ben", "oops", NOW.minusSeconds(50));
        Reading reading = readUntilLevel(null);
        server.edit(changed, "before");
        server.delete(deleted);
        List<Connector.Look> looks =
                connector.look(List.of(known(reading.find(changed)), known(reading.find(deleted))));
        assertThat(looks).anySatisfy(look -> {
            assertThat(look).isInstanceOf(Connector.Look.Present.class);
            assertThat(look.key()).isEqualTo(changed);
            assertThat(((Connector.Look.Present) look).post().text()).contains("before");
        });
        assertThat(looks).contains(new Connector.Look.Gone(deleted));
    }

    protected Outgoing answerTo(String key, String text) {
        KnownPost parent = known(readUntilLevel(null).find(key));
        Visibility visibility = connector.audiences(parent).get(0);
        return new Outgoing(
                connector.newKey(NOW, UUID.fromString("0f1e2d3c-4b5a-4968-8776-655443322110")),
                connector.addressing(parent, visibility) + text,
                visibility,
                parent,
                "en",
                NOW);
    }

    protected static KnownPost known(RemotePost post) {
        return new KnownPost(
                post.key(), post.author().handle(), post.own(), post.visibility(), post.warning(), post.ref());
    }

    protected List<String> mentions(int count) {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            keys.add(server.mention(
                    "user" + i % 7, "Question " + i, NOW.minusSeconds(3600L).plusSeconds(counter++)));
        }
        return keys;
    }

    private int counter;

    protected Reading readUntilLevel(String bookmark) {
        Reading reading = new Reading();
        reading.bookmark = bookmark;
        for (int pages = 0; pages < 200; pages++) {
            Page page = connector.read(reading.bookmark, LONG_AGO);
            reading.posts.addAll(page.posts());
            reading.bookmark = page.bookmark();
            if (page.level()) {
                return reading;
            }
        }
        throw new AssertionError("still not level after 200 pages");
    }

    protected static List<String> keysOf(List<RemotePost> posts) {
        return posts.stream().map(RemotePost::key).distinct().toList();
    }

    private boolean can(Capability capability) {
        return server.network().declaration().capabilities().contains(capability);
    }

    /** What a poll brought. */
    protected static final class Reading {
        public final List<RemotePost> posts = new ArrayList<>();
        public String bookmark;

        public RemotePost find(String key) {
            return posts.stream()
                    .filter(post -> post.key().equals(key))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no post " + key + " among " + keysOf(posts)));
        }
    }
}
