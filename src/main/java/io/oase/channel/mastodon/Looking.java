package io.oase.channel.mastodon;

import io.oase.channel.Connector.Look;
import io.oase.channel.HttpAnswer;
import io.oase.channel.KnownPost;
import io.oase.channel.RemotePost.Kind;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Looks at known posts again. */
final class Looking {
    /** One request each. */
    static final int BATCH = 10;

    private final Api api;
    private final Form form;
    private final Statuses statuses;
    private final Clock clock;

    Looking(Api api, Form form, Statuses statuses, Clock clock) {
        this.api = api;
        this.form = form;
        this.statuses = statuses;
        this.clock = clock;
    }

    /** How they stand now; a post that cannot be looked at stays as it is. */
    List<Look> look(List<KnownPost> known) {
        List<Look> looks = new ArrayList<>();
        boolean sure = false;
        for (KnownPost post : known) {
            String id = post.ref().get(Statuses.ID);
            if (id == null) {
                continue;
            }
            HttpAnswer answer = api.get(api.at("api", "v1", "statuses", id));
            if (answer.status() == 404 || answer.status() == 410) {
                // snac says 404 in HTML, but so does a broken proxy: gone only if the server otherwise answers
                sure = sure || answer.jsonOrNothing().isObject() || serverAnswers();
                if (sure) {
                    looks.add(new Look.Gone(post.key()));
                }
            } else if (answer.status() == 401 || answer.status() == 429 || answer.status() > 500) {
                Faults.check(answer, clock.instant());
            } else if (answer.ok()) {
                statuses.read(answer.json(), Kind.MENTION, true)
                        .filter(now -> now.key().equals(post.key()))
                        .ifPresent(now -> looks.add(new Look.Present(post.key(), now)));
            }
        }
        return looks;
    }

    private boolean serverAnswers() {
        HttpAnswer answer = form.token().isPresent()
                ? api.get(api.at("api", "v1", "accounts", "verify_credentials"))
                : api.get(api.at("api", "v1", "instance"));
        return answer.ok() && answer.jsonOrNothing().isObject();
    }
}
