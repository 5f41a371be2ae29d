package io.oase.channel;

import static io.oase.testing.World.NOW;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.oase.channel.Declaration.Capability;
import io.oase.channel.FakeServer.Fault;
import io.oase.inbox.Conversation;
import io.oase.inbox.Post;
import io.oase.ingest.Poll;
import io.oase.testing.Bundles;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import io.oase.web.Language;
import io.oase.web.Messages;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.net.ServerSocketFactory;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What bad input gets, on every network, through the whole of it: server, line, connector, poll, database, inbox. Whatever
 * happens, the ledger says it in words, the other channels are read, and when it is over everything is there, once.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class BadInputContract {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration HASTE = Duration.ofMillis(600);

    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final AtomicInteger names = new AtomicInteger();
    private final Messages messages =
            Bundles.of("channel", "channel/mastodon", "channel/bluesky", "channel/feed", "ingest");
    World world;
    FakeServer server;
    Line line;
    Channel channel;

    /** A fresh server. */
    protected abstract FakeServer start();

    @BeforeAll
    void build() {
        try (FakeServer any = start()) {
            world = new World(database, http(PATIENCE), any.network());
        }
    }

    @BeforeEach
    void connect() {
        server = start();
        String own = server.settings().values().stream()
                .filter(value -> value.startsWith("http://"))
                .findFirst()
                .orElseThrow();
        String origin = own.replaceFirst("(http://[^/]+).*", "$1");
        line = new Line(origin);
        channel = world.connect(
                server.network().declaration().id(),
                "Channel " + names.incrementAndGet(),
                settings("http://" + line.authority()),
                server.secrets());
    }

    @AfterEach
    void hangUp() {
        world.lifecycle.disconnect(world.ada, channel.id());
        line.close();
        server.close();
    }

    private static Http http(Duration patience) {
        // 127.0.0.1 stands for the public internet, 127.0.0.2 for what must not be reached
        return new Http(
                new OkHttpClient.Builder().socketFactory(new PublicAddresses(BadInputContract::isOutside)), patience);
    }

    private static boolean isOutside(InetAddress address) {
        return address.getHostAddress().equals("127.0.0.1");
    }

    private Map<String, String> settings(String origin) {
        Map<String, String> settings = new HashMap<>(server.settings());
        settings.replaceAll((name, value) -> value.replaceFirst("^http://[^/]+", origin));
        return settings;
    }

    @ParameterizedTest
    @EnumSource(Weather.class)
    void bad_weather_is_said_in_words_disturbs_nobody_and_loses_nothing(Weather weather) {
        Poll poll = Weather.SLOW.contains(weather) ? hasty() : world.poll;
        outage(poll, weather.kind, weather.said, () -> line.bad(weather.play), () -> line.good(same -> same));
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void a_bad_server_is_said_in_words_disturbs_nobody_and_loses_nothing(Fault fault) {
        outage(world.poll, null, null, () -> server.fault(fault), () -> server.fault(Fault.NONE));
    }

    @Test
    void a_server_that_is_down() {
        outage(
                world.poll,
                Trouble.Kind.UNREACHABLE,
                "trouble.network",
                line::hangUp,
                () -> line.pickUp(ServerSocketFactory.getDefault()));
    }

    @Test
    void a_certificate_nobody_vouches_for() {
        Certificates self = Certificates.of("localhost");
        outage(
                world.poll,
                Trouble.Kind.UNREACHABLE,
                "trouble.tls",
                () -> {
                    line.pickUp(self.sockets());
                    at("https://" + line.authority());
                },
                () -> {
                    line.pickUp(ServerSocketFactory.getDefault());
                    at("http://" + line.authority());
                });
    }

    @Test
    void a_server_that_suddenly_speaks_no_tls() {
        outage(
                world.poll,
                Trouble.Kind.UNREACHABLE,
                "trouble.tls",
                () -> at("https://" + line.authority()),
                () -> at("http://" + line.authority()));
    }

    @Test
    void a_name_that_leads_nowhere() {
        outage(
                world.poll,
                Trouble.Kind.UNREACHABLE,
                "trouble.dns",
                () -> at("http://nowhere.invalid:1"),
                () -> at("http://" + line.authority()));
    }

    @Test
    void an_address_inside() {
        outage(
                world.poll,
                Trouble.Kind.UNREACHABLE,
                "trouble.private_address",
                () -> at("http://127.0.0.2:1"),
                () -> at("http://" + line.authority()));
    }

    /** The name now leads elsewhere: what the settings say is changed as nobody can change it, without asking the network. */
    private void at(String origin) {
        world.db.useHandle(handle -> handle.createUpdate(
                        "UPDATE channel SET settings = :settings, version = version + 1 WHERE id = :id")
                .bind("settings", io.oase.db.Json.of(settings(origin)))
                .bind("id", channel.id())
                .execute());
    }

    private void outage(Poll poll, Trouble.Kind kind, String said, Runnable begins, Runnable ends) {
        List<String> keys = new ArrayList<>(List.of(server.mention("kim", "before", NOW.minusSeconds(60))));
        good();
        begins.run();
        keys.add(server.mention("ben", "meanwhile", NOW.minusSeconds(30)));
        keys.add(server.mention("kim", "meanwhile too", NOW.minusSeconds(20)));
        Poll.Outcome outcome = poll.poll(channel.id());
        String elsewhere = world.network.mention("mia", "elsewhere", world.clock.instant());

        Coverage coverage = world.channels.coverage(channel.id());
        assertThat(coverage.blind()).as("said on the pages").isTrue();
        assertThat(outcome.trouble()).isEqualTo(coverage.trouble()).isPresent();
        String key = coverage.trouble().orElseThrow().key();
        for (Locale locale : Messages.LANGUAGES) {
            Language language = messages.in(locale);
            assertThat(language.has(key)).as(key + " in " + locale).isTrue();
        }
        if (said != null) {
            assertThat(key).isEqualTo(said);
        }
        if (kind != null) {
            assertThat(coverage.needsPerson()).isEqualTo(kind.stopsPolling());
        }
        Instant now = world.clock.instant();
        if (coverage.needsPerson()) {
            assertThat(outcome.next()).isNull();
        } else {
            assertThat(outcome.next()).isBetween(now.plusSeconds(4), now.plus(Duration.ofHours(24)));
            if (!key.endsWith("rate_limited") && outcome.next().isBefore(now.plusSeconds(100))) {
                Instant later = poll.poll(channel.id()).next();
                assertThat(later).as("backs off").isAfter(outcome.next());
            }
        }
        assertThat(keysOf(world.posts(channel))).containsExactly(keys.get(0));
        assertThat(world.poll().trouble()).isEmpty();
        assertThat(keysOf(world.posts(world.channel))).as("another channel").contains(elsewhere);

        ends.run();
        if (coverage.needsPerson()) {
            world.lifecycle.resume(world.ada, channel.id());
        }
        world.clock.advance(Duration.ofMinutes(1));
        good();
        assertThat(keysOf(world.posts(channel))).containsExactlyElementsOf(keys);
        good();
        assertThat(keysOf(world.posts(channel))).containsExactlyElementsOf(keys);
    }

    @Test
    void an_absurd_wait_is_a_day_at_most_and_an_honest_one_is_kept() {
        server.mention("kim", "before", NOW.minusSeconds(60));
        good();
        Instant now = world.clock.instant();
        line.bad(Weather.STATUS_429_IN_SECONDS.play);
        assertThat(world.poll.poll(channel.id()).next()).isAfterOrEqualTo(now.plusSeconds(120));
        line.bad(Weather.STATUS_429_FOR_YEARS.play);
        assertThat(world.poll.poll(channel.id()).next()).isBeforeOrEqualTo(now.plus(Duration.ofDays(1)));
    }

    @Test
    void an_empty_place_is_no_trouble() {
        assertThat(good().received()).isZero();
        assertThat(world.posts(channel)).isEmpty();
    }

    /** What people write, and what stands where it is written; {@code \u0001} to {@code \u0003} are put in by {@link #raw}. */
    static Stream<Map.Entry<String, String>> texts() {
        return Stream.of(
                entry("control characters", "a\u0007b\u001b[31mc\u007fd\u0085e"),
                entry("NUL", "aNULb"),
                entry("a lone surrogate", "aHIGHbLOWc"),
                entry("right-to-left", "safe\u202egnp.exe\u202c \u2066x \u200f\u061c"),
                entry("100,000 characters", "x".repeat(100_000)),
                entry("a million characters", "y ".repeat(500_000)),
                entry("100,000 characters outside the first plane", "😀".repeat(50_000)),
                entry("handles without end", "@a ".repeat(60_000)),
                entry("pairs of handles", "@a@b".repeat(30_000)),
                entry("tags without end", "<b>".repeat(30_000)),
                entry("open angle brackets", "<".repeat(100_000)),
                entry("ampersands", "&".repeat(100_000)),
                entry("marks on one letter", "e" + "\u0301\u0327".repeat(40_000)),
                entry("addresses", "https://a.example/?q=1&b=2 ".repeat(4_000)),
                entry("words that differ", words()),
                entry("one word", "w".repeat(99_999) + "é"),
                entry(
                        "script",
                        "<script>alert(1)</script><img src=x onerror=alert(1)><a href=\"javascript:alert(1)\">x</a>"
                                + "<svg/onload=alert(1)>"),
                entry("SQL", "'); DROP TABLE post; -- \\ %s {0} {{text}} ${x}"),
                entry("only blanks", " \t\r\n\u00a0\u2003 "),
                entry("nothing", ""));
    }

    private static String words() {
        StringBuilder words = new StringBuilder();
        Random random = new Random(7);
        while (words.length() < 100_000) {
            words.append(Integer.toString(random.nextInt(1_000_000), 36)).append(' ');
        }
        return words.toString();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void whatever_somebody_writes_is_stored_harmless_between_its_neighbours(Map.Entry<String, String> text) {
        String before = server.mention("kim", "good", NOW.minusSeconds(60));
        String odd = server.mention("ben", text.getValue(), NOW.minusSeconds(50));
        String after = server.mention("mia", "also good", NOW.minusSeconds(40));
        line.good(body ->
                body.replace("NUL", unicode(0)).replace("HIGH", unicode(0xd83d)).replace("LOW", unicode(0xde00)));
        good();
        List<Post> posts = world.posts(channel);
        assertThat(keysOf(posts)).contains(before, after);
        if (isSomething(text.getValue())) {
            assertThat(keysOf(posts)).containsExactly(before, odd, after);
        }
        posts.forEach(BadInputContract::harmless);
        good();
        assertThat(world.posts(channel)).hasSameSizeAs(posts);
    }

    /** Whether there is anything to see in it, so that it has to be in the inbox. */
    protected boolean isSomething(String text) {
        return true;
    }

    /** How this network's documents write a character that cannot be written. */
    protected String unicode(int unit) {
        return String.format("\\u%04x", unit);
    }

    /** Values for every field there is; NUL and surrogates are escaped by whoever writes the document. */
    protected static final List<String> VALUES = List.of(
            "null",
            "true",
            "123456789012345678901234567890",
            "[]",
            "[{\"a\":[null]}]",
            "\"\"",
            "\"unheard-of\"",
            "\"<script>alert(1)</script>\"",
            "\"javascript:alert(1)\"",
            "\"http://\\u0000\\ud800\"",
            "\"a\\u0000b\\ud800c\\u0007\"",
            "\"0000-01-01T00:00:00Z\"",
            "\"+30827-12-31T23:59:59Z\"",
            "\"9999-12-31T23:59:59.999Z\"",
            "\"" + "ü".repeat(3_000) + "\"",
            "\"http://a.example/" + "x".repeat(5_000) + "\"");

    @Test
    void no_value_of_no_field_hides_a_good_post() {
        List<String> good = new ArrayList<>();
        int posts = mutants();
        for (int i = 0; i < posts; i++) {
            server.mention("kim", "MUTANT-" + i + "-", NOW.minusSeconds(9_000).plusSeconds(i));
            if (i % 7 == 0) {
                good.add(server.mention(
                        "ben", "good " + i, NOW.minusSeconds(9_000).plusSeconds(i)));
            }
        }
        line.good(mutation());
        good();
        List<Post> stored = world.posts(channel);
        assertThat(goodOnes(stored)).isEqualTo(good);
        assertThat(stored).hasSizeGreaterThan(good.size());
        stored.forEach(BadInputContract::harmless);
    }

    /** How many posts are needed so that every field takes every value once. */
    protected abstract int mutants();

    /** Changes one field of every post that says it is a mutant, each another one. */
    protected abstract UnaryOperator<String> mutation();

    /** The same for lists in JSON: {@code n / values} is the field, {@code n % values} the value. */
    protected static UnaryOperator<String> mutationOfJson() {
        return body -> {
            try {
                JsonNode root = JSON.readTree(body);
                JsonMutant.change(root, VALUES);
                return JsonMutant.write(root);
            } catch (com.fasterxml.jackson.core.JsonProcessingException notJson) {
                return body;
            }
        };
    }

    private static List<String> goodOnes(List<Post> posts) {
        return posts.stream()
                .filter(post -> post.body().contains("good "))
                .map(Post::key)
                .toList();
    }

    @Test
    void a_clock_ahead_of_ours_or_a_century_behind_does_not_order_the_inbox() {
        Instant now = world.clock.instant();
        String future = server.mention("kim", "from tomorrow", now.plus(Duration.ofHours(26)));
        String little = server.mention("ben", "a little ahead", now.plusSeconds(90));
        good();
        Map<String, Instant> times = new HashMap<>();
        world.posts(channel).forEach(post -> times.put(post.key(), post.postedAt()));
        assertThat(times).containsOnlyKeys(future, little);
        assertThat(times.get(future)).isEqualTo(now);
        assertThat(times.get(little)).isBetween(now, now.plusSeconds(90));
    }

    @Test
    void posts_that_answer_each_other_are_a_conversation_like_any_other() {
        assumeTrue(can(Capability.REPLY), "this network has no replies");
        String first = server.mention("kim", "hen", NOW.minusSeconds(60));
        String second = server.reply("ben", first, "egg", NOW.minusSeconds(50));
        String good = server.mention("mia", "good", NOW.minusSeconds(40));
        String self = server.mention("kim", "myself", NOW.minusSeconds(30));
        server.answerEachOther(first, second);
        server.answerEachOther(self, self);
        good();
        assertThat(keysOf(world.posts(channel))).containsExactly(first, second, good, self);
        assertThat(world.of(channel)).hasSize(3);
        world.clock.advance(Duration.ofMinutes(3));
        good();
        assertThat(keysOf(world.posts(channel))).containsExactly(first, second, good, self);
    }

    @Test
    void an_answer_to_something_deleted_is_there_and_says_so() {
        assumeTrue(can(Capability.REPLY), "this network has no replies");
        String parent = server.mention("kim", "oops", NOW.minusSeconds(60));
        String child = server.reply("ben", parent, "what was that?", NOW.minusSeconds(50));
        server.delete(parent);
        good();
        assertThat(world.posts(channel)).singleElement().satisfies(post -> {
            assertThat(post.key()).isEqualTo(child);
            assertThat(post.parentAbsence()).isEqualTo("deleted");
        });
    }

    @Test
    void a_parent_that_comes_after_its_answer_joins_it() {
        assumeTrue(can(Capability.REPLY), "this network has no replies");
        String parent = server.mention("kim", "one thing", NOW.minusSeconds(60));
        String child = server.reply("kim", parent, "and another", NOW.minusSeconds(50));
        server.holdBack(parent);
        good();
        assertThat(keysOf(world.posts(channel))).containsExactly(child);
        server.arrives(parent);
        world.clock.advance(Duration.ofMinutes(1));
        good();
        List<Conversation> conversations = world.of(channel);
        assertThat(conversations).hasSize(1);
        assertThat(keysOf(conversations.get(0).posts())).containsExactly(parent, child);
    }

    private Poll hasty() {
        return new Poll(
                world.db,
                world.channels,
                world.connectors(http(HASTE)),
                world.ingest,
                world.clock,
                new Random(1),
                () -> World.node(world.db, "node-hasty"));
    }

    private Poll.Outcome good() {
        Poll.Outcome outcome = world.poll.poll(channel.id());
        assertThat(outcome.trouble()).isEmpty();
        assertThat(outcome.level()).isTrue();
        assertThat(world.channels.coverage(channel.id()).blind()).isFalse();
        return outcome;
    }

    private static void harmless(Post post) {
        String words = post.body()
                + post.title()
                + post.warning()
                + post.author().displayName()
                + post.author().handle();
        assertThat(words.chars().filter(c -> Character.isISOControl(c) && c != '\n' && c != '\t'))
                .isEmpty();
        assertThat(post.body().length()).isLessThanOrEqualTo(100_000);
        String html = String.valueOf(post.html()).toLowerCase(Locale.ROOT);
        assertThat(html).doesNotContain("<script", "<img", "<svg", "<b onerror");
        assertThat(html).doesNotContainPattern("<[^>]*(onerror|onload|javascript:)");
        for (String url : Stream.of(
                        post.url(), post.author().url(), post.author().avatarUrl())
                .filter(java.util.Objects::nonNull)
                .toList()) {
            assertThat(url).startsWith("http");
        }
        post.media().forEach(media -> assertThat(media.url()).startsWith("http"));
    }

    private static List<String> keysOf(List<Post> posts) {
        return posts.stream().map(Post::key).toList();
    }

    private boolean can(Capability capability) {
        return server.network().declaration().capabilities().contains(capability);
    }
}
