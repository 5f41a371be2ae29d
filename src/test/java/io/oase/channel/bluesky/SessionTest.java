package io.oase.channel.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.channel.Access;
import io.oase.channel.Connector;
import io.oase.channel.FakeServer.Fault;
import io.oase.channel.Http;
import io.oase.channel.Introduction;
import io.oase.channel.Keep;
import io.oase.channel.Page;
import io.oase.channel.Trouble;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionTest {
    private static final String CREATE = "com.atproto.server.createSession";
    private static final String REFRESH = "com.atproto.server.refreshSession";

    private final FakeBluesky server = new FakeBluesky();
    private final Keep keep = Keep.inMemory();
    private final Connector connector = connect();

    @AfterEach
    void stop() {
        server.close();
    }

    private Connector connect() {
        return Connecting.to(server, keep, FakeBluesky.NOW, Map.of());
    }

    @Test
    void one_sign_in_serves_all_polls_of_all_nodes() {
        for (int i = 0; i < 5; i++) {
            connector.read(null, Instant.EPOCH);
            connect().read(null, Instant.EPOCH);
        }
        assertThat(server.asked(CREATE)).isEqualTo(1);
    }

    @Test
    void an_expired_token_is_refreshed_without_signing_in_again() {
        connector.read(null, Instant.EPOCH);
        server.expireTokens();
        connector.read(null, Instant.EPOCH);
        connect().read(null, Instant.EPOCH);
        assertThat(server.asked(REFRESH)).isEqualTo(1);
        assertThat(server.asked(CREATE)).isEqualTo(1);
    }

    @Test
    void a_session_that_cannot_be_refreshed_is_made_anew_once() {
        connector.read(null, Instant.EPOCH);
        server.expireTokens();
        server.refreshWorks = false;
        connector.read(null, Instant.EPOCH);
        assertThat(server.asked(CREATE)).isEqualTo(2);
    }

    @Test
    void a_password_that_was_taken_back_needs_a_person() {
        connector.read(null, Instant.EPOCH);
        server.expireTokens();
        server.refreshWorks = false;
        server.password = "other";
        Trouble trouble = catchThrowableOfType(Trouble.class, () -> connector.read(null, Instant.EPOCH));
        assertThat(trouble.kind()).isEqualTo(Trouble.Kind.NEEDS_RECONNECTION);
        assertThat(trouble.said().key()).isEqualTo("trouble.bluesky.password");
        assertThat(server.asked(CREATE)).isEqualTo(2);
    }

    @Test
    void a_server_in_trouble_while_refreshing_does_not_cost_a_sign_in() {
        connector.read(null, Instant.EPOCH);
        server.fault(Fault.SERVER_ERROR);
        assertThat(catchThrowableOfType(Trouble.class, () -> connector.read(null, Instant.EPOCH))
                        .kind())
                .isEqualTo(Trouble.Kind.UNREACHABLE);
        server.fault(Fault.NONE);
        connector.read(null, Instant.EPOCH);
        assertThat(server.asked(CREATE)).isEqualTo(1);
    }

    @Test
    void another_password_makes_another_session() {
        connector.read(null, Instant.EPOCH);
        server.password = "mnop-ijkl-efgh-abcd";
        connect().read(null, Instant.EPOCH);
        assertThat(server.asked(CREATE)).isEqualTo(2);
    }

    @Test
    void the_server_that_was_entered_stays_whatever_the_account_says() {
        server.endpoint = "http://localhost:2583";
        connector.read(null, Instant.EPOCH);
        assertThat(connector.introduce().place()).isEqualTo(server.origin().substring("http://".length()));
    }

    @Test
    void without_a_server_the_handle_leads_to_it() {
        try (FakeBluesky entry = new FakeBluesky()) {
            entry.handles.put(FakeBluesky.HANDLE, FakeBluesky.SELF);
            entry.endpoint = server.origin();
            assertThat(discovered(entry).read(null, Instant.EPOCH).level()).isTrue();
            assertThat(server.asked(CREATE)).isEqualTo(1);
            assertThat(entry.asked(CREATE)).isZero();
        }
    }

    @Test
    void a_handle_only_its_own_web_site_knows_is_found_there() {
        try (FakeBluesky entry = new FakeBluesky()) {
            entry.endpoint = server.origin();
            entry.webSite.put("/acme.test/.well-known/atproto-did", TextNode.valueOf(FakeBluesky.SELF + "\n"));
            assertThat(discovered(entry).read(null, Instant.EPOCH).level()).isTrue();
            assertThat(server.asked(CREATE)).isEqualTo(1);
            assertThat(entry.asked(CREATE)).isZero();
        }
    }

    @Test
    void a_did_that_is_a_web_site_says_its_server_itself() {
        server.self = "did:web:acme.test";
        try (FakeBluesky entry = new FakeBluesky()) {
            entry.handles.put(FakeBluesky.HANDLE, "did:web:acme.test");
            entry.webSite.put("/acme.test/.well-known/did.json", server.didDocument());
            assertThat(discovered(entry).introduce().self().orElseThrow().key()).isEqualTo("did:web:acme.test");
            assertThat(server.asked(CREATE)).isEqualTo(1);
        }
    }

    @Test
    void a_handle_nobody_knows_signs_in_at_the_entry_server_and_follows_where_it_leads() {
        try (FakeBluesky entry = new FakeBluesky()) {
            entry.endpoint = server.origin();
            server.trusts(entry);
            assertThat(discovered(entry).read(null, Instant.EPOCH).level()).isTrue();
            assertThat(entry.asked(CREATE)).isEqualTo(1);
            assertThat(server.asked(CREATE)).isZero();
            assertThat(server.asked("app.bsky.notification.listNotifications")).isPositive();
        }
    }

    @Test
    void a_directory_that_is_down_is_no_reason_to_show_the_password_to_somebody_else() {
        try (FakeBluesky entry = new FakeBluesky()) {
            entry.handles.put(FakeBluesky.HANDLE, FakeBluesky.SELF);
            entry.endpoint = server.origin();
            Connector connector = discovered(entry, "http://localhost:1/plc");
            Trouble trouble = catchThrowableOfType(Trouble.class, () -> connector.read(null, Instant.EPOCH));
            assertThat(trouble.kind()).isEqualTo(Trouble.Kind.UNREACHABLE);
            assertThat(entry.asked(CREATE)).isZero();
        }
    }

    @Test
    void a_server_that_would_get_the_password_in_the_clear_is_none() {
        JsonNode document = server.didDocument();
        assertThat(Directories.server(document)).contains(server.origin());
        server.endpoint = "http://pds.example";
        assertThat(Directories.server(server.didDocument())).isEmpty();
        server.endpoint = "https://pds.example/";
        assertThat(Directories.server(server.didDocument())).contains("https://pds.example");
    }

    private Connector discovered(FakeBluesky entry) {
        return discovered(entry, entry.origin() + "/plc");
    }

    private Connector discovered(FakeBluesky entry, String plc) {
        Http http = new Http(true, Duration.ofSeconds(5));
        return new BlueskyNetwork(new Directories(entry.origin(), plc, entry.origin() + "/{host}"))
                .connect(new Access(
                        Map.of("handle", FakeBluesky.HANDLE),
                        server.secrets(),
                        http,
                        Clock.fixed(FakeBluesky.NOW, ZoneOffset.UTC),
                        Keep.inMemory()));
    }

    @Test
    void an_introduction_says_who_we_are_and_what_we_may() {
        Introduction introduction = connector.introduce();
        assertThat(introduction.self()).hasValueSatisfying(self -> {
            assertThat(self.key()).isEqualTo(FakeBluesky.SELF);
            assertThat(self.handle()).isEqualTo(FakeBluesky.HANDLE);
            assertThat(self.displayName()).isEqualTo("Acme");
        });
        assertThat(introduction.may().stream().map(Said::key)).contains("may.bluesky.read", "may.bluesky.write");
        assertThat(introduction.warnings()).isEmpty();
    }

    @Test
    void reading_pauses_before_the_last_requests_of_a_window_are_used_up() {
        Instant reset = FakeBluesky.NOW.plusSeconds(90);
        server.headers.putAll(Map.of(
                "ratelimit-limit", "3000",
                "ratelimit-remaining", "12",
                "ratelimit-reset", String.valueOf(reset.getEpochSecond())));
        Page page = connector.read(null, Instant.EPOCH);
        assertThat(page.notBefore()).contains(reset);
    }

    @Test
    void a_form_that_cannot_be_used_names_its_fields() {
        Http http = new Http(true, Duration.ofSeconds(5));
        Access access = new Access(
                Map.of("handle", "not a handle", "server", "ht tp://"),
                Map.of(),
                http,
                Clock.systemUTC(),
                Keep.inMemory());
        assertThatThrownBy(() -> new BlueskyNetwork().connect(access))
                .isInstanceOfSatisfying(Refused.Invalid.class, refused -> assertThat(refused.fields())
                        .containsOnlyKeys("settings.handle", "settings.server", "secrets.password"));
    }
}
