package io.oase.demo;

import com.github.mustachejava.DefaultMustacheFactory;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The public pages of the network, as a passer-by sees them, and beside them the private messages of one person. */
final class Pages {
    private static final int SHOWN = 60;

    private final Town town;
    private final Cards cards;
    private final DefaultMustacheFactory templates = new DefaultMustacheFactory("io/oase/demo/");

    Pages(Town town, Cards cards) {
        this.town = town;
        this.cards = cards;
    }

    /** What is said in public, newest first. */
    Reply timeline(Ask ask) {
        var posts =
                town.newestFirst().stream().filter(Post::isPublic).limit(SHOWN).toList();
        var page = page(ask, "timeline", cards.list(posts, Words.of(ask)));
        page.put("members", town.cast().people().stream().map(cards::member).toList());
        return render(200, page, form(null, null));
    }

    /** What is said in public under a hashtag, newest first. */
    Reply tag(Ask ask, String tag) {
        var posts = town.newestFirst().stream()
                .filter(post -> post.isPublic() && PostText.tags(post.text()).contains(tag))
                .limit(SHOWN)
                .toList();
        var page = page(ask, "tag", cards.list(posts, Words.of(ask)));
        page.put("tag", tag);
        return render(200, page, form(null, null));
    }

    /** One member and what they say in public. */
    Reply profile(Ask ask, String acct) {
        var member = town.cast().byAcct(acct);
        if (member.isEmpty()) {
            return missing(ask);
        }
        var posts = town.newestFirst().stream()
                .filter(post -> post.author().equals(member.get()) && post.isPublic())
                .limit(SHOWN)
                .toList();
        var page = page(ask, "profile", cards.list(posts, Words.of(ask)));
        page.put("profile", cards.member(member.get()));
        return render(200, page, form(member.get(), null));
    }

    /** One thread, each answer below what it answers. */
    Reply thread(Ask ask, String id) {
        var post = town.find(Reading.number(id)).filter(Post::isPublic);
        if (post.isEmpty()) {
            return missing(ask);
        }
        var root = town.root(post.get());
        var page = page(ask, "thread", cards.thread(root, Words.of(ask)));
        page.put("thread", true);
        return render(200, page, form(speaker(post.get()), post.get()));
    }

    /** What somebody and the organisation wrote each other in private, newest first. */
    Reply mail(Ask ask, String acct) {
        var member =
                town.cast().byAcct(acct).filter(some -> !some.equals(town.cast().organisation()));
        if (member.isEmpty()) {
            return missing(ask);
        }
        var posts = town.newestFirst().stream()
                .filter(post -> !post.isPublic() && post.readableBy(member.get()))
                .limit(SHOWN)
                .toList();
        var page = page(ask, "mail", cards.list(posts, Words.of(ask)));
        page.put("mail", true);
        page.put("profile", cards.member(member.get()));
        var form = form(member.get(), posts.isEmpty() ? null : posts.get(0));
        form.put("private", true);
        return render(200, page, form);
    }

    /** The form again, with what was typed still in it and what is wrong with it. */
    Reply refused(Ask ask) {
        var page = page(ask, "refused", List.of());
        var form = form(
                town.cast().byAcct(ask.field("who").orElse("")).orElse(null),
                town.find(Reading.number(ask.field("to").orElse(""))).orElse(null));
        form.put("refused", true);
        form.put("text", ask.field("text").orElse(""));
        form.put("private", ask.field("for").filter("private"::equals).isPresent());
        return render(422, page, form);
    }

    /** There is nothing at this address. */
    Reply missing(Ask ask) {
        var page = page(ask, "missing", List.of());
        page.put("missing", true);
        return render(404, page, form(null, null));
    }

    private Map<String, Object> page(Ask ask, String name, List<Map<String, Object>> posts) {
        var page = new HashMap<String, Object>();
        var words = Words.of(ask);
        page.put("w", words.all());
        page.put("language", words.language());
        page.put("heading", Optional.ofNullable(words.all().get(name)).orElse(""));
        page.put("home", name.equals("timeline"));
        page.put("posts", posts);
        page.put("nothing", posts.isEmpty());
        return page;
    }

    private Map<String, Object> form(@Nullable Member who, @Nullable Post to) {
        var form = new HashMap<String, Object>();
        form.put(
                "speakers",
                town.cast().people().stream()
                        .filter(member -> !member.bot())
                        .map(member ->
                                Map.of("acct", member.acct(), "name", member.name(), "chosen", member.equals(who)))
                        .toList());
        form.put("text", "");
        form.put("private", false);
        if (to != null) {
            form.put(
                    "to",
                    Map.of("id", String.valueOf(to.id()), "name", to.author().name()));
        }
        return form;
    }

    /** Who would naturally speak next in a thread: whoever asked. */
    private @Nullable Member speaker(Post post) {
        return post.author().equals(town.cast().organisation())
                ? town.find(post.parent()).map(Post::author).orElse(null)
                : post.author();
    }

    private Reply render(int status, Map<String, Object> page, Map<String, Object> form) {
        page.put("form", form);
        return Reply.page(
                status,
                templates
                        .compile("page.mustache")
                        .execute(new StringWriter(), page)
                        .toString());
    }
}
