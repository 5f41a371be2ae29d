package io.oase.channel.bluesky;

import io.oase.base.Said;
import io.oase.channel.Introduction;
import io.oase.channel.Trouble;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who we are, what we may do, and what works less well than one would expect. */
final class Introducing {
    private final Form form;
    private final Xrpc xrpc;
    private final Self self;
    private final Conversations chat;

    Introducing(Form form, Xrpc xrpc, Self self, Conversations chat) {
        this.form = form;
        this.xrpc = xrpc;
        this.self = self;
        this.chat = chat;
    }

    Introduction introduce() {
        Session.Tokens who = xrpc.who();
        var profile = self.learn();
        // What is kept may be a session from before the account was closed: only a call shows.
        xrpc.get("com.atproto.server.getSession");
        List<Said> may = new ArrayList<>();
        List<Said> warnings = new ArrayList<>();
        may.add(Said.of("may.bluesky.read"));
        may.add(Said.of("may.bluesky.write", Lengths.POST.max()));
        if (form.messages()) {
            Optional<Trouble> trouble = chat.check();
            if (trouble.isEmpty()) {
                may.add(Said.of("may.bluesky.messages"));
            } else if (trouble.get().said().key().equals("trouble.bluesky.messages_not_allowed")) {
                warnings.add(Said.of("warning.bluesky.messages_not_allowed"));
            } else {
                warnings.add(Said.of("warning.bluesky.messages_unavailable"));
            }
        }
        if (!form.words().isEmpty()) {
            listen(may, warnings);
        }
        if (!form.hasAppPassword()) {
            warnings.add(Said.of("warning.bluesky.main_password"));
        }
        return new Introduction(Posts.person(profile), Directories.host(who.server()), may, warnings);
    }

    private void listen(List<Said> may, List<Said> warnings) {
        try {
            xrpc.get(
                    "app.bsky.feed.searchPosts",
                    Xrpc.Param.of("q", form.words().get(0)),
                    Xrpc.Param.of("limit", 1));
            may.add(Said.of("may.bluesky.listen", String.join(", ", form.words())));
        } catch (Trouble trouble) {
            warnings.add(Said.of("warning.bluesky.search_unavailable"));
        }
    }
}
