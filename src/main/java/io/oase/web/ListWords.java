package io.oase.web;

import io.oase.base.Refused;
import io.oase.channel.Channel;
import io.oase.channel.Channels;
import io.oase.people.Account;
import io.oase.people.People;
import io.oase.people.Teams;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says in words what the list of an address shows. */
final class ListWords {
    private final Channels channels;
    private final People people;
    private final Teams teams;

    ListWords(Channels channels, People people, Teams teams) {
        this.channels = channels;
        this.people = people;
        this.teams = teams;
    }

    /** The view and everything it is narrowed by, one after the other. */
    String of(Reader reader, String address) {
        Optional<InboxAddress> list;
        try {
            list = Origins.list(URI.create(address));
        } catch (Refused.Invalid | IllegalArgumentException unreadable) {
            list = Optional.empty();
        }
        return list.map(known -> String.join(" · ", parts(reader, known))).orElseGet(() -> reader.say("saved.unknown"));
    }

    private List<String> parts(Reader reader, InboxAddress list) {
        List<String> parts = new ArrayList<>();
        parts.add(reader.say("nav." + list.id()));
        if (list.query() != null) {
            parts.add(reader.say("saved.query", list.query()));
        }
        if (list.channel() != null) {
            parts.add(channels.list().stream()
                    .filter(each -> each.id() == list.channel())
                    .map(Channel::name)
                    .findFirst()
                    .orElseGet(() -> reader.say("saved.gone")));
        }
        if (list.state() != null) {
            parts.add(reader.say("state." + list.state().name().toLowerCase(Locale.ROOT)));
        }
        if (list.assignee() != null) {
            parts.add(holder(reader, list.assignee()));
        }
        if (list.team() != null) {
            parts.add(team(reader, list.team()));
        }
        if (list.tag() != null) {
            parts.add("#" + list.tag());
        }
        if (list.sort() != null) {
            parts.add(reader.say("inbox.sort." + list.sort().name().toLowerCase(Locale.ROOT)));
        }
        return parts;
    }

    private String holder(Reader reader, String assignee) {
        return switch (assignee) {
            case "me" -> reader.say("saved.me");
            case "none" -> reader.say("inbox.nobody");
            default ->
                number(assignee).flatMap(people::find).map(Account::name).orElseGet(() -> reader.say("saved.gone"));
        };
    }

    private String team(Reader reader, String team) {
        return team.equals("none")
                ? reader.say("inbox.noteam")
                : number(team).map(teams.names()::get).orElseGet(() -> reader.say("saved.gone"));
    }

    private static Optional<Long> number(String word) {
        return word.matches("\\d{1,18}") ? Optional.of(Long.valueOf(word)) : Optional.empty();
    }
}
