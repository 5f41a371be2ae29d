package io.oase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropwizard.configuration.ConfigurationException;
import io.dropwizard.configuration.DefaultConfigurationFactoryFactory;
import io.dropwizard.configuration.FileConfigurationSourceProvider;
import io.dropwizard.configuration.SubstitutingSourceProvider;
import io.dropwizard.jackson.Jackson;
import io.dropwizard.jersey.validation.Validators;
import io.oase.notice.EmailSettings;
import io.oase.notice.Way;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.text.StringSubstitutor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OaseConfigurationTest {
    @TempDir
    Path folder;

    @Test
    void the_file_that_comes_along_says_what_holds_without_any() throws Exception {
        for (var configuration : new OaseConfiguration[] {read(Path.of("config.yml"), Map.of()), read("{}")}) {
            assertThat(configuration.databaseAddress()).isEmpty();
            assertThat(configuration.databaseFolder()).isEqualTo(Path.of("data/database"));
            assertThat(configuration.keysFile()).isEqualTo(Path.of("data/keys.json"));
            assertThat(configuration.playbooksFolder()).isEqualTo(Path.of("playbooks"));
            assertThat(configuration.publicUrl()).isEmpty();
            assertThat(configuration.nodeName()).isEmpty();
            assertThat(configuration.maxConnections()).isEqualTo(20);
            assertThat(configuration.undoSeconds()).isEqualTo(5);
            assertThat(configuration.answersPerMinute()).isEqualTo(20);
            assertThat(configuration.sessionDays()).isEqualTo(14);
            assertThat(configuration.threads()).isEqualTo(8);
            assertThat(configuration.privateAddresses()).isFalse();
            assertThat(configuration.notices().ways(Optional.empty())).containsExactly(Way.TEAM);
        }
    }

    @Test
    void the_environment_fills_in() throws Exception {
        var configuration = read(
                Path.of("config.yml"),
                Map.of(
                        "OASE_DATABASE_URL", "jdbc:postgresql://db:5432/oase",
                        "OASE_DATABASE_PASSWORD", "#: geheim",
                        "OASE_UNDO_SECONDS", "0",
                        "OASE_PUBLIC_URL", "https://inbox.example.org/",
                        "OASE_DATA", "/var/lib/oase"));

        var address = configuration.databaseAddress().orElseThrow();
        assertThat(address.url()).isEqualTo("jdbc:postgresql://db:5432/oase");
        assertThat(address.user()).isEqualTo("oase");
        assertThat(address.password()).isEqualTo("#: geheim");
        assertThat(address.toString()).doesNotContain("geheim");
        assertThat(configuration.undoSeconds()).isZero();
        assertThat(configuration.publicUrl()).contains("https://inbox.example.org");
        assertThat(configuration.keysFile()).isEqualTo(Path.of("/var/lib/oase/keys.json"));
    }

    @Test
    void notices_leave_by_what_is_switched_on_and_no_secret_is_shown() throws Exception {
        var notices = read(
                        Path.of("config.yml"),
                        Map.of(
                                "OASE_WEBHOOK_URL", "https://hooks.example.org/oase",
                                "OASE_WEBHOOK_SECRET", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                                "OASE_SMTP_HOST", "mail.example.org",
                                "OASE_SMTP_USER", "oase",
                                "OASE_SMTP_PASSWORD", "#: geheim",
                                "OASE_MAIL_FROM", "Oase <oase@example.org>"))
                .notices();
        assertThat(notices.ways(Optional.empty()))
                .containsExactlyInAnyOrder(Way.WEBHOOK, Way.EMAIL, Way.DIGEST, Way.PUSH, Way.TEAM);
        assertThat(notices.pushSubject(Optional.empty())).contains("mailto:oase@example.org");
        assertThat(notices.webhookSettings().orElseThrow().secret()).hasSize(24);
        assertThat(notices.emailSettings())
                .contains(new EmailSettings(
                        "mail.example.org",
                        587,
                        "oase",
                        "#: geheim",
                        EmailSettings.Security.STARTTLS,
                        "Oase <oase@example.org>",
                        "de"));
        assertThat(notices + " " + notices.webhookSettings() + notices.emailSettings())
                .doesNotContain("geheim", "MfKQ9r8");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    undoSecs: 5                        | undoSecs
                    database: {ulr: x}                 | database.ulr
                    undoSeconds: -1                    | undoSeconds
                    answersPerMinute: 61               | answersPerMinute
                    undoSeconds: soon                  | undoSeconds
                    privateAddresses: perhaps          | privateAddresses
                    publicUrl: inbox.example.org       | publicUrl
                    database: {url: "mysql://db/oase"} | database.url
                    database: {maxConnections: 0}      | database.maxConnections
                    signIn: {sessionDays: 0}           | signIn.sessionDays
                    node: {name: "a b"}                | node.name
                    notices: {webhok: {}}              | notices.webhok
                    notices: {webhook: {url: "hooks.example.org", secret: "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"}} | notices.webhook.url
                    notices: {webhook: {url: "https://hooks.example.org"}} | notices.webhook.secret
                    notices: {webhook: {url: "https://hooks.example.org", secret: "c2hvcnQ="}} | notices.webhook.secret
                    notices: {email: {host: "mail.example.org"}} | notices.email.from
                    notices: {email: {host: "mail.example.org", from: "nobody"}} | notices.email.from
                    notices: {email: {host: "mail example", from: "a@example.org"}} | notices.email.host
                    notices: {email: {host: "m", from: "a@example.org", port: 0}} | notices.email.port
                    notices: {email: {host: "m", from: "a@example.org", security: "ssl"}} | notices.email.security
                    notices: {email: {host: "m", from: "a@example.org", language: "fr"}} | notices.email.language
                    """)
    void what_cannot_be_used_is_refused_with_its_name(String line, String key) {
        assertThatThrownBy(() -> read(line))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(key);
    }

    private OaseConfiguration read(String text) throws Exception {
        return read(Files.writeString(folder.resolve("config.yml"), text, StandardCharsets.UTF_8), Map.of());
    }

    private static OaseConfiguration read(Path file, Map<String, String> environment) throws Exception {
        return new DefaultConfigurationFactoryFactory<OaseConfiguration>()
                .create(OaseConfiguration.class, Validators.newValidator(), Jackson.newObjectMapper(), "dw")
                .build(
                        new SubstitutingSourceProvider(
                                new FileConfigurationSourceProvider(), new StringSubstitutor(environment)),
                        file.toString());
    }
}
