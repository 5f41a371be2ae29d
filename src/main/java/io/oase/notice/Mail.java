package io.oase.notice;

import io.oase.base.Said;
import io.oase.people.Account;
import io.oase.people.People;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;

/** Writes notices to people: plain text in their language, no pictures, nothing that reports back. */
final class Mail implements Carrier {
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final EmailSettings settings;
    private final MailServer server;
    private final People people;
    private final Voice voice;
    private final Optional<String> publicUrl;
    private final Clock clock;

    /** @param publicUrl address of the pages, for links; empty: none are given */
    Mail(EmailSettings settings, People people, Voice voice, Optional<String> publicUrl, Clock clock) {
        this.settings = settings;
        this.server = new MailServer(settings);
        this.people = people;
        this.voice = voice;
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    @Override
    public Way way() {
        return Way.EMAIL;
    }

    @Override
    public Outcome carry(DeliveryDao.Claim claim) {
        Long id = claim.accountId();
        Account account = id == null ? null : people.find(id).orElse(null);
        if (account == null || !account.active()) {
            return new Outcome.Pointless();
        }
        InternetAddress to;
        try {
            to = new InternetAddress(account.email(), true);
            to.setPersonal(NoticeWords.line(account.name()), UTF_8);
        } catch (AddressException | UnsupportedEncodingException e) {
            return Outcome.Undelivered.forGood(Said.of("notice.email.address", NoticeWords.line(account.name())));
        }
        try {
            return server.send(mail(claim, account, to), to);
        } catch (MessagingException e) {
            throw new IllegalStateException("The mail could not be written", e);
        }
    }

    private MimeMessage mail(DeliveryDao.Claim claim, Account account, InternetAddress to) throws MessagingException {
        String language = account.locale().isEmpty() ? settings.language() : account.locale();
        Notice notice = claim.content().as(Content.class).notice();
        InternetAddress from = new InternetAddress(settings.from(), true);
        MimeMessage mail = new Known(server, claim.id() + "@" + domain(from));
        mail.setFrom(from);
        mail.setRecipient(Message.RecipientType.TO, to);
        mail.setSubject(NoticeWords.headline(voice, language, notice), UTF_8);
        mail.setSentDate(Date.from(clock.instant()));
        // RFC 3834: out-of-office answers stay away.
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setHeader("Content-Language", language);
        mail.setText(text(notice, language), UTF_8);
        mail.saveChanges();
        return mail;
    }

    private String text(Notice notice, String language) {
        StringBuilder text = new StringBuilder(NoticeWords.inFull(voice, language, notice));
        NoticeWords.link(publicUrl, notice)
                .ifPresent(link -> text.append("\n\n").append(link));
        return text.append("\n\n-- \n")
                .append(voice.say(language, Said.of("notice.email.why")))
                .append('\n')
                .toString();
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
