package io.oase.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the server says about itself and about who asks. */
final class About {
    private static final String TITLE = "Marktplatz";
    private static final String DESCRIPTION = "A make-believe town square for rehearsals. Nobody here is real.";
    private static final String VERSION = "4.3.0 (compatible; Marktplatz 1.0)";

    private final Town town;
    private final Json json;
    private final String base;

    About(Town town, Json json, String base) {
        this.town = town;
        this.json = json;
        this.base = base;
    }

    /** The older Instance. */
    Reply version1() {
        return Reply.json(
                200,
                Map.of(
                        "uri",
                        Cast.DOMAIN,
                        "title",
                        TITLE,
                        "short_description",
                        DESCRIPTION,
                        "description",
                        DESCRIPTION,
                        "version",
                        VERSION,
                        "languages",
                        List.of("de", "en"),
                        "registrations",
                        false,
                        "urls",
                        Map.of(),
                        "stats",
                        Map.of("user_count", town.cast().people().size() + 1, "domain_count", 2),
                        "configuration",
                        configuration()));
    }

    /** The newer Instance. */
    Reply version2() {
        return Reply.json(
                200,
                Map.of(
                        "domain",
                        Cast.DOMAIN,
                        "title",
                        TITLE,
                        "version",
                        VERSION,
                        "source_url",
                        base,
                        "description",
                        DESCRIPTION,
                        "languages",
                        List.of("de", "en"),
                        "configuration",
                        configuration(),
                        "registrations",
                        Map.of("enabled", false),
                        "api_versions",
                        Map.of("mastodon", 2),
                        "rules",
                        List.of()));
    }

    Reply emojis() {
        return Reply.json(200, Emoji.SHORTCODES.stream().map(json::emoji).toList());
    }

    /** Nothing is held back from the organisation. */
    Reply policy() {
        var policy = new LinkedHashMap<String, Object>();
        for (var group :
                List.of("not_following", "not_followers", "new_accounts", "private_mentions", "limited_accounts")) {
            policy.put("for_" + group, "accept");
        }
        policy.put("summary", Map.of("pending_requests_count", 0, "pending_notifications_count", 0));
        return Reply.json(200, policy);
    }

    /** A CredentialAccount. */
    Reply self() {
        var self = json.account(town.cast().organisation());
        self.put(
                "source",
                Map.of(
                        "privacy",
                        "public",
                        "sensitive",
                        false,
                        "language",
                        "de",
                        "note",
                        town.cast().organisation().bio()));
        return Reply.json(200, self);
    }

    private Map<String, Object> configuration() {
        return Map.of(
                "statuses",
                        Map.of(
                                "max_characters", PostText.LIMIT,
                                "max_media_attachments", 0,
                                "characters_reserved_per_url", PostText.URL_COUNTS),
                "urls", Map.of(),
                "polls", Map.of("max_options", 4));
    }
}
