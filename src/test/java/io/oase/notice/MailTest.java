package io.oase.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.oase.base.Said;
import io.oase.notice.EmailSettings.Security;
import io.oase.people.Account;
import io.oase.people.AccountChange;
import io.oase.testing.AtOnce;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MailTest {
    private static final String NASTY = "Hi\r\nBcc: everybody@example.org\r\n\r\nClick \u2028here\u202E\u0000";

    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final GreenMail server = new GreenMail(ServerSetup.SMTP.dynamicPort());

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void everybody_told_gets_one_mail_in_their_language_with_a_link() throws Exception {
        PostOffice post = post();
        AccountChange english = AccountChange.profile(null, null, null, "en", null, null);
        post.world.people.change(post.world.mara, post.world.mara.id(), english);
        long conversation = conversation(post);
        post.send(
                PostOffice.near("a", "Wo bleibt mein Bus?", "Kim Özer", conversation, true),
                post.world.lena,
                post.world.mara);
        assertThat(post.deliveries().deliverDue()).isEqualTo(2);
        assertThat(post.deliveries().deliverDue()).isZero();
        MimeMessage german = to(post.world.lena);
        assertThat(german.getSubject())
                .isEqualTo("Die erste Antwort ist fällig Mo., 2. März, 10:30 MEZ: 75 % der Zeit sind verbraucht");
        assertThat(text(german)).isEqualTo("""
                Die erste Antwort ist fällig Mo., 2. März, 10:30 MEZ: 75 %% der Zeit sind verbraucht
                „Wo bleibt mein Bus?“
                Kim Özer wartet
                Niemand hat es
                Verspätet mitgeteilt: Oase lief nicht, als es so weit war.

                https://inbox.example.org/conversations/%d

                --\s
                Oase schreibt das, weil Sie hier mit diesem Gespräch zu tun haben. Alles steht unter Mitteilungen.""".formatted(conversation));
        assertThat(german.getContentType()).startsWith("text/plain").contains("UTF-8");
        assertThat(german.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
        assertThat(german.getHeader("From", null)).isEqualTo("Oase <oase@example.org>");
        assertThat(german.getHeader("List-Unsubscribe")).isNull();
        MimeMessage inEnglish = to(post.world.mara);
        assertThat(inEnglish.getSubject()).startsWith("The first response is due Mon, 2 Mar, 10:30 CET");
        assertThat(text(inEnglish)).contains("Told late", "All of it stands under Notices.");
    }

    @Test
    void words_of_strangers_add_no_header_no_line_and_nobody_to_a_mail() throws Exception {
        PostOffice post = post();
        post.world.people.change(
                post.world.lena, post.world.lena.id(), name("Lena \"B\" <x@evil.example>, y@evil.example"));
        Notice notice = new Notice(
                "a",
                Notice.REASSIGNED,
                null,
                Map.of("assignee", NASTY, "title", NASTY, "person", NASTY, "promise", NASTY),
                false);
        post.send(notice, post.world.lena);
        post.deliveries().deliverDue();
        assertThat(server.getReceivedMessages()).hasSize(1);
        MimeMessage mail = to(post.world.lena);
        assertThat(mail.getAllRecipients()).hasSize(1);
        InternetAddress recipient = (InternetAddress) mail.getAllRecipients()[0];
        assertThat(recipient.getAddress()).isEqualTo(post.world.lena.email());
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getSubject()).isEqualTo("An Hi Bcc: everybody@example.org Click here \uFFFD gegeben");
        assertThat(text(mail).lines().toList())
                .containsExactly(
                        "An Hi Bcc: everybody@example.org Click here \uFFFD gegeben",
                        "„Hi Bcc: everybody@example.org Click here \uFFFD“",
                        "Hi Bcc: everybody@example.org Click here \uFFFD wartet",
                        "",
                        "-- ",
                        "Oase schreibt das, weil Sie hier mit diesem Gespräch zu tun haben. Alles steht unter Mitteilungen.");
        assertThat(raw(mail)).doesNotContain("\nBcc:");
    }

    @Test
    void a_mail_that_is_sent_again_after_a_crash_has_the_same_message_id() throws Exception {
        PostOffice post = post();
        post.send(PostOffice.near("a", "Hello", "Kim", null, false), post.world.lena);
        post.deliveries().deliverDue();
        // The node died before it could note what it had done.
        post.world.db.useHandle(handle -> handle.execute("UPDATE delivery SET sent_at = NULL"));
        post.deliveries().deliverDue();
        assertThat(server.getReceivedMessages()).hasSize(2);
        for (MimeMessage mail : server.getReceivedMessages()) {
            assertThat(mail.getMessageID()).isEqualTo("<" + post.id() + "@example.org>");
        }
    }

    @Test
    void who_left_meanwhile_gets_no_mail_and_an_address_that_changed_is_the_new_one() throws Exception {
        PostOffice post = post();
        post.send(PostOffice.near("a", "Hello", "Kim", null, false), post.world.lena, post.world.ben);
        post.world.people.deactivate(post.world.ada, post.world.ben.id());
        post.world.people.change(post.world.ada, post.world.lena.id(), email("lena@new.example"));
        post.deliveries().deliverDue();
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(server.getReceivedMessages()[0].getAllRecipients()[0].toString())
                .contains("lena@new.example");
        assertThat(post.backlog(Way.EMAIL)).isEqualTo(new Backlog(Way.EMAIL, 0, 0, null, null, 0, 0));
    }

    @Test
    void a_server_that_is_away_or_does_not_sign_us_in_is_tried_again_and_says_what_to_check() {
        EmailSettings away = settings(closedPort(), "", Security.NONE);
        PostOffice post = new PostOffice(database, null, away);
        post.send(PostOffice.near("a", "Hello", "Kim", null, false), post.world.lena);
        post.deliveries().deliverDue();
        assertThat(post.state()).isEqualTo("waits");
        assertThat(post.backlog(Way.EMAIL).trouble())
                .isEqualTo(Said.of("notice.email.unreachable", "127.0.0.1", away.port()));
        server.setUser("oase", "oase", "right");
        server.getUserManager().setAuthRequired(true);
        assertThat(Deliveries.trouble(settings(port(), "oase", Security.NONE)))
                .contains(Said.of("notice.email.sign_in", "127.0.0.1", port()));
        post.world.clock.advance(Duration.ofSeconds(6));
        assertThat(post.deliveries().deliverDue()).isEqualTo(1);
        assertThat(post.state()).isEqualTo("waits");
    }

    @Test
    void a_server_is_tried_without_sending_anything() {
        assertThat(Deliveries.trouble(settings(port(), "", Security.NONE))).isEmpty();
        assertThat(Deliveries.trouble(settings(closedPort(), "", Security.NONE)))
                .map(Said::key)
                .contains("notice.email.unreachable");
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void a_server_that_offers_no_starttls_is_told_nothing() {
        PostOffice post = new PostOffice(database, null, settings(port(), "", Security.STARTTLS));
        post.send(PostOffice.near("a", "Hello", "Kim", null, false), post.world.lena);
        post.deliveries().deliverDue();
        assertThat(server.getReceivedMessages()).isEmpty();
        assertThat(post.backlog(Way.EMAIL).trouble()).isEqualTo(Said.of("notice.email.security", "127.0.0.1", port()));
        assertThat(Deliveries.trouble(settings(port(), "", Security.STARTTLS)))
                .map(Said::key)
                .contains("notice.email.security");
    }

    @Test
    void a_certificate_nobody_vouches_for_is_not_trusted() {
        GreenMail tls = new GreenMail(ServerSetup.SMTPS.dynamicPort());
        tls.start();
        try {
            assertThat(Deliveries.trouble(settings(tls.getSmtps().getPort(), "", Security.TLS)))
                    .map(Said::key)
                    .contains("notice.email.security");
        } finally {
            tls.stop();
        }
    }

    @Test
    void two_nodes_that_send_at_once_send_once() throws Exception {
        PostOffice post = post();
        for (int i = 0; i < 6; i++) {
            post.send(PostOffice.near("k" + i, "Hello", "Kim", null, false), post.world.lena, post.world.ben);
        }
        Deliveries one = post.deliveries();
        Deliveries other = post.deliveries(World.node(post.world.db, "other"));
        for (int round = 0; round < 4; round++) {
            AtOnce.atOnce(List.of(one::deliverDue, other::deliverDue));
        }
        assertThat(server.getReceivedMessages()).hasSize(12);
    }

    private static AccountChange name(String name) {
        return AccountChange.profile(name, null, null, null, null, null);
    }

    private static AccountChange email(String email) {
        return new AccountChange(email, null, null, null, null, null, null, null, null, null);
    }

    private PostOffice post() {
        return new PostOffice(database, null, settings(port(), "", Security.NONE));
    }

    private int port() {
        return server.getSmtp().getPort();
    }

    private static EmailSettings settings(int port, String user, Security security) {
        return new EmailSettings("127.0.0.1", port, user, "wrong", security, "Oase <oase@example.org>", "de");
    }

    private static int closedPort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    private static long conversation(PostOffice post) {
        post.world.network.mention("kim", "Wo bleibt mein Bus?", World.NOW.minusSeconds(60));
        post.world.poll();
        return post.world.only().row().id();
    }

    private MimeMessage to(Account account) throws Exception {
        for (MimeMessage mail : server.getReceivedMessages()) {
            if (Arrays.toString(mail.getAllRecipients()).contains(account.email())) {
                return mail;
            }
        }
        throw new AssertionError("no mail to " + account.email());
    }

    private static String text(MimeMessage mail) throws Exception {
        return ((String) mail.getContent()).replace("\r\n", "\n");
    }

    private static String raw(MimeMessage mail) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        mail.writeTo(out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
