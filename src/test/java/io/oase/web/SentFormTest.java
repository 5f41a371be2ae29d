package io.oase.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.core.setup.Environment;
import io.oase.people.Sessions;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Forms that are sent while the database is away, over a real connection. */
class SentFormTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);
    private Server server;

    @BeforeEach
    void start() throws Exception {
        Visits visits = new Visits(Messages.load(List.of("base", "web")), world.clock, ZoneId.of("UTC"));
        Jdbi away = Jdbi.create(() -> {
            throw new SQLException("restarting", "57P01");
        });
        Sessions sessions = new Sessions(away, world.clock, new SecureRandom(), Duration.ofDays(1));
        Environment environment = new Environment("forms");
        environment.jersey().register(new BodyLimit());
        environment.jersey().register(new Gate(new Entrance(sessions, world.tokens)));
        environment
                .jersey()
                .register(new RefusedErrors(visits, new ErrorPages(new Face(new Templates(), new Assets()), visits)));
        environment.jersey().register(new Notes());
        server = ApiServer.factory().build(environment);
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    @Test
    void what_was_typed_stands_on_the_page_and_can_be_sent_once_more() throws Exception {
        assertThat(sent("text=Selin+has%0D%0Acalled+%3Cb%3E&then=open", uri("/conversations/1?view=mine")))
                .contains("action=\"/notes?from&#61;list\"", "name=\"text\"", "called &lt;b&gt;")
                .contains(
                        "name=\"then\" value=\"open\"", "Send it once more", "href=\"/conversations/1?view&#61;mine\"");
    }

    @Test
    void no_other_site_is_led_to() throws Exception {
        assertThat(sent("text=Hello", URI.create("https://elsewhere.example/trap")))
                .contains("Send it once more", "href=\"/\"")
                .doesNotContain("trap");
    }

    @Test
    void passwords_are_not_shown_again() throws Exception {
        assertThat(sent("old_password=correct+horse", uri("/profile")))
                .contains("Back to the form", "href=\"/profile\"")
                .doesNotContain("horse", "Send it once more");
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + ((ServerConnector) server.getConnectors()[0]).getLocalPort() + path);
    }

    private String sent(String form, URI from) throws IOException, InterruptedException {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(uri("/notes?from=list"))
                                .header("Cookie", "oase_session=somebody")
                                .header("Referer", from.toString())
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(form))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(503);
        return answer.body();
    }

    /** Nobody comes as far as this. */
    @Path("/notes")
    public static final class Notes {
        /** Keeps nothing. */
        @POST
        public void post(MultivaluedMap<String, String> form) {}
    }
}
