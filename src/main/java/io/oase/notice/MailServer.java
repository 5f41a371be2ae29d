package io.oase.notice;

import io.oase.base.Said;
import io.oase.notice.EmailSettings.Security;
import io.oase.notice.Outcome.Undelivered;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/** An SMTP server (RFC 5321), each time on a connection of its own, bounded in time. */
final class MailServer {
    private static final Duration CONNECTING = Duration.ofSeconds(10);
    private static final Duration READING = Duration.ofSeconds(20);

    private final EmailSettings settings;
    private final Session session;

    MailServer(EmailSettings settings) {
        this(settings, null);
    }

    /** @param trusting makes sockets that trust other certificates than this Java does; null: those */
    MailServer(EmailSettings settings, @Nullable SSLSocketFactory trusting) {
        this.settings = settings;
        Properties properties = properties(settings);
        if (trusting != null) {
            properties.put("mail.smtp.ssl.socketFactory", trusting);
        }
        this.session = Session.getInstance(properties);
    }

    Session session() {
        return session;
    }

    /** Connects, greets, secures the connection and signs in, and sends nothing; says what was in the way. */
    Optional<Said> trouble() {
        try (Transport transport = connected()) {
            return transport.isConnected() ? Optional.empty() : Optional.of(unreachable("notice.email.unreachable"));
        } catch (MessagingException e) {
            return Optional.of(said(e));
        }
    }

    /** Hands a mail over. */
    Outcome send(MimeMessage mail, Address to) {
        try (Transport transport = connected()) {
            transport.sendMessage(mail, new Address[] {to});
            return new Outcome.Delivered();
        } catch (MessagingException e) {
            Said said = said(e);
            // Only what is said of the recipient is for good; everything else somebody can mend here or there.
            return said.key().equals("notice.email.recipient") ? Undelivered.forGood(said) : Undelivered.passing(said);
        }
    }

    private Transport connected() throws MessagingException {
        Transport transport = session.getTransport("smtp");
        if (settings.user().isEmpty()) {
            transport.connect();
        } else {
            transport.connect(settings.user(), settings.password());
        }
        return transport;
    }

    private Said said(MessagingException failure) {
        for (Exception cause = failure; cause != null; cause = next(cause)) {
            if (cause instanceof AuthenticationFailedException) {
                return unreachable("notice.email.sign_in");
            }
            if (cause instanceof SMTPAddressFailedException refused) {
                String key = refused.getReturnCode() >= 500 ? "notice.email.recipient" : "notice.email.not_now";
                return Said.of(key, settings.host(), refused.getReturnCode());
            }
            if (cause instanceof SMTPSenderFailedException refused) {
                return Said.of("notice.email.sender", settings.host(), refused.getReturnCode());
            }
            if (cause instanceof SMTPSendFailedException refused && refused.getReturnCode() > 0) {
                return Said.of("notice.email.not_now", settings.host(), refused.getReturnCode());
            }
            if (cause instanceof SSLException
                    || String.valueOf(cause.getMessage()).contains("STARTTLS")) {
                return unreachable("notice.email.security");
            }
        }
        return unreachable("notice.email.unreachable");
    }

    private static @Nullable Exception next(Exception failure) {
        Exception chained = failure instanceof MessagingException mail ? mail.getNextException() : null;
        return chained != null ? chained : failure.getCause() instanceof Exception cause ? cause : null;
    }

    private Said unreachable(String key) {
        return Said.of(key, settings.host(), settings.port());
    }

    private static Properties properties(EmailSettings settings) {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", settings.host());
        properties.setProperty("mail.smtp.port", String.valueOf(settings.port()));
        properties.setProperty("mail.smtp.auth", String.valueOf(!settings.user().isEmpty()));
        properties.setProperty("mail.smtp.starttls.enable", String.valueOf(settings.security() == Security.STARTTLS));
        properties.setProperty("mail.smtp.starttls.required", String.valueOf(settings.security() == Security.STARTTLS));
        properties.setProperty("mail.smtp.ssl.enable", String.valueOf(settings.security() == Security.TLS));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.connectiontimeout", String.valueOf(CONNECTING.toMillis()));
        properties.setProperty("mail.smtp.timeout", String.valueOf(READING.toMillis()));
        properties.setProperty("mail.smtp.writetimeout", String.valueOf(READING.toMillis()));
        return properties;
    }
}
