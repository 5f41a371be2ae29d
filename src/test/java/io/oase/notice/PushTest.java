package io.oase.notice;

import static io.oase.testing.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.channel.Http;
import io.oase.people.Account;
import io.oase.people.Sessions;
import io.oase.testing.AtOnce;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PushTest {
    private static final String NASTY = "\"}<script>\r\n\u202E\uD83D\uDE00";

    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private PostOffice post;
    private PushDevices devices;
    private PushBrowser browser;

    @BeforeEach
    void somebody_switches_it_on() throws Exception {
        post = new PostOffice(database, null, null);
        browser = new PushBrowser();
        devices = devices(true, post.near);
    }

    @AfterEach
    void end() {
        browser.close();
    }

    @Test
    void a_push_is_readable_by_its_browser_alone_and_signed_with_the_key_the_browser_was_given() throws Exception {
        PushDevice device = register(post.world.lena, "a");
        post.send(PostOffice.near("k", "Where is my order?", "Kim", conversation(), false), post.world.lena);
        assertThat(post.deliveries().deliverDue()).isEqualTo(1);
        assertThat(post.deliveries().deliverDue()).isZero();
        PushBrowser.Pushed pushed = only();
        assertThat(pushed.path()).isEqualTo("/send/a");
        assertThat(pushed.headers())
                .containsEntry("Content-encoding", "aes128gcm")
                .containsEntry("Ttl", "43200")
                .containsEntry("Urgency", "high");
        assertThat(pushed.headers().get("Topic")).matches("[A-Za-z0-9_-]{1,32}");
        JsonNode told = browser.open(pushed);
        assertThat(told.path("title").asText())
                .isEqualTo("The first response is due Mon, 2 Mar, 10:30 CET: 75 % of the time is used up");
        assertThat(told.path("url").asText()).isEqualTo("/notices/" + told.path("id"));
        assertThat(told.path("body").asText()).isEmpty();
        assertThat(told.toString()).doesNotContain("order", "Kim");
        assertThat(pushed.body()).hasSizeLessThan(4096);
        JsonNode claims = PushBrowser.claims(pushed, devices.publicKey().orElseThrow());
        assertThat(claims.path("aud").asText()).isEqualTo(browser.origin());
        assertThat(claims.path("sub").asText()).isEqualTo("mailto:ops@oase.example");
        assertThat(claims.path("exp").asLong())
                .isBetween(NOW.getEpochSecond(), NOW.plus(Duration.ofHours(24)).getEpochSecond());
        assertThat(devices.get(post.world.lena, device.id()).usedAt()).isEqualTo(NOW);
    }

    @Test
    void what_strangers_wrote_stands_on_a_screen_only_for_those_who_want_it() throws Exception {
        register(post.world.lena, "a");
        Preference before = post.preferences.of(post.world.lena);
        post.preferences.change(
                post.world.lena, new Preference(before.choices(), before.zone(), null, before.digestTimes(), true));
        post.send(PostOffice.near("k", NASTY, "Kim\u202E", null, false), post.world.lena);
        post.deliveries().deliverDue();
        JsonNode told = browser.open(only());
        assertThat(told.path("body").asText()).isEqualTo("“\"}<script> \uD83D\uDE00”\nKim waits");
    }

    @Test
    void each_browser_of_each_person_gets_it_once_and_nobody_elses() throws Exception {
        register(post.world.lena, "a");
        register(post.world.lena, "b");
        register(post.world.ben, "c");
        post.send(PostOffice.near("k", "Hello", "Kim", null, false), post.world.lena);
        post.send(PostOffice.near("k", "Hello", "Kim", null, false), post.world.lena);
        Deliveries deliveries = post.deliveries();
        deliveries.deliverDue();
        deliveries.deliverDue();
        assertThat(browser.pushed())
                .extracting(PushBrowser.Pushed::path)
                .containsExactlyInAnyOrder("/send/a", "/send/b");
    }

    @Test
    void what_was_read_in_the_app_meanwhile_is_not_pushed() {
        register(post.world.lena, "a");
        post.send(PostOffice.near("k", "Hello", "Kim", null, false), post.world.lena);
        post.notices.markAll(post.world.lena, Long.MAX_VALUE);
        assertThat(post.deliveries().deliverDue()).isEqualTo(1);
        assertThat(browser.pushed()).isEmpty();
        assertThat(deliveries()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void a_browser_that_is_gone_is_forgotten_with_all_that_waits_for_it(int status) {
        register(post.world.lena, "a");
        browser.answers(status, Map.of());
        post.send(PostOffice.near("k", "Hello", "Kim", null, false), post.world.lena);
        post.send(PostOffice.near("l", "Hello", "Kim", null, false), post.world.lena);
        Deliveries deliveries = post.deliveries();
        deliveries.deliverDue();
        deliveries.deliverDue();
        assertThat(browser.pushed()).hasSize(1);
        assertThat(devices.list(post.world.lena)).isEmpty();
        assertThat(deliveries()).isZero();
        assertThat(post.backlog(Way.PUSH)).isEqualTo(new Backlog(Way.PUSH, 0, 0, null, null, 0, 0));
    }

    @Test
    void a_push_service_says_when_to_come_back() {
        register(post.world.lena, "a");
        browser.answers(429, Map.of("Retry-After", "600"));
        post.send(PostOffice.near("k", "Hello", "Kim", null, false), post.world.lena);
        post.deliveries().deliverDue();
        post.world.clock.advance(Duration.ofSeconds(599));
        assertThat(post.deliveries().deliverDue()).isZero();
        browser.answers(201, Map.of());
        post.world.clock.advance(Duration.ofSeconds(1));
        assertThat(post.deliveries().deliverDue()).isEqualTo(1);
        assertThat(post.state()).isEqualTo("sent");
        assertThat(devices.list(post.world.lena).get(0).trouble()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"400, given up", "403, given up", "413, given up", "500, waits", "503, waits"})
    void a_refusal_is_for_good_and_a_failure_passes_and_both_are_said_beside_the_browser(int status, String state) {
        register(post.world.lena, "a");
        browser.answers(status, Map.of());
        post.send(PostOffice.near("k", "Hello", "Kim", null, false), post.world.lena);
        post.deliveries().deliverDue();
        assertThat(post.state()).isEqualTo(state);
        assertThat(devices.list(post.world.lena).get(0).trouble())
                .isEqualTo(Said.of(
                        state.equals("waits") ? "notice.push.not_now" : "notice.push.refused",
                        browser.origin().replace("http://", ""),
                        status));
    }

    @Test
    void two_nodes_that_push_at_once_push_once() throws Exception {
        register(post.world.lena, "a");
        for (int i = 0; i < 20; i++) {
            post.send(PostOffice.near("k" + i, "Hello", "Kim", null, false), post.world.lena);
        }
        Deliveries one = post.deliveries();
        Deliveries other = post.deliveries(World.node(post.world.db, "other"));
        for (int round = 0; round < 6; round++) {
            AtOnce.atOnce(List.of(one::deliverDue, other::deliverDue));
        }
        Set<Long> told = new HashSet<>();
        for (PushBrowser.Pushed pushed : browser.pushed()) {
            assertThat(told.add(browser.open(pushed).path("id").asLong())).isTrue();
        }
        assertThat(told).hasSize(20);
    }

    @Test
    void what_a_dead_node_had_claimed_is_pushed_by_another() {
        register(post.world.lena, "a");
        post.send(PostOffice.near("k", "Hello", "Kim", null, false), post.world.lena);
        long dead = World.node(post.world.db, "dead");
        post.world.db.inTransaction(handle -> DeliveryDao.claim(handle, Way.PUSH, dead, 1, NOW));
        assertThat(post.deliveries().deliverDue()).isZero();
        post.world.db.useHandle(handle -> handle.execute("DELETE FROM node WHERE id = ?", dead));
        assertThat(post.deliveries().deliverDue()).isEqualTo(1);
        assertThat(browser.pushed()).hasSize(1);
    }

    @Test
    void two_nodes_that_make_the_key_at_once_have_one_and_it_is_not_readable_in_the_database() throws Exception {
        List<Object> made =
                AtOnce.atOnce(List.of(() -> post.pushing(post.near).publicKey(), () -> post.pushing(post.near)
                        .publicKey()));
        assertThat(new HashSet<>(made)).hasSize(1);
        assertThat(Base64.getUrlDecoder().decode((String) made.get(0)))
                .hasSize(65)
                .startsWith(4);
        byte[] stored = post.world.db.withHandle(handle -> handle.createQuery("SELECT sealed FROM push_key")
                .mapTo(byte[].class)
                .one());
        assertThat(new String(stored, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("keyData");
    }

    @Test
    void who_signs_out_there_is_told_nothing_there() throws Exception {
        Sessions sessions = new Sessions(post.world.db, post.world.clock, new SecureRandom(), Duration.ofDays(1));
        String cookie = new io.oase.people.SignIn(
                        post.world.db,
                        post.world.clock,
                        new SecureRandom(),
                        new io.oase.people.Passwords(new SecureRandom()),
                        sessions)
                .as(post.world.lena)
                .token();
        devices.register(post.world.lena, Sessions.mark(cookie), "Firefox", "de", browser.address("a"));
        post.send(PostOffice.near("k", "Hello", "Kim", null, false), post.world.lena);
        sessions.end(cookie);
        post.deliveries().deliverDue();
        assertThat(browser.pushed()).isEmpty();
        assertThat(devices.list(post.world.lena)).isEmpty();
    }

    @Test
    void a_browser_that_somebody_else_switches_on_is_no_longer_the_first_ones() {
        register(post.world.lena, "a");
        post.send(PostOffice.near("k", "For Lena", "Kim", null, false), post.world.lena);
        register(post.world.ben, "a");
        post.deliveries().deliverDue();
        assertThat(browser.pushed()).isEmpty();
        assertThat(devices.list(post.world.lena)).isEmpty();
        assertThat(devices.list(post.world.ben)).hasSize(1);
    }

    @Test
    void the_same_browser_again_keeps_its_number_and_nobody_sees_removes_or_tries_another_persons() {
        PushDevice first = register(post.world.lena, "a");
        assertThat(register(post.world.lena, "a").id()).isEqualTo(first.id());
        for (Account other : List.of(post.world.ben, post.world.ada)) {
            assertThatThrownBy(() -> devices.get(other, first.id())).isInstanceOf(Refused.NotFound.class);
            assertThatThrownBy(() -> devices.remove(other, first.id())).isInstanceOf(Refused.NotFound.class);
            assertThatThrownBy(() -> devices.test(other, first.id(), "en")).isInstanceOf(Refused.NotFound.class);
        }
        devices.remove(post.world.lena, first.id());
        assertThat(devices.list(post.world.lena)).isEmpty();
    }

    @Test
    void a_test_says_whether_it_arrived() throws Exception {
        PushDevice device = register(post.world.lena, "a");
        assertThat(devices.test(post.world.lena, device.id(), "de")).isEmpty();
        assertThat(browser.open(only()).path("title").asText())
                .isEqualTo("Das ist ein Test von Oase. Es funktioniert.");
        browser.answers(410, Map.of());
        assertThat(devices.test(post.world.lena, device.id(), "de"))
                .map(Said::key)
                .contains("notice.push.gone");
        assertThat(devices.list(post.world.lena)).isEmpty();
    }

    @Test
    void an_address_that_leads_inside_is_never_called() throws Exception {
        PushDevices careful = devices(false, new Http(false, Duration.ofSeconds(5)));
        PushAddress plain = browser.address("a");
        assertThatThrownBy(() -> careful.register(post.world.lena, null, "Firefox", "en", plain))
                .isInstanceOf(Refused.Invalid.class);
        PushAddress inside = new PushAddress("https://127.0.0.1:9/send/a", plain.p256dh(), plain.auth());
        PushDevice device = careful.register(post.world.lena, null, "Firefox", "en", inside);
        assertThat(careful.test(post.world.lena, device.id(), "en"))
                .map(Said::key)
                .contains("trouble.private_address");
        assertThat(browser.pushed()).isEmpty();
    }

    @Test
    void what_no_browser_says_is_refused_by_the_name_of_its_field() {
        PushAddress good = browser.address("a");
        String offTheCurve = Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[65]);
        Map<PushAddress, String> wrong = Map.of(
                new PushAddress("ftp://push.example.org/", good.p256dh(), good.auth()), "endpoint",
                new PushAddress("https://a:b@push.example.org/", good.p256dh(), good.auth()), "endpoint",
                new PushAddress("https://e.org/" + "a".repeat(2000), good.p256dh(), good.auth()), "endpoint",
                new PushAddress(good.endpoint(), offTheCurve, good.auth()), "keys.p256dh",
                new PushAddress(good.endpoint(), "!", good.auth()), "keys.p256dh",
                new PushAddress(good.endpoint(), good.p256dh(), "AAAA"), "keys.auth");
        wrong.forEach((address, field) -> assertThatThrownBy(
                        () -> devices.register(post.world.lena, null, "Firefox", "en", address))
                .isInstanceOfSatisfying(Refused.Invalid.class, refused -> assertThat(refused.fields())
                        .containsOnlyKeys(field)));
        assertThatThrownBy(() -> off().register(post.world.lena, null, "Firefox", "en", good))
                .isInstanceOf(Refused.Invalid.class);
        assertThat(off().publicKey()).isEmpty();
    }

    private PushDevices off() {
        return new PushDevices(
                post.world.db,
                post.world.vault,
                post.world.clock,
                post.world.people,
                post.voices(),
                Optional.empty(),
                true);
    }

    private PushDevices devices(boolean anywhere, Http http) {
        return new PushDevices(
                post.world.db,
                post.world.vault,
                post.world.clock,
                post.world.people,
                post.voices(),
                Optional.of(post.pushing(http)),
                anywhere);
    }

    private PushDevice register(Account account, String name) {
        return devices.register(account, null, "Firefox, Linux", "en", browser.address(name));
    }

    private PushBrowser.Pushed only() {
        assertThat(browser.pushed()).hasSize(1);
        return browser.pushed().get(0);
    }

    private long conversation() {
        post.world.network.mention("kim", "Where is my order?", NOW.minusSeconds(60));
        post.world.poll();
        return post.world.only().row().id();
    }

    private int deliveries() {
        return post.world.db.withHandle(handle -> handle.createQuery("SELECT count(*) FROM delivery")
                .mapTo(Integer.class)
                .one());
    }
}
