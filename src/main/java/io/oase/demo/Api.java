package io.oase.demo;

import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The part of the Mastodon API that a support account needs. Source: docs.joinmastodon.org/methods. There is one token,
 * the organisation's.
 */
final class Api {
    private static final String ID = "([^/]+)";

    private final Town town;
    private final String token;
    private final RateWindow rate;
    private final Routes routes = new Routes();

    Api(Town town, Json json, String base, String token, RateWindow rate) {
        this.town = town;
        this.token = token;
        this.rate = rate;
        var about = new About(town, json, base);
        var reading = new Reading(town, json, base);
        var writing = new Writing(town, json);
        routes.on("GET", "/api/v1/instance", (ask, part) -> about.version1())
                .on("GET", "/api/v2/instance", (ask, part) -> about.version2())
                .on("GET", "/api/v1/custom_emojis", (ask, part) -> about.emojis())
                .on("GET", "/api/v2/notifications/policy", signedIn((ask, part) -> about.policy()))
                .on("GET", "/api/v1/accounts/verify_credentials", signedIn((ask, part) -> about.self()))
                .on("GET", "/api/v1/accounts/lookup", (ask, part) -> reading.lookup(ask))
                .on("GET", "/api/v1/accounts/" + ID, (ask, part) -> reading.account(part.get(0)))
                .on(
                        "GET",
                        "/api/v1/accounts/" + ID + "/statuses",
                        (ask, part) -> reading.statusesOf(ask, part.get(0), reader(ask)))
                .on("GET", "/api/v1/notifications", signedIn((ask, part) -> reading.notifications(ask)))
                .on("GET", "/api/v1/conversations", signedIn((ask, part) -> reading.conversations(ask)))
                .on("GET", "/api/v1/timelines/tag/" + ID, (ask, part) -> reading.tag(ask, part.get(0)))
                .on("GET", "/api/v1/statuses", (ask, part) -> reading.statuses(ask, reader(ask)))
                .on("GET", "/api/v1/statuses/" + ID, (ask, part) -> reading.status(part.get(0), reader(ask)))
                .on(
                        "GET",
                        "/api/v1/statuses/" + ID + "/context",
                        (ask, part) -> reading.context(part.get(0), reader(ask)))
                .on("POST", "/api/v1/statuses", signedIn((ask, part) -> writing.publish(ask)))
                .on("PUT", "/api/v1/statuses/" + ID, signedIn((ask, part) -> writing.edit(ask, part.get(0))))
                .on("DELETE", "/api/v1/statuses/" + ID, signedIn((ask, part) -> writing.delete(part.get(0))));
    }

    /** Answers a request below {@code /api/}, with errors and rate limits as Mastodon tells them. */
    Reply answer(Ask ask) {
        if (!rate.take()) {
            return Reply.error(429, "Too many requests").with(rate.headers());
        }
        try {
            checkToken(ask);
            return routes.answer(ask).orElseThrow(Ask.Bad::notFound).with(rate.headers());
        } catch (Ask.Bad e) {
            return Reply.error(e.status(), String.valueOf(e.getMessage())).with(rate.headers());
        }
    }

    /** A wrong token is refused even where none is needed. */
    private void checkToken(Ask ask) {
        if (ask.header("Authorization").isPresent() && reader(ask) == null) {
            throw new Ask.Bad(401, "The access token is invalid");
        }
    }

    private BiFunction<Ask, List<String>, Reply> signedIn(BiFunction<Ask, List<String>, Reply> answer) {
        return (ask, part) -> {
            if (reader(ask) == null) {
                throw new Ask.Bad(401, "The access token is invalid");
            }
            return answer.apply(ask, part);
        };
    }

    private @Nullable Member reader(Ask ask) {
        return ask.header("Authorization").filter(("Bearer " + token)::equals).isPresent()
                ? town.cast().organisation()
                : null;
    }
}
