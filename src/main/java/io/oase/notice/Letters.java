package io.oase.notice;

import io.oase.base.Said;
import io.oase.people.Account;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.UUID;
import java.util.function.Function;

/** Mails to people: plain text in their language, no pictures, nothing that reports back. */
final class Letters {
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final EmailSettings settings;
    private final MailServer server;
    private final Clock clock;

    Letters(EmailSettings settings, Clock clock) {
        this.settings = settings;
        this.server = new MailServer(settings);
        this.clock = clock;
    }

    /** What is written. */
    record Letter(String subject, String text) {}

    /**
     * Hands one over.
     *
     * @param id the same when it is sent again
     * @param write in the language that is passed
     */
    Outcome send(UUID id, Account account, Function<String, Letter> write) {
        InternetAddress to;
        try {
            to = new InternetAddress(account.email(), true);
            to.setPersonal(NoticeWords.line(account.name()), UTF_8);
        } catch (AddressException | UnsupportedEncodingException e) {
            return Outcome.Undelivered.forGood(Said.of("notice.email.address", NoticeWords.line(account.name())));
        }
        try {
            String language = account.locale().isEmpty() ? settings.language() : account.locale();
            return server.send(mail(id, write.apply(language), language, to), to);
        } catch (MessagingException e) {
            throw new IllegalStateException("The mail could not be written", e);
        }
    }

    private MimeMessage mail(UUID id, Letter letter, String language, InternetAddress to) throws MessagingException {
        InternetAddress from = new InternetAddress(settings.from(), true);
        MimeMessage mail = new Known(server, id + "@" + domain(from));
        mail.setFrom(from);
        mail.setRecipient(Message.RecipientType.TO, to);
        mail.setSubject(letter.subject(), UTF_8);
        mail.setSentDate(Date.from(clock.instant()));
        // RFC 3834: out-of-office answers stay away.
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setHeader("Content-Language", language);
        mail.setText(letter.text(), UTF_8);
        mail.saveChanges();
        return mail;
    }

    private static String domain(InternetAddress from) {
        String address = from.getAddress();
        return address.substring(address.lastIndexOf('@') + 1);
    }

    /** Keeps the Message-ID it was given: a mail that is sent again after a crash is recognised as the same. */
    private static final class Known extends MimeMessage {
        private final String id;

        Known(MailServer server, String id) {
            super(server.session());
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + id + ">");
        }
    }
}
