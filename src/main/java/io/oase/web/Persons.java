package io.oase.web;

import io.oase.channel.Networks;
import io.oase.channel.RemotePerson;
import io.oase.inbox.Contact;
import io.oase.inbox.ConversationState;
import io.oase.inbox.Identity;
import io.oase.inbox.InboxRow;
import java.util.Comparator;
import java.util.List;

/** People who write to us, with their handles and what we had to do with each other. */
record Persons(Reader reader, Likeness likeness, Networks networks) {

    /**
     * A person.
     *
     * @param current the conversation that is open; 0 for none
     * @param most conversations to show
     */
    PersonView of(Contact contact, long current, int most) {
        List<InboxRow> rows = contact.conversations();
        List<RemotePerson.Emoji> emojis = contact.identities().stream()
                .flatMap(identity -> identity.emojis().stream())
                .distinct()
                .toList();
        Avatar face = contact.identities().stream()
                .max(Comparator.comparing((Identity identity) -> identity.avatarUrl() != null))
                .map(likeness::of)
                .orElseGet(() -> Avatar.of(contact.name(), "contact:" + contact.id(), null));
        List<InboxRow> others = current == 0
                ? rows
                : rows.stream().filter(row -> row.id() != current).toList();
        int more = contact.known() - (current == 0 ? 0 : 1) - Math.min(most, others.size());
        return new PersonView(
                contact.id(),
                "/people-outside/" + contact.id(),
                face,
                likeness.name(contact.name(), emojis),
                reader.say("person.since", contact.firstSeen()),
                contact.identities().stream().map(this::handle).toList(),
                others.stream().limit(most).map(this::past).toList(),
                more > 0 ? reader.say("person.more", more) : "",
                contact.noAutomaticSince() == null ? "" : reader.say("person.noautomatic", contact.noAutomaticSince()));
    }

    /** The proper name of a network; its id where this process does not know it. */
    static String network(Networks networks, String id) {
        return networks.find(id).map(network -> network.declaration().name()).orElse(id);
    }

    private PersonView.Handle handle(Identity identity) {
        Integer followers = identity.followers();
        return new PersonView.Handle(
                network(networks, identity.network()),
                "@" + identity.handle(),
                Posts.link(identity.url()),
                followers == null ? "" : reader.say("talk.followers", followers));
    }

    private PersonView.Past past(InboxRow row) {
        boolean forgotten = row.unansweredSince() != null && row.state() == ConversationState.RESOLVED;
        String outcome = forgotten
                ? "never"
                : switch (row.state()) {
                    case NEW, OPEN -> "open";
                    case WAITING -> "answered";
                    case RESOLVED -> "solved";
                };
        return new PersonView.Past(
                "/conversations/" + row.id(),
                reader.moment(row.openedAt()),
                row.channelName(),
                row.title().isBlank() ? row.snippet() : row.title(),
                reader.say("person." + outcome),
                forgotten ? "late" : "plain",
                false);
    }
}
