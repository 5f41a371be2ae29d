package io.oase.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.oase.alert.AlertSignal;
import io.oase.db.Signals;
import io.oase.inbox.LiveFacts;
import io.oase.ingest.Poll;
import io.oase.looking.Looking;
import io.oase.notice.Notices;
import io.oase.people.Account;
import io.oase.people.NewAccount;
import io.oase.people.Operator;
import io.oase.people.PasswordChange;
import io.oase.people.Passwords;
import io.oase.people.People;
import io.oase.people.Role;
import io.oase.people.Sessions;
import io.oase.people.SignIn;
import io.oase.people.Tokens;
import io.oase.testing.Bundles;
import io.oase.testing.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LiveEventsTest {
    @RegisterExtension
    final TestDatabase db = TestDatabase.fresh();

    private final List<Socket> sockets = new ArrayList<>();
    /** Fewer threads than streams. */
    private final Server server = new Server(new QueuedThreadPool(12));

    private Sessions sessions;
    private Signals signals;
    private LiveEvents events;
    private String cookie;
    private long lena;

    @BeforeEach
    void start() throws Exception {
        Clock clock = Clock.systemUTC();
        SecureRandom random = new SecureRandom();
        Passwords passwords = new Passwords(random);
        sessions = new Sessions(db.jdbi(), clock, random);
        Tokens tokens = new Tokens(db.jdbi(), clock, random);
        Account account = new Operator(
                        new People(db.jdbi(), clock, passwords),
                        new PasswordChange(db.jdbi(), clock, passwords),
                        tokens)
                .createUser(NewAccount.of("lena@oase.example", "Lena Brandt", Role.AGENT, null));
        cookie = new SignIn(db.jdbi(), clock, new SecureRandom(), passwords, sessions)
                .as(account)
                .token();
        lena = account.id();
        signals = new Signals(db.address());
        signals.start();
        events = new LiveEvents(
                new Entrance(sessions, tokens),
                signals,
                new EdgeErrors(Bundles.of("web")),
                new Onlookers(new Looking(db.jdbi(), signals), new People(db.jdbi(), clock, passwords)),
                Duration.ofMillis(30),
                Duration.ofMillis(200));
        events.start();
        ServletContextHandler context = new ServletContextHandler();
        ServletHolder holder = new ServletHolder(events);
        holder.setAsyncSupported(true);
        context.addServlet(holder, "/events");
        ServerConnector connector = new ServerConnector(server);
        connector.setAcceptedSendBufferSize(4096);
        server.addConnector(connector);
        server.setHandler(context);
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        for (Socket socket : sockets) {
            socket.close();
        }
        events.close();
        signals.close();
        server.stop();
    }

    @Test
    void a_change_is_told_within_a_second_of_its_commit_and_not_before() throws Exception {
        Socket reader = listening();
        db.jdbi().useTransaction(handle -> {
            Signals.publish(handle, LiveFacts.TOPIC, "12,13+");
            assertThat(heard(reader, 500)).doesNotContain("event");
        });
        assertThat(heard(reader, 1000))
                .contains("event: inbox\ndata: {\"id\":12,\"fresh\":false}\n\n")
                .contains("event: conversation\ndata: {\"id\":12}\n\n")
                .contains("event: inbox\ndata: {\"id\":13,\"fresh\":true}\n\n");
        publish(Poll.TOPIC, "4");
        assertThat(heard(reader, 1000)).contains("event: channel\ndata: {\"id\":4}\n\n");
        publish(AlertSignal.TOPIC, "9");
        publish(AlertSignal.TOPIC, "nonsense");
        assertThat(heard(reader, 1000))
                .contains("event: alert\ndata: {\"id\":9}\n\n")
                .doesNotContain("nonsense");
    }

    @Test
    void a_notice_is_told_to_those_it_is_for_and_to_nobody_else() throws Exception {
        Socket reader = listening();
        publish(Notices.TOPIC, (lena + 1) + "=7");
        publish(Notices.TOPIC, lena + "=8," + lena + "=9,nonsense," + (lena + 1) + "=10");
        assertThat(heard(reader, 1000))
                .contains("event: notice\ndata: {\"id\":8}\n\nevent: notice\ndata: {\"id\":9}\n\n")
                .doesNotContain("{\"id\":7}", "{\"id\":10}", "event: inbox");
        publish(Notices.TOPIC, lena + "=0");
        assertThat(heard(reader, 1000)).contains("event: notice\ndata: {}\n\n");
    }

    @Test
    void what_comes_within_a_moment_is_told_once() throws Exception {
        Socket reader = listening();
        for (int i = 0; i < 20; i++) {
            publish(LiveFacts.TOPIC, i == 7 ? "5+" : "5");
        }
        String heard = heard(reader, 1000);
        assertThat(heard.split("event: conversation", -1).length - 1).isBetween(1, 4);
        assertThat(heard).contains("{\"id\":5,\"fresh\":true}");
    }

    @Test
    void a_stream_begins_by_telling_to_look_and_must_not_be_kept_or_held_back() throws Exception {
        String greeting = heard(open(cookie), 500);
        assertThat(greeting)
                .startsWith("HTTP/1.1 200")
                .containsIgnoringCase("Content-Type: text/event-stream;charset=utf-8")
                .contains("Cache-Control: no-store", "X-Accel-Buffering: no");
        assertThat(greeting.substring(greeting.indexOf("\r\n\r\n"))).contains("event: inbox\ndata: {}\n\n");
    }

    @Test
    void strangers_hear_nothing() throws Exception {
        Socket stranger = open("wrong");
        assertThat(heard(stranger, 1000)).startsWith("HTTP/1.1 401");
        assertThat(events.open()).isZero();
    }

    @Test
    void who_signs_out_hears_no_more() throws Exception {
        Socket reader = listening();
        sessions.end(cookie);
        await().until(() -> events.open() == 0);
        assertThat(atEnd(reader)).isTrue();
    }

    @Test
    void who_does_not_read_is_let_go_and_delays_nobody() throws Exception {
        Socket sleepy = listening();
        Socket reader = listening();
        String crowd = String.join(
                ",",
                java.util.stream.IntStream.range(0, 350)
                        .mapToObj(i -> "10000000000000" + (1000 + i))
                        .toList());
        int round = 0;
        while (events.open() == 2 && round++ < 2000) {
            publish(LiveFacts.TOPIC, crowd + "," + round);
            heardAtLeast(reader, "\"id\":" + round + "}");
        }
        assertThat(events.open()).isEqualTo(1);
        publish(LiveFacts.TOPIC, "77");
        assertThat(heard(reader, 1000)).contains("\"id\":77");
        assertThat(atEnd(sleepy)).isTrue();
    }

    @Test
    void many_streams_share_few_threads() throws Exception {
        List<Socket> many = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            many.add(open(cookie));
        }
        await().until(() -> events.open() == 200);
        publish(LiveFacts.TOPIC, "9");
        for (Socket one : many) {
            heardAtLeast(one, "event: conversation\ndata: {\"id\":9}\n\n");
        }
    }

    @Test
    void after_a_cut_pages_are_told_to_look_for_themselves() throws Exception {
        Socket reader = listening();
        db.jdbi().useHandle(handle -> handle.execute("""
                        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                        WHERE application_name = 'oase-signals' AND datname = current_database()"""));
        heardAtLeast(reader, "event: inbox\ndata: {}\n\n");
    }

    @Test
    void at_the_end_every_stream_ends() throws Exception {
        Socket reader = listening();
        events.close();
        assertThat(atEnd(reader)).isTrue();
        assertThat(heard(open(cookie), 1000)).startsWith("HTTP/1.1 503");
    }

    private Socket listening() throws IOException {
        int before = events.open();
        Socket socket = open(cookie);
        await().until(() -> events.open() == before + 1);
        heardAtLeast(socket, "event: inbox\ndata: {}\n\n");
        return socket;
    }

    private Socket open(String session) throws IOException {
        int port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        sockets.add(socket);
        socket.getOutputStream()
                .write(("GET /events HTTP/1.1\r\nHost: localhost\r\nCookie: oase_session=" + session + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** Everything that comes until nothing has come for so long. */
    private static String heard(Socket socket, int quietMs) {
        StringBuilder heard = new StringBuilder();
        try {
            socket.setSoTimeout(quietMs);
            InputStream in = socket.getInputStream();
            byte[] bytes = new byte[65536];
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                heard.append(new String(bytes, 0, read, StandardCharsets.UTF_8));
            }
        } catch (SocketTimeoutException quiet) {
            return heard.toString();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return heard.toString();
    }

    private static void heardAtLeast(Socket socket, String wanted) throws IOException {
        socket.setSoTimeout(10_000);
        StringBuilder heard = new StringBuilder();
        byte[] bytes = new byte[65536];
        while (heard.indexOf(wanted) < 0) {
            int read = socket.getInputStream().read(bytes);
            assertThat(read).as("stream ended after: %s", heard).isPositive();
            heard.append(new String(bytes, 0, read, StandardCharsets.UTF_8));
        }
    }

    private static boolean atEnd(Socket socket) throws IOException {
        socket.setSoTimeout(5_000);
        byte[] bytes = new byte[65536];
        int read = socket.getInputStream().read(bytes);
        while (read > 0 && !new String(bytes, 0, read, StandardCharsets.UTF_8).endsWith("0\r\n\r\n")) {
            read = socket.getInputStream().read(bytes);
        }
        return true;
    }

    private void publish(String topic, String payload) {
        db.jdbi().useHandle(handle -> Signals.publish(handle, topic, payload));
    }
}
