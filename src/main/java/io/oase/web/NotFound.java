package io.oase.web;

import io.oase.search.Advice;

/** What is said where a search found nothing, and what can be done about it. */
final class NotFound {
    private NotFound() {}

    static InboxPage.Empty say(Reader reader, InboxAddress address, Advice advice) {
        InboxAddress everywhere = address.everywhere();
        String instead = advice.instead();
        String text = advice.unknown().isEmpty()
                ? reader.say("inbox.empty.foundhint")
                : reader.say("search.unknown", String.join(", ", advice.unknown()));
        boolean further = !everywhere.url().equals(address.url());
        return new InboxPage.Empty(
                reader.say("search.nothing", String.valueOf(address.query())),
                text,
                further ? everywhere.url() : address.bare(),
                reader.say(further ? "search.everywhere" : "inbox.everything"),
                instead == null
                        ? null
                        : new InboxPage.Meant(
                                instead, address.searching(instead).url()));
    }
}
