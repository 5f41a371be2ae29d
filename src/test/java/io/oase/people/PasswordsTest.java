package io.oase.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oase.base.Refused;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {
    private final Passwords passwords = new Passwords(new SecureRandom(), 64, 1, 2);

    @Test
    void a_password_matches_its_hash_only() {
        String hash = passwords.hash("Grüße aus Köln");

        assertThat(hash).startsWith("$argon2id$v=19$m=64,t=1,p=1$");
        assertThat(passwords.hash("Grüße aus Köln")).isNotEqualTo(hash);
        assertThat(passwords.matches("Grüße aus Köln", hash)).isTrue();
        assertThat(passwords.matches("Gru\u0308ße aus Ko\u0308ln", hash))
                .as("typed on a Mac")
                .isTrue();
        assertThat(passwords.matches("grüße aus Köln", hash)).isFalse();
        assertThat(passwords.matches("nobody has this password", null)).isFalse();
        assertThat(passwords.matches("x", "no hash")).isFalse();
    }

    @Test
    void the_parameters_are_those_of_owasp() {
        assertThat(new Passwords(new SecureRandom()).hash("x")).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    }

    @Test
    void hashes_with_other_parameters_are_outdated() {
        assertThat(passwords.isOutdated(passwords.hash("x"))).isFalse();
        assertThat(new Passwords(new SecureRandom(), 128, 1, 2).isOutdated(passwords.hash("x")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "short",
                "123456789",
                "1234567890",
                "9876543210",
                "abcdefghij",
                "aaaaaaaaaaaa",
                "ababababab",
                "password123",
                "Passwort2026!",
                "qwertzuiop",
                "SOMMER2026!!",
                "passwortpasswort",
                "hallohallo1",
                "brandt.lena@example.org",
                "LenaBrandt",
                "Lena Brandt 1",
                "lena.brandt99",
                "brandt.lena@",
                "geheimgeheim"
            })
    void first_guesses_are_refused(String password) {
        assertThatThrownBy(() -> PasswordRules.check(password, "brandt.lena@example.org", "Lena Brandt"))
                .isInstanceOf(Refused.Invalid.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"korrekt-pferd-7", "drei blaue Züge", "Xk3!fP9q#z", "🙈🙉🙊🐵🐒🦍🦧🐶🐕🦮"})
    void others_pass(String password) {
        assertThatCode(() -> PasswordRules.check(password, "brandt.lena@example.org", "Lena Brandt"))
                .doesNotThrowAnyException();
    }

    @Test
    void endless_ones_are_refused() {
        assertThatThrownBy(() -> PasswordRules.check("ab12".repeat(51), "a@b.de", "Lena"))
                .isInstanceOf(Refused.Invalid.class);
    }
}
