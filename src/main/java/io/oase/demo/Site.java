package io.oase.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Everything outside the API: the pages, the form on them, and the pictures. */
final class Site {
    private final Town town;
    private final Pages pages;
    private final Answers answers;
    private final String base;
    private final Map<String, byte[]> drawn = new ConcurrentHashMap<>();
    private final Routes routes = new Routes();

    Site(Town town, Pages pages, Answers answers, String base) {
        this.town = town;
        this.pages = pages;
        this.answers = answers;
        this.base = base;
        routes.on("GET", "/", (ask, part) -> pages.timeline(ask))
                .on("GET", "/style.css", (ask, part) -> resource("marktplatz.css", "text/css; charset=utf-8"))
                .on("GET", "/refresh.js", (ask, part) -> resource("refresh.js", "text/javascript; charset=utf-8"))
                .on("GET", "/avatars/([^/]+)\\.png", (ask, part) -> avatar(part.get(0)))
                .on(
                        "GET",
                        "/emoji/([a-z]+)\\.png",
                        (ask, part) ->
                                drawing(ask, Emoji.SHORTCODES.contains(part.get(0)), () -> Emoji.png(part.get(0))))
                .on(
                        "GET",
                        "/media/([a-z-]+)\\.png",
                        (ask, part) -> drawing(ask, Scenes.NAMES.contains(part.get(0)), () -> Scenes.png(part.get(0))))
                .on("GET", "/tags/([^/]+)", (ask, part) -> pages.tag(ask, part.get(0)))
                .on("POST", "/write", (ask, part) -> write(ask))
                .on("GET", "/(?:@|users/)([^/]+)", (ask, part) -> pages.profile(ask, part.get(0)))
                .on("GET", "/@([^/]+)/mail", (ask, part) -> pages.mail(ask, part.get(0)))
                .on("GET", "/(?:@|users/)[^/]+/(?:statuses/)?(\\d+)", (ask, part) -> pages.thread(ask, part.get(0)));
    }

    Reply answer(Ask ask) {
        return routes.answer(ask).orElseGet(() -> pages.missing(ask));
    }

    /** A visitor writes as one of the people. Other sites must not write through the visitor's browser. */
    private Reply write(Ask ask) {
        if (ask.header("Origin")
                .filter(origin -> !origin.equals(base) && !origin.equals(onLocalhost()))
                .isPresent()) {
            return Reply.error(403, "This action is not allowed");
        }
        var who = ask.field("who")
                .flatMap(town.cast()::byAcct)
                .filter(some -> town.cast().people().contains(some));
        var text = addressed(ask.field("text").orElse("").replace("\r\n", "\n").strip());
        if (who.isEmpty() || text.isEmpty() || PostText.length(text.get()) > PostText.LIMIT) {
            return pages.refused(ask);
        }
        boolean directly = ask.field("for").filter("private"::equals).isPresent();
        var parent = town.find(Reading.number(ask.field("to").orElse(""))).filter(post -> post.readableBy(who.get()));
        var draft = Draft.of(
                who.get(),
                text.get(),
                directly ? "direct" : "public",
                parent.map(Post::id).orElse(null));
        var post = town.publish(draft);
        answers.leaveToVisitor(post);
        var acct = who.get().acct();
        return Reply.seeOther(directly ? "/@" + acct + "/mail" : "/@" + acct + "/" + post.id());
    }

    /** Adds the organisation's name where it is missing: on Mastodon only those who are named are told. */
    private Optional<String> addressed(String typed) {
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        var organisation = town.cast().organisation();
        boolean named = PostText.mentions(typed).stream()
                .anyMatch(acct ->
                        town.cast().byAcct(acct).filter(organisation::equals).isPresent());
        return Optional.of(named ? typed : "@" + organisation.acct() + " " + typed);
    }

    private String onLocalhost() {
        return base.replace("127.0.0.1", "localhost");
    }

    private Reply avatar(String acct) {
        var member = town.cast().byAcct(acct);
        return member.map(some -> image(
                        some.acct(),
                        () -> Faces.png(some, some.equals(town.cast().organisation()))))
                .orElseGet(() -> Reply.error(404, "Not found"));
    }

    private Reply drawing(Ask ask, boolean known, Supplier<byte[]> draw) {
        return known ? image(ask.path(), draw) : Reply.error(404, "Not found");
    }

    private Reply image(String key, Supplier<byte[]> draw) {
        return Reply.file("image/png", drawn.computeIfAbsent(key, any -> draw.get()));
    }

    private static Reply resource(String name, String type) {
        try (var in = Site.class.getResourceAsStream(name)) {
            return Reply.file(type, Objects.requireNonNull(in).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
