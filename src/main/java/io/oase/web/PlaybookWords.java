package io.oase.web;

import io.oase.channel.Network;
import io.oase.channel.Networks;
import io.oase.playbook.Playbook;
import io.oase.playbook.Where;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Parts of a playbook in words, for one reader, with its own texts in one of its languages. */
final class PlaybookWords {
    private static final String NETWORK = "network:";

    private final Playbook playbook;
    private final Reader reader;
    private final Locale locale;
    private final Networks networks;

    PlaybookWords(Playbook playbook, Reader reader, Locale locale, Networks networks) {
        this.playbook = playbook;
        this.reader = reader;
        this.locale = locale;
        this.networks = networks;
    }

    /** Where something holds. */
    String where(List<String> where) {
        return where.stream().map(this::place).collect(Collectors.joining(", "));
    }

    /** Who is told. */
    String told(List<String> tell) {
        return tell.stream()
                .map(each -> each.startsWith("role:") ? role(each.substring(5)) : reader.say("books.tell." + each))
                .collect(Collectors.joining(", "));
    }

    /** Who has to approve what, and what happens when nobody does. */
    String approve(Playbook.@Nullable Approve approve) {
        if (approve == null) {
            return reader.say("books.noapproval");
        }
        String what = approve.what().size() > 1 ? "both" : approve.what().get(0);
        String words = reader.say("books.approve." + what, accountRoles(approve.by()));
        if (approve.within() == null) {
            return words;
        }
        String then = approve.then() == null ? "wait" : approve.then();
        return words + " " + reader.say("books.then." + then, minutes(approve.within()));
    }

    /** Roles of accounts, by name. */
    String accountRoles(List<String> ids) {
        return ids.stream().map(id -> reader.say("role." + id)).collect(Collectors.joining(", "));
    }

    /** A role of this playbook, by name. */
    String role(String id) {
        return playbook.roles().stream()
                .filter(role -> role.id().equals(id))
                .map(role -> role.name().in(locale))
                .findFirst()
                .orElse(id);
    }

    /** How long; a dash for nothing said. */
    String minutes(@Nullable Integer minutes) {
        return minutes == null ? "–" : reader.span(Duration.ofMinutes(minutes));
    }

    private String place(String where) {
        if (where.equals(Where.ALL)) {
            return reader.say("books.everywhere");
        }
        if (!where.startsWith(NETWORK)) {
            return where;
        }
        String id = where.substring(NETWORK.length());
        return networks.find(id)
                .map(Network::declaration)
                .map(declaration -> reader.say("books.onnetwork", declaration.name()))
                .orElse(id);
    }
}
