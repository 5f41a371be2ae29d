package io.oase.web;

import static io.oase.testing.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropwizard.core.setup.Environment;
import io.oase.activation.Activation;
import io.oase.activation.Beginning;
import io.oase.activation.Happening;
import io.oase.activation.Timeline.Entry;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import jakarta.servlet.DispatcherType;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Over a real connection, as Dropwizard serves it. */
class StreamedTest {
    /** Entries come in lots of a thousand. */
    private static final int LOT = 1_000;

    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);
    private Server server;

    @BeforeEach
    void start() throws Exception {
        Activation crisis = world.activations
                .begin(world.mara, new Beginning("outage", null, 3, false, "", null, null, Map.of()))
                .activation();
        Messages messages = Messages.load(List.of("base", "guide", "web"));
        Visits visits = new Visits(messages, world.clock, ZoneId.of("UTC"));
        Environment environment = new Environment("exports");
        environment
                .servlets()
                .addFilter("breaking-off", new BreakingOff())
                .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
        environment.jersey().register(new Exports(visits, crisis));
        environment
                .jersey()
                .register(new RefusedErrors(visits, new ErrorPages(new Face(new Templates(), new Assets()), visits)));
        server = ApiServer.factory().build(environment);
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    @Test
    void a_file_that_is_read_to_its_end_is_whole() throws Exception {
        HttpResponse<String> whole = get("/exports/3/3");
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.body().lines()).hasSize(3 * LOT + 1);
    }

    @Test
    void a_file_that_breaks_off_is_no_download_that_worked() {
        assertThatThrownBy(() -> get("/exports/3/2")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> get("/exports/3/1")).isInstanceOf(IOException.class);
    }

    @Test
    void what_cannot_be_read_at_all_is_told_by_a_page() throws Exception {
        HttpResponse<String> away = get("/exports/3/0");
        assertThat(away.statusCode()).isEqualTo(503);
        assertThat(away.body()).contains("Oase cannot reach its database");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        int port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    /** Timelines of some lots, of which only the first can be read. */
    @Path("/exports")
    public static final class Exports {
        private final Visits visits;
        private final Activation crisis;

        Exports(Visits visits, Activation crisis) {
            this.visits = visits;
            this.crisis = crisis;
        }

        /** The database goes away after some of them. */
        @GET
        @Path("{lots}/{readable}")
        public Response export(
                @Context ContainerRequestContext request,
                @PathParam("lots") int lots,
                @PathParam("readable") int readable) {
            CrisisExport export = new CrisisExport(visits.of(request).reader(), crisis);
            return CrisisExport.file(request, "text/csv", "timeline.csv", export.csv((after, limit) -> {
                if (after >= (long) readable * limit && readable < lots) {
                    throw new IllegalStateException(new SQLException("restarting", "57P01"));
                }
                return after >= (long) lots * limit ? List.of() : lot(after, limit);
            }));
        }

        private static List<Entry> lot(long after, int limit) {
            return LongStream.rangeClosed(after + 1, after + limit)
                    .mapToObj(id -> new Entry(id, NOW, null, "Mara Vogt", Happening.ENTRY, Map.of("text", "x" + id)))
                    .toList();
        }
    }
}
