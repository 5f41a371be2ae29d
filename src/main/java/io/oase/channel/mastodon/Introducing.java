package io.oase.channel.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import io.oase.base.Said;
import io.oase.channel.HttpAnswer;
import io.oase.channel.Introduction;
import io.oase.channel.RemotePerson;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks who we are there, what we may do, and what works less well than one would expect. */
final class Introducing {
    private final Api api;
    private final Form form;
    private final Memory memory;
    private final Lists lists;
    private final Clock clock;

    Introducing(Api api, Form form, Memory memory, Lists lists, Clock clock) {
        this.api = api;
        this.form = form;
        this.memory = memory;
        this.lists = lists;
        this.clock = clock;
    }

    Introduction introduce() {
        Server server = memory.learnServer();
        List<Said> may = new ArrayList<>();
        List<Said> warnings = new ArrayList<>();
        Optional<RemotePerson> self = Optional.empty();
        if (form.token().isPresent()) {
            self = Optional.of(memory.learnSelf());
            lists.notifications(null, false); // throws in words when the token may not read them
            may.add(Said.of("may.mastodon.read"));
            may.add(Said.of("may.mastodon.private"));
            checkScopes(may, warnings, server);
            checkPolicy(warnings);
            if (server.kind() == Server.Kind.SNAC) {
                warnings.add(Said.of("warning.mastodon.window"));
            }
        }
        for (String tag : form.hashtags()) {
            HttpAnswer answer =
                    api.get(api.at("api", "v1", "timelines", "tag", tag).addQueryParameter("limit", "1"));
            if (!answer.ok() && self.isEmpty()) {
                Faults.check(answer, clock.instant());
            }
            (answer.ok() ? may : warnings)
                    .add(Said.of(answer.ok() ? "may.mastodon.listen" : "warning.mastodon.listen", "#" + tag));
        }
        for (String words : form.words()) {
            HttpAnswer answer = api.get(api.at("api", "v2", "search")
                    .addQueryParameter("q", words)
                    .addQueryParameter("type", "statuses")
                    .addQueryParameter("limit", "1"));
            (answer.ok() ? may : warnings)
                    .add(Said.of(answer.ok() ? "may.mastodon.listen" : "warning.mastodon.listen", words));
        }
        return new Introduction(self, server.domain(), may, warnings);
    }

    /** Mastodon 4.3 names the scopes of the application; other servers say nothing, and then nothing is said. */
    private void checkScopes(List<Said> may, List<Said> warnings, Server server) {
        JsonNode scopes = api.get(api.at("api", "v1", "apps", "verify_credentials"))
                .jsonOrNothing()
                .path("scopes");
        boolean writes = !scopes.isArray() || scopes.isEmpty();
        for (JsonNode scope : scopes) {
            writes |= scope.asText().equals("write") || scope.asText().equals("write:statuses");
        }
        if (writes) {
            may.add(Said.of("may.mastodon.write", server.maxCharacters()));
        } else {
            warnings.add(Said.of("warning.mastodon.read_only"));
        }
    }

    private void checkPolicy(List<Said> warnings) {
        JsonNode policy =
                api.get(api.at("api", "v2", "notifications", "policy")).jsonOrNothing();
        boolean drops = false;
        for (JsonNode rule : policy) {
            drops |= rule.asText().equals("drop");
        }
        if (drops) {
            warnings.add(Said.of("warning.mastodon.policy"));
        }
    }
}
