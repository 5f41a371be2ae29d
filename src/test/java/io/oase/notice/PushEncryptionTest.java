package io.oase.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.apps.webpush.WebPushHybridDecrypt;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** The example in section 5 and appendix A of RFC 8291. */
class PushEncryptionTest {
    private static final String WORDS = "When I grow up, I want to be a watermelon";
    private static final byte[] RECEIVER = bytes("q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94");
    private static final byte[] RECEIVER_PUBLIC =
            bytes("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4");
    private static final byte[] AUTH = bytes("BTBZMqHH6r4Tts7J_aSIgg");
    private static final byte[] MESSAGE = bytes("DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27ml"
            + "mlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPT"
            + "pK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN");

    @Test
    void what_the_tests_decrypt_with_reads_the_example() throws Exception {
        byte[] words = PushBrowser.open(PushBrowser.secret(RECEIVER), RECEIVER_PUBLIC, AUTH, MESSAGE);
        assertThat(new String(words, StandardCharsets.UTF_8)).isEqualTo(WORDS);
    }

    @Test
    void the_library_that_encrypts_reads_it_too() throws Exception {
        byte[] words = new WebPushHybridDecrypt.Builder()
                .withAuthSecret(AUTH)
                .withRecipientPublicKey(RECEIVER_PUBLIC)
                .withRecipientPrivateKey(RECEIVER)
                .withRecordSize(4096)
                .build()
                .decrypt(MESSAGE, null);
        assertThat(new String(words, StandardCharsets.UTF_8)).isEqualTo(WORDS);
    }

    private static byte[] bytes(String base64) {
        return Base64.getUrlDecoder().decode(base64);
    }
}
