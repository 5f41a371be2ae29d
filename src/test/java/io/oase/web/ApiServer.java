package io.oase.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dropwizard.auth.AuthValueFactoryProvider;
import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jetty.HttpConnectorFactory;
import io.dropwizard.request.logging.LogbackAccessRequestLogFactory;
import io.oase.db.Signals;
import io.oase.people.Account;
import io.oase.people.Passwords;
import io.oase.people.Sessions;
import io.oase.people.SignIn;
import io.oase.testing.Bundles;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletRegistration;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;

/**
 * The JSON API (and the door to the pages) over real HTTP, as Dropwizard serves it, on a {@link World}. Every request and its answer is held against the
 * OpenAPI document.
 */
final class ApiServer implements AutoCloseable {
    final ApiDocument document = new ApiDocument();
    final World world;
    final LiveEvents live;

    private final Server server;
    private final Signals signals;
    private final Map<Long, String> secrets = new HashMap<>();

    ApiServer(World world, TestDatabase database) throws Exception {
        this.world = world;
        Messages messages = Bundles.of(
                "base",
                "people",
                "channel",
                "inbox",
                "ingest",
                "prewritten",
                "reply",
                "notice",
                "target",
                "insight",
                "alert",
                "assign",
                "bulk",
                "saved",
                "activation",
                "statement",
                "guide",
                "approval",
                "draft",
                "looking",
                "playbook",
                "search",
                "web");
        Visits visits = new Visits(messages, world.clock, ZoneId.of("UTC"));
        EdgeErrors edge = new EdgeErrors(messages);
        Sessions sessions = new Sessions(world.db, world.clock, new SecureRandom(), Duration.ofDays(1));
        Entrance entrance = new Entrance(sessions, world.tokens);
        signals = new Signals(database.address());
        signals.start();
        live = new LiveEvents(
                entrance,
                signals,
                edge,
                new Onlookers(world.looking, world.people),
                Duration.ofMillis(20),
                Duration.ofMillis(100));
        live.start();
        Environment environment = new Environment("api");
        ApiWing.write(environment.getObjectMapper());
        environment.jersey().register(new AuthValueFactoryProvider.Binder<>(Me.class));
        environment.jersey().register(new BodyLimit());
        environment.jersey().register(new Storable());
        environment.jersey().register(new Gate(entrance));
        Face face = OneFace.FACE;
        environment.jersey().register(new RefusedErrors(visits, new ErrorPages(face, visits)));
        parts(world, visits).forEach(environment.jersey()::register);
        SecureRandom random = new SecureRandom();
        SignIn signIn = new SignIn(world.db, world.clock, random, new Passwords(random), sessions);
        OwnSite own = new OwnSite(Optional.empty());
        environment.jersey().register(new SignInPages(face, visits, own, signIn, sessions, List.of()));
        environment
                .servlets()
                .addFilter("unheard", new Unheard())
                .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
        ServletRegistration.Dynamic events = environment.servlets().addServlet("live", live);
        events.setAsyncSupported(true);
        events.addMapping("/api/v1/events");
        environment.getApplicationContext().setErrorHandler(edge);
        server = factory().build(environment);
        server.setErrorHandler(edge);
        server.start();
    }

    /** What guides through a crisis. */
    static Guides guides(World world) {
        return new Guides(
                world.activations,
                world.casting,
                world.factSheet,
                world.checklist,
                world.promising,
                world.scribing,
                world.standingDown,
                world.reviews);
    }

    /** All parts of the API. */
    static List<Object> parts(World world, Visits visits) {
        return new ApiWing(
                        visits,
                        world.channels,
                        world.connecting,
                        world.changing,
                        world.lifecycle,
                        world.polling,
                        world.views,
                        world.conversations,
                        world.inbox,
                        world.merging,
                        world.splitting,
                        world.replies,
                        world.answering,
                        world.prewritten,
                        world.choosing,
                        world.exchange,
                        world.calendars,
                        world.targets,
                        world.conversationClocks,
                        world.expecting,
                        world.acknowledgements,
                        world.notices,
                        world.people,
                        world.teams,
                        world.rules,
                        world.absences,
                        world.abilities,
                        world.board,
                        world.clock,
                        world.reports,
                        world.snoozes,
                        world.followUps,
                        world.bulkChanges,
                        world.savedViews,
                        world.days,
                        world.approvals,
                        world.standingRules,
                        new Hearing(world.notices, world.preferences, world.pushDevices, world.teamWebhooks),
                        world.mentions,
                        world.drafts,
                        world.handingOver,
                        world.looking,
                        new Crises(world.shelf, world.activations, world.preview, world.heldReplies),
                        guides(world),
                        world.catalogue,
                        world.uploads,
                        world.alerts,
                        world.saying)
                .parts();
    }

    /** What came back; {@code json} is missing where nothing did. */
    record Answer(int status, String body, JsonNode json, HttpResponse<String> response) {
        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** What came back of a request that has to be granted. */
        static JsonNode ok(Answer answer) {
            assertThat(answer.status).as(answer.body).isBetween(200, 204);
            return answer.json;
        }

        /** What is wrong with a field; empty when nothing is. */
        String error(String field) {
            return json.path("errors").path(field).asText();
        }

        String type() {
            return json.path("type").asText().replace("urn:oase:problem:", "");
        }
    }

    Answer get(@Nullable Account by, String path) {
        return ask("GET", path, by, null);
    }

    Answer ask(String method, String path, @Nullable Account by, @Nullable String body) {
        Map<String, String> headers = new HashMap<>();
        if (by != null) {
            headers.put("Authorization", "Bearer " + token(by));
        }
        if (body != null) {
            headers.put("Content-Type", "application/json");
        }
        return ask(method, path, headers, body);
    }

    Answer ask(String method, String path, Map<String, String> headers, @Nullable String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
                .timeout(Duration.ofSeconds(60))
                .method(
                        method.toUpperCase(Locale.ROOT),
                        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        HttpResponse<String> response = send(request.build(), BodyHandlers.ofString());
        String type = response.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
        document.hold(method, path, body, response.statusCode(), type, response.body());
        JsonNode json = document.tree(type.endsWith("json") && !response.body().isEmpty() ? response.body() : "null");
        return new Answer(response.statusCode(), response.body(), json, response);
    }

    /** Queues an answer to the conversation at this path. */
    Answer answer(String conversation, Account by, String text, long seen) {
        String body = "{\"text\": \"%s\", \"seen\": %d, \"then\": \"waiting\", \"visibility\": \"public\"}";
        return ask("POST", conversation + "/replies", by, body.formatted(text, seen));
    }

    /** Headers with somebody's token. */
    Map<String, String> bearer(Account by, Map<String, String> more) {
        Map<String, String> headers = new HashMap<>(more);
        headers.put("Authorization", "Bearer " + token(by));
        return headers;
    }

    /** An open stream of events. */
    InputStream listen(Account by) {
        HttpResponse<InputStream> response = send(
                HttpRequest.newBuilder(uri("/api/v1/events"))
                        .header("Authorization", "Bearer " + token(by))
                        .build(),
                BodyHandlers.ofInputStream());
        document.hold(
                "GET",
                "/api/v1/events",
                null,
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", ""),
                "");
        return response.body();
    }

    /** A token of somebody's, the same each time. */
    String token(Account account) {
        return secrets.computeIfAbsent(
                account.id(), id -> world.tokens.create(account, id, "test").secret());
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + ((ServerConnector) server.getConnectors()[0]).getLocalPort() + path);
    }

    @Override
    public void close() throws Exception {
        live.close();
        signals.close();
        server.stop();
    }

    /** On a connection of its own: a server that refuses before it has read the body may close the one it came on. */
    private static <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return HttpClient.newHttpClient().send(request, handler);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** How it is served; any free port of loopback. */
    static DefaultServerFactory factory() {
        HttpConnectorFactory connector = new HttpConnectorFactory();
        connector.setBindHost("127.0.0.1");
        connector.setPort(0);
        LogbackAccessRequestLogFactory silent = new LogbackAccessRequestLogFactory();
        silent.setAppenders(List.of());
        DefaultServerFactory factory = new DefaultServerFactory();
        factory.setApplicationConnectors(List.of(connector));
        factory.setAdminConnectors(List.of());
        factory.setRequestLogFactory(silent);
        factory.setMaxThreads(40);
        factory.setRegisterDefaultExceptionMappers(false);
        return factory;
    }
}
