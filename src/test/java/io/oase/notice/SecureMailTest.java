package io.oase.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.oase.base.Said;
import io.oase.channel.Certificates;
import io.oase.notice.EmailSettings.Security;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a mail server hears in the open, and from whom it hears nothing at all. */
class SecureMailTest {
    private static Certificates ours;
    private static Certificates others;

    @BeforeAll
    static void certificates() {
        ours = Certificates.of("localhost");
        others = Certificates.of("mail.example.org");
    }

    @Test
    void starttls_comes_before_name_and_password() throws Exception {
        try (MailListener server = MailListener.offering(ours, true)) {
            assertThat(send(server, Security.STARTTLS, ours)).isInstanceOf(Outcome.Delivered.class);
            assertThat(server.inTheOpen()).containsExactly("EHLO", "STARTTLS");
            assertThat(server.secured()).contains("AUTH", "MAIL", "DATA");
        }
    }

    @Test
    void tls_from_the_first_byte_says_nothing_in_the_open() throws Exception {
        try (MailListener server = MailListener.inTls(ours)) {
            assertThat(send(server, Security.TLS, ours)).isInstanceOf(Outcome.Delivered.class);
            assertThat(server.inTheOpen()).isEmpty();
            assertThat(server.secured()).contains("AUTH", "MAIL", "DATA");
        }
    }

    @Test
    void a_server_that_leaves_starttls_out_is_told_neither_name_nor_mail() throws Exception {
        try (MailListener server = MailListener.offering(ours, false)) {
            refused(server, Security.STARTTLS, ours);
            assertThat(server.inTheOpen()).contains("EHLO").doesNotContain("AUTH", "MAIL");
        }
    }

    @Test
    void a_certificate_nobody_vouches_for_is_refused_with_words() throws Exception {
        for (boolean implicit : new boolean[] {true, false}) {
            try (MailListener server = implicit ? MailListener.inTls(ours) : MailListener.offering(ours, true)) {
                refused(server, implicit ? Security.TLS : Security.STARTTLS, null);
                assertThat(server.secured()).doesNotContain("AUTH", "MAIL");
                assertThat(server.inTheOpen()).doesNotContain("AUTH", "MAIL");
            }
        }
    }

    @Test
    void a_certificate_of_another_host_is_refused_though_its_signer_is_trusted() throws Exception {
        for (boolean implicit : new boolean[] {true, false}) {
            try (MailListener server = implicit ? MailListener.inTls(others) : MailListener.offering(others, true)) {
                refused(server, implicit ? Security.TLS : Security.STARTTLS, others);
                assertThat(server.secured()).doesNotContain("AUTH", "MAIL");
                assertThat(server.inTheOpen()).doesNotContain("AUTH", "MAIL");
            }
        }
    }

    @Test
    void a_server_that_speaks_no_tls_where_it_should_is_told_nothing() throws Exception {
        try (MailListener server = MailListener.offering(ours, true)) {
            refused(server, Security.TLS, ours);
            assertThat(server.inTheOpen()).doesNotContain("AUTH", "MAIL", "EHLO");
        }
    }

    private static void refused(MailListener server, Security security, @Nullable Certificates trusted)
            throws Exception {
        Said words = Said.of("notice.email.security", "localhost", server.port());
        assertThat(mailServer(server, security, trusted).trouble()).contains(words);
        assertThat(send(server, security, trusted))
                .isInstanceOfSatisfying(Outcome.Undelivered.class, refusal -> assertThat(refusal.said())
                        .isEqualTo(words));
    }

    private static Outcome send(MailListener server, Security security, @Nullable Certificates trusted)
            throws Exception {
        MailServer ours = mailServer(server, security, trusted);
        MimeMessage mail = new MimeMessage(ours.session());
        mail.setFrom("oase@example.org");
        mail.setText("Hello");
        return ours.send(mail, new InternetAddress("lena@example.org"));
    }

    private static MailServer mailServer(MailListener server, Security security, @Nullable Certificates trusted) {
        EmailSettings settings = new EmailSettings(
                "localhost", server.port(), "oase", "a secret password", security, "Oase <oase@example.org>", "en");
        return new MailServer(
                settings,
                Optional.ofNullable(trusted).map(Certificates::believing).orElse(null));
    }
}
