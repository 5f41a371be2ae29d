package io.oase.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oase.base.Refused;
import java.net.URI;
import java.util.Optional;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ContainerRequest;
import org.junit.jupiter.api.Test;

class OwnSiteTest {
    private static final OwnSite KNOWN = new OwnSite(Optional.of("https://Inbox.example:443/oase"));
    private static final OwnSite UNKNOWN = new OwnSite(Optional.empty());

    @Test
    void a_configured_address_is_believed_before_the_host_of_the_request() {
        accepts(KNOWN, request("http://oase:8080/", "https://inbox.example", null));
        accepts(KNOWN, request("http://oase:8080/", "https://inbox.example", "same-origin"));
        accepts(KNOWN, request("http://oase:8080/", null, "same-origin"));
        refuses(KNOWN, request("http://rebound.example/", "http://rebound.example", "same-origin"));
        refuses(KNOWN, request("http://oase:8080/", "http://inbox.example", null));
        refuses(KNOWN, request("http://oase:8080/", "https://inbox.example.evil.example", null));
        refuses(KNOWN, request("http://oase:8080/", "null", null));
        refuses(KNOWN, request("http://oase:8080/", null, "cross-site"));
        refuses(KNOWN, request("http://oase:8080/", null, "same-site"));
    }

    @Test
    void without_one_the_browser_and_the_host_are_asked() {
        accepts(UNKNOWN, request("http://oase.example:8080/", "http://oase.example:8080", null));
        accepts(UNKNOWN, request("http://oase.example/", "https://oase.example", null));
        accepts(UNKNOWN, request("http://oase:8080/", "https://inbox.example", "same-origin"));
        accepts(UNKNOWN, request("http://oase.example/", null, null));
        refuses(UNKNOWN, request("http://oase.example/", "http://evil.example", null));
        refuses(UNKNOWN, request("http://oase.example/", "http://oase.example:8080", null));
        refuses(UNKNOWN, request("http://oase.example/", "http://evil.example", "cross-site"));
        refuses(UNKNOWN, request("http://oase.example/", "null", null));
    }

    @Test
    void cookies_stay_with_https_where_people_use_it_though_a_proxy_does_not() {
        ContainerRequest plain = request("http://oase:8080/", null, null);
        assertThat(KNOWN.cookie(plain, "a", "b", 1, true).isSecure()).isTrue();
        assertThat(UNKNOWN.cookie(plain, "a", "b", 1, true).isSecure()).isFalse();
        assertThat(UNKNOWN.cookie(request("https://oase.example/", null, null), "a", "b", 1, true)
                        .isSecure())
                .isTrue();
        assertThat(new OwnSite(Optional.of("http://oase.example"))
                        .cookie(plain, "a", "b", 1, true)
                        .isSecure())
                .isFalse();
    }

    private static void accepts(OwnSite site, ContainerRequest request) {
        assertThatCode(() -> site.require(request)).doesNotThrowAnyException();
    }

    private static void refuses(OwnSite site, ContainerRequest request) {
        assertThatThrownBy(() -> site.require(request)).isInstanceOf(Refused.NotAllowed.class);
    }

    private static ContainerRequest request(String base, String origin, String site) {
        URI uri = URI.create(base);
        ContainerRequest request =
                new ContainerRequest(uri, uri.resolve("sign-in"), "POST", null, new MapPropertiesDelegate(), null);
        if (origin != null) {
            request.header("Origin", origin);
        }
        if (site != null) {
            request.header("Sec-Fetch-Site", site);
        }
        return request;
    }
}
