package io.oase.web;

import io.dropwizard.auth.AuthValueFactoryProvider;
import io.oase.channel.Http;
import io.oase.channel.Networks;
import io.oase.people.Account;
import io.oase.people.PasswordChange;
import io.oase.people.Passwords;
import io.oase.people.Pictures;
import io.oase.people.Sessions;
import io.oase.people.SignIn;
import io.oase.people.SignedIn;
import io.oase.picture.PictureAddresses;
import io.oase.picture.RemotePictures;
import io.oase.testing.Bundles;
import io.oase.testing.World;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.media.multipart.MultiPartFeature;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;

/** Requests as browsers send them, through the gate and the error mapping, without a socket. */
final class Browsing {
    private static final Http STRANGERS = new Http(false);

    /** Jersey wonders aloud that resources are no providers. Held, because loggers nobody holds are forgotten. */
    private static final Logger JERSEY = Logger.getLogger("org.glassfish.jersey");

    static {
        JERSEY.setLevel(Level.SEVERE);
    }

    private final ApplicationHandler site;
    private final SignIn door;

    Browsing(World world) {
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
                "acknowledge",
                "alert",
                "assign",
                "later",
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
        Face face = OneFace.FACE;
        Visits visits = new Visits(messages, world.clock, ZoneId.of("Europe/Berlin"));
        Shells shells = new Shells(
                world.views, world.channels, world.notices, world.savedViews, world.replies, world.activations);
        Networks networks = new Networks(List.of(world.network));
        Pictures pictures = new Pictures(world.db);
        PasswordChange passwords = new PasswordChange(world.db, world.clock, new Passwords(new SecureRandom()));
        Sessions sessions = new Sessions(world.db, world.clock, new SecureRandom(), Duration.ofDays(1));
        door = new SignIn(world.db, world.clock, new SecureRandom(), new Passwords(new SecureRandom()), sessions);
        PictureAddresses addresses = new PictureAddresses(new byte[32]);
        ResourceConfig config = new ResourceConfig();
        // As Dropwizard has it.
        config.property(ServerProperties.WADL_FEATURE_DISABLE, true);
        config.register(new AuthValueFactoryProvider.Binder<>(Me.class));
        config.register(new Storable());
        config.register(new Gate(new Entrance(sessions, world.tokens)));
        config.register(new RefusedErrors(visits, new ErrorPages(face, visits)));
        new InboxWing(
                        face,
                        visits,
                        shells,
                        world.views,
                        world.conversations,
                        world.inbox,
                        world.merging,
                        world.splitting,
                        world.replies,
                        world.answering,
                        world.channels,
                        networks,
                        world.people,
                        world.teams,
                        world.teamLoads,
                        world.conversationClocks,
                        world.expecting,
                        world.choosing,
                        addresses,
                        world.snoozes,
                        world.followUps,
                        world.approvals,
                        world.mentions,
                        world.drafts,
                        world.handingOver,
                        world.looking,
                        world.activations)
                .pages()
                .forEach(config::register);
        config.register(new AcknowledgementPages(face, visits, shells, world.channels, world.acknowledgements));
        config.register(new AutomaticPages(world.acknowledgements));
        config.register(MultiPartFeature.class);
        config.register(new ProfilePages(
                face, visits, shells, world.people, passwords, pictures, world.tokens, world.standingRules));
        new PeopleWing(
                        face,
                        visits,
                        shells,
                        world.people,
                        world.teams,
                        world.teamLoads,
                        passwords,
                        pictures,
                        world.tokens,
                        world.standingRules,
                        world.views)
                .pages()
                .forEach(config::register);
        new AssignWing(
                        face,
                        visits,
                        shells,
                        world.board,
                        world.rules,
                        world.abilities,
                        world.absences,
                        world.inbox,
                        world.people,
                        world.teams,
                        world.channels,
                        world.calendars)
                .pages()
                .forEach(config::register);
        new SayingWing(
                        face,
                        visits,
                        shells,
                        world.activations,
                        world.saying,
                        world.channels,
                        networks,
                        world.views,
                        world.people,
                        world.teams)
                .pages()
                .forEach(config::register);
        new CrisisWing(
                        face,
                        visits,
                        shells,
                        new Crises(world.shelf, world.activations, world.preview, world.heldReplies))
                .pages()
                .forEach(config::register);
        config.register(new AlertPages(face, visits, shells, world.alerts));
        new GuideWing(face, visits, shells, ApiServer.guides(world), world.people)
                .pages()
                .forEach(config::register);
        config.register(new DayPages(face, visits, shells, world.days, world.people));
        config.register(
                new SavedViewPages(face, visits, shells, world.savedViews, world.channels, world.people, world.teams));
        new BulkWing(
                        face,
                        visits,
                        shells,
                        world.bulkChanges,
                        world.views,
                        world.answering,
                        world.choosing,
                        world.prewritten,
                        world.people,
                        world.teams)
                .pages()
                .forEach(config::register);
        new ApprovalWing(
                        face,
                        visits,
                        shells,
                        world.replies,
                        world.approvals,
                        world.standingRules,
                        world.channels,
                        world.people)
                .pages()
                .forEach(config::register);
        new ReportWing(
                        face,
                        visits,
                        shells,
                        world.reports,
                        world.agentFigures,
                        world.channels,
                        world.people,
                        world.teams)
                .pages()
                .forEach(config::register);
        new CalendarWing(face, visits, shells, world.calendars, world.people)
                .pages()
                .forEach(config::register);
        new TargetWing(face, visits, shells, world.targets, world.calendars, world.channels, networks)
                .pages()
                .forEach(config::register);
        new PrewrittenWing(
                        face,
                        visits,
                        shells,
                        world.prewritten,
                        world.choosing,
                        world.exchange,
                        world.answering,
                        world.channels,
                        world.teams,
                        networks)
                .pages()
                .forEach(config::register);
        new PlaybookWing(face, visits, shells, world.catalogue, world.uploads, networks)
                .pages()
                .forEach(config::register);
        config.register(new ChannelPages(
                face, visits, shells, world.channels, world.lifecycle, world.polling, world.targets, networks));
        config.register(new ConnectPages(
                face,
                visits,
                shells,
                world.channels,
                world.connecting,
                world.reconnecting,
                world.changing,
                networks,
                world.vault,
                world.clock));
        Hearing hearing = new Hearing(world.notices, world.preferences, world.pushDevices, world.teamWebhooks);
        new NoticeWing(face, OneFace.ASSETS, visits, shells, hearing, world.teams)
                .pages()
                .forEach(config::register);
        config.register(new PicturePages(new RemotePictures(addresses, url -> STRANGERS), pictures));
        config.register(new SignInPages(face, visits, new OwnSite(Optional.empty()), door, sessions, List.of()));
        site = new ApplicationHandler(config);
    }

    /** @param sentTo where htmx is told to go; empty for nowhere */
    record Answer(int status, String body, String location, String cache, String sentTo) {}

    /** Somebody at their browser; {@code target} is the element htmx fills, empty for a whole page. */
    final class Person {
        private final String cookie;
        private final String csrf;
        private final String language;

        Person(Account account, String language) {
            SignedIn signedIn = door.as(account);
            cookie = signedIn.token();
            csrf = signedIn.session().csrf();
            this.language = language;
        }

        /** With a cookie of a session that has ended. */
        private Person() {
            cookie = "ended";
            csrf = "ended";
            language = "en";
        }

        Answer get(String path, String target) {
            return ask("GET", path, target, "");
        }

        /** What our script fetches because something changed. */
        Answer unasked(String path) {
            ContainerRequest request = request("GET", path, "rows");
            request.header("Oase-Unasked", "true");
            return answer(request);
        }

        Answer post(String path, String target, Map<String, String> form) {
            Map<String, String> all = new LinkedHashMap<>(form);
            all.putIfAbsent("csrf", csrf);
            StringBuilder body = new StringBuilder();
            all.forEach((name, value) -> body.append(body.isEmpty() ? "" : "&")
                    .append(name)
                    .append('=')
                    .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
            return ask("POST", path, target, body.toString());
        }

        /** A form that says on which page it stood. */
        Answer postFrom(String page, String path) {
            ContainerRequest request = request("POST", path, "");
            request.header("Referer", page);
            request.header("Content-Type", MediaType.APPLICATION_FORM_URLENCODED);
            return answer(request);
        }

        /** As no browser does it: no body, and no word of what it would be. */
        Answer postNothing(String path) {
            ContainerRequest request = request("POST", path, "");
            request.header("X-CSRF-Token", csrf);
            return answer(request);
        }

        /** A form as a browser sends it with a file in it. */
        Answer postFile(String path) {
            ContainerRequest request = request("POST", path, "");
            request.header("Content-Type", "multipart/form-data; boundary=x");
            request.setEntityStream(new ByteArrayInputStream("--x--\r\n".getBytes(StandardCharsets.UTF_8)));
            return answer(request);
        }

        /** A form as a browser sends it that could carry a file: its fields as parts. */
        Answer postParts(String path, Map<String, String> fields) {
            Map<String, String> all = new LinkedHashMap<>(fields);
            all.putIfAbsent("csrf", csrf);
            StringBuilder body = new StringBuilder();
            all.forEach((name, value) -> body.append("--x\r\nContent-Disposition: form-data; name=\"")
                    .append(name)
                    .append(value.startsWith("file:") ? "\"; filename=\"a.yaml" : "")
                    .append("\"\r\n\r\n")
                    .append(value.replaceFirst("^file:", ""))
                    .append("\r\n"));
            ContainerRequest request = request("POST", path, "");
            request.header("Content-Type", "multipart/form-data; boundary=x");
            request.setEntityStream(new ByteArrayInputStream((body + "--x--\r\n").getBytes(StandardCharsets.UTF_8)));
            return answer(request);
        }

        private Answer ask(String method, String path, String target, String body) {
            ContainerRequest request = request(method, path, target);
            if (!body.isEmpty()) {
                request.header("Content-Type", MediaType.APPLICATION_FORM_URLENCODED);
                request.setEntityStream(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
            }
            return answer(request);
        }

        private ContainerRequest request(String method, String path, String target) {
            URI base = URI.create("http://oase.example/");
            ContainerRequest request = new ContainerRequest(
                    base, base.resolve(path), method, null, new MapPropertiesDelegate(), site.getConfiguration());
            request.header("Cookie", Entrance.COOKIE + "=" + cookie);
            request.header("Accept", "text/html");
            request.header("Accept-Language", language);
            if (!target.isEmpty()) {
                request.header("HX-Request", "true");
                request.header("HX-Target", target);
            }
            return request;
        }
    }

    /** A program that shows this token where pages are. */
    Answer withToken(String path, String token) {
        URI base = URI.create("http://oase.example/");
        ContainerRequest request = new ContainerRequest(
                base, base.resolve(path), "GET", null, new MapPropertiesDelegate(), site.getConfiguration());
        request.header("Authorization", "Bearer " + token);
        return answer(request);
    }

    Person signedOut() {
        return new Person();
    }

    Person as(Account account) {
        return new Person(account, "en");
    }

    /** Somebody whose browser speaks another language. */
    Person as(Account account, String language) {
        return new Person(account, language);
    }

    private Answer answer(ContainerRequest request) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ContainerResponse response = site.apply(request, out).get();
            return new Answer(
                    response.getStatus(),
                    out.toString(StandardCharsets.UTF_8),
                    String.valueOf(response.getHeaderString("Location")),
                    String.valueOf(response.getHeaderString("Cache-Control")),
                    java.util.Objects.requireNonNullElse(response.getHeaderString("HX-Redirect"), ""));
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }
}
