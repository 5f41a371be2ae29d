package io.oase.web;

import io.oase.inbox.Mention;
import java.util.List;

/** A note as safe HTML, with whom it mentions highlighted, by the name they have now. */
final class NoteProse {
    private NoteProse() {}

    static String html(String body, List<Mention> mentions, Reader reader) {
        StringBuilder html = new StringBuilder(body.length() + 64 * mentions.size());
        int from = 0;
        for (Mention mention : mentions) {
            int end = mention.start() + mention.length();
            if (mention.start() < from || end > body.length()) {
                continue;
            }
            html.append(Prose.html(body.substring(from, mention.start()))).append(name(mention, reader));
            from = end;
        }
        return html.append(Prose.html(body.substring(from))).toString();
    }

    private static String name(Mention mention, Reader reader) {
        String name = "<bdi>@" + Prose.escape(mention.name()) + "</bdi>";
        return mention.reached()
                ? "<span class=\"named\">" + name + "</span>"
                : "<span class=\"named gone\">" + name + " <small>" + Prose.escape(reader.say("talk.notreached"))
                        + "</small></span>";
    }
}
