package io.oase.picture;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.oase.channel.Http;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RemotePicturesTest {
    private static final byte[] PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    @RegisterExtension
    static final WireMockExtension SERVER =
            WireMockExtension.newInstance().options(options().dynamicPort()).build();

    private static final Http ANYWHERE = new Http(true);

    private final PictureAddresses addresses = new PictureAddresses(new byte[32]);
    private final RemotePictures pictures = new RemotePictures(addresses, url -> ANYWHERE);

    @Test
    void a_picture_is_fetched_once_and_typed_by_its_bytes() {
        serve("/a", PNG, "text/html");
        assertThat(pictures.find(signed("/a")))
                .hasValueSatisfying(picture -> assertThat(picture.mediaType()).isEqualTo("image/png"));
        assertThat(pictures.find(signed("/a"))).isPresent();
        SERVER.verify(1, getRequestedFor(urlEqualTo("/a")));
    }

    @Test
    void what_is_no_picture_is_not_passed_on_whatever_it_calls_itself() {
        serve(
                "/svg",
                "<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>".getBytes(StandardCharsets.UTF_8),
                "image/png");
        serve("/html", "<!doctype html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8), "image/jpeg");
        assertThat(pictures.find(signed("/svg"))).isEmpty();
        assertThat(pictures.find(signed("/html"))).isEmpty();
        assertThat(pictures.find(signed("/missing"))).isEmpty();
    }

    @Test
    void a_private_address_is_not_reached_unless_allowed() {
        serve("/b", PNG, "image/png");
        assertThat(new RemotePictures(addresses, url -> new Http(false)).find(signed("/b")))
                .isEmpty();
    }

    @Test
    void an_address_made_with_another_key_or_changed_afterwards_fetches_nothing() {
        String good = signed("/c");
        String mac = good.substring(0, good.indexOf('.') + 1);
        String other = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("http://169.254.169.254/".getBytes(StandardCharsets.UTF_8));
        byte[] key = new byte[32];
        key[0] = 1;
        String foreign = Objects.requireNonNull(new PictureAddresses(key).of(SERVER.url("/c")))
                .substring(10);
        for (String forged : new String[] {mac + other, "." + other, other, foreign, good + "x", "", ".", "%.%"}) {
            assertThat(pictures.find(forged)).as(forged).isEmpty();
        }
        SERVER.verify(0, getRequestedFor(urlEqualTo("/c")));
    }

    @Test
    void only_web_addresses_get_one() {
        assertThat(addresses.of("javascript:alert(1)")).isNull();
        assertThat(addresses.of("file:///etc/passwd")).isNull();
        assertThat(addresses.of("https://example.org/" + "a".repeat(5_000))).isNull();
        assertThat(addresses.of(null)).isNull();
    }

    @Property(tries = 200)
    void no_bytes_are_too_strange(@ForAll @Size(max = 40) byte[] bytes) {
        assertThat(ImageType.of(bytes)).isNotNull();
    }

    private String signed(String path) {
        return Objects.requireNonNull(addresses.of(SERVER.url(path))).substring("/pictures/".length());
    }

    private static void serve(String path, byte[] body, String type) {
        SERVER.stubFor(get(path).willReturn(aResponse().withBody(body).withHeader("Content-Type", type)));
    }
}
