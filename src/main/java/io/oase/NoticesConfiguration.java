package io.oase;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.dropwizard.validation.ValidationMethod;
import io.oase.notice.EmailSettings;
import io.oase.notice.Way;
import io.oase.notice.WebhookSettings;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** The section {@code notices} of {@code config.yml}: how notices leave the house. */
record NoticesConfiguration(
        @Nullable @Valid Webhook webhook,
        @Nullable @Valid Email email,
        @Nullable @Valid Push push) {

    /**
     * @param url blank: off
     * @param secret Base64, with or without {@code whsec_} before it
     */
    record Webhook(@Nullable String url, @Nullable String secret) {
        @JsonIgnore
        @ValidationMethod(
                message = "notices.webhook.url must be an http or https address, https://hooks.example.org/oase")
        public boolean isUrlUsable() {
            return OaseConfiguration.given(url).map(HttpUrl::parse).isPresent()
                    || OaseConfiguration.given(url).isEmpty();
        }

        @JsonIgnore
        @ValidationMethod(
                message =
                        "notices.webhook.secret must be 24 to 64 random bytes in Base64; openssl rand -base64 32 makes one")
        public boolean isSecretUsable() {
            return OaseConfiguration.given(url).isEmpty()
                    || OaseConfiguration.given(secret)
                            .flatMap(WebhookSettings::secret)
                            .isPresent();
        }

        private Optional<WebhookSettings> settings() {
            return OaseConfiguration.given(url).flatMap(address -> OaseConfiguration.given(secret)
                    .flatMap(WebhookSettings::secret)
                    .map(bytes -> new WebhookSettings(address, bytes)));
        }

        /** Without the secret. */
        @Override
        public String toString() {
            return "Webhook[" + url + "]";
        }
    }

    /**
     * @param host blank: off
     * @param user blank: no sign-in
     * @param language of mails to people who chose none
     */
    record Email(
            @Nullable @Pattern(regexp = "[\\w.:\\[\\]-]*", message = "must be the name or address of a server")
            String host,

            @Nullable @Min(1) @Max(65535) Integer port,
            @Nullable String user,
            @Nullable String password,

            @Nullable @Pattern(regexp = "starttls|tls|none|", message = "must be starttls, tls or none")
            String security,

            @Nullable String from,

            @Nullable @Pattern(regexp = "de|en|", message = "must be de or en")
            String language) {
        @JsonIgnore
        @ValidationMethod(
                message =
                        "notices.email.from must be an e-mail address, with a name before it or not: Oase <oase@example.org>")
        public boolean isFromUsable() {
            return OaseConfiguration.given(host).isEmpty()
                    || OaseConfiguration.given(from).filter(Email::isAddress).isPresent();
        }

        private static boolean isAddress(String text) {
            try {
                String address = new InternetAddress(text, true).getAddress();
                return address.indexOf('@') > 0 && text.chars().noneMatch(Character::isISOControl);
            } catch (AddressException e) {
                return false;
            }
        }

        private Optional<EmailSettings> settings() {
            String chosen = OaseConfiguration.given(security).orElse("starttls").toUpperCase(Locale.ROOT);
            return OaseConfiguration.given(host)
                    .map(server -> new EmailSettings(
                            server,
                            Objects.requireNonNullElse(port, 587),
                            OaseConfiguration.given(user).orElse(""),
                            Objects.requireNonNullElse(password, ""),
                            EmailSettings.Security.valueOf(chosen),
                            OaseConfiguration.given(from).orElseThrow(),
                            OaseConfiguration.given(language).orElse("de")));
        }

        /** Without the password. */
        @Override
        public String toString() {
            return "Email[" + host + "]";
        }
    }

    /**
     * @param on whether people may have their browsers told; null: they may
     * @param subject whom a push service may write to; blank: publicUrl or the sender of mails
     */
    record Push(
            @Nullable Boolean on,

            @Nullable
            @Pattern(
                    regexp = "(mailto:[^\\s@]+@[^\\s@]+|https://\\S+)?",
                    message = "must be mailto:somebody@example.org or an https address")
            String subject) {}

    /**
     * Whom a push service may write to when something is wrong with what it gets; empty: nothing is pushed.
     *
     * @param publicUrl address of the pages; empty: unknown
     */
    Optional<String> pushSubject(Optional<String> publicUrl) {
        if (push != null && Boolean.FALSE.equals(push.on())) {
            return Optional.empty();
        }
        return OaseConfiguration.given(push == null ? null : push.subject())
                .or(() -> publicUrl.filter(url -> url.startsWith("https:")))
                .or(() -> emailSettings().map(NoticesConfiguration::writer));
    }

    private static String writer(EmailSettings settings) {
        try {
            return "mailto:" + new InternetAddress(settings.from(), true).getAddress();
        } catch (AddressException e) {
            throw new IllegalStateException("It was checked before", e);
        }
    }

    /** Empty: switched off. */
    Optional<WebhookSettings> webhookSettings() {
        return Optional.ofNullable(webhook).flatMap(Webhook::settings);
    }

    /** Empty: switched off. */
    Optional<EmailSettings> emailSettings() {
        return Optional.ofNullable(email).flatMap(Email::settings);
    }

    /**
     * The ways that are switched on.
     *
     * @param publicUrl address of the pages; empty: unknown
     */
    Set<Way> ways(Optional<String> publicUrl) {
        Set<Way> ways = EnumSet.of(Way.TEAM);
        webhookSettings().ifPresent(on -> ways.add(Way.WEBHOOK));
        emailSettings().ifPresent(on -> ways.addAll(Set.of(Way.EMAIL, Way.DIGEST)));
        pushSubject(publicUrl).ifPresent(on -> ways.add(Way.PUSH));
        return ways;
    }
}
