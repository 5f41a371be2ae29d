package io.oase.web;

import io.oase.activation.Activation;
import io.oase.channel.Networks;
import io.oase.playbook.Playbook;
import io.oase.playbook.Where;
import io.oase.statement.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** What pages say about a statement: what it is called, to whom it is said, how it is and who did what. */
final class StatementWords {
    private final Networks networks;

    StatementWords(Networks networks) {
        this.networks = networks;
    }

    /** What a statement is called. */
    static String title(Reader reader, Playbook.Phase phase) {
        return reader.say("statements.phase." + phase.id());
    }

    /** To whom it is said, and where. */
    String to(Reader reader, Playbook.Audience audience, List<String> where) {
        String whom = reader.say("statements.audience." + audience.id());
        if (where.isEmpty()) {
            return whom;
        }
        return whom + " · " + where.stream().map(each -> place(reader, each)).collect(Collectors.joining(", "));
    }

    private String place(Reader reader, String where) {
        if (where.equals(Where.ALL)) {
            return reader.say("statements.everywhere");
        }
        String network = where.startsWith("network:") ? where.substring("network:".length()) : "";
        return networks.find(network).map(each -> each.declaration().name()).orElse(where);
    }

    static String state(Reader reader, Statement said) {
        return reader.say("statements.state." + said.state().name().toLowerCase(Locale.ROOT));
    }

    static String tone(Statement said) {
        return switch (said.state()) {
            case DRAFT -> "calm";
            case ASKED -> "near";
            case RETURNED, WITHDRAWN -> "late";
            case ISSUED -> "well";
        };
    }

    static String icon(Statement said) {
        return switch (said.state()) {
            case DRAFT -> "pen";
            case ASKED -> "eye";
            case RETURNED -> "undo";
            case ISSUED -> "check";
            case WITHDRAWN -> "x";
        };
    }

    /** Who did what, in order. */
    static List<String> story(Reader reader, Statement said) {
        List<String> story = new ArrayList<>();
        story.add(reader.say("saying.wrote", said.authorName()) + ", " + reader.at(said.createdAt()));
        if (said.askedAt() != null) {
            story.add(reader.say("saying.askedby", Objects.requireNonNullElse(said.askerName(), "")) + ", "
                    + reader.at(said.askedAt()));
        }
        if (said.state() == Statement.State.RETURNED) {
            story.add(reader.say(
                    "saying.objectedby", Objects.requireNonNullElse(said.deciderName(), ""), said.objection()));
        }
        if (said.issuedAt() != null) {
            String how = said.askedAt() == null
                    ? reader.say("saying.noapproval")
                    : said.deciderName() == null
                            ? reader.say("saying.bytime")
                            : reader.say("saying.approvedby", said.deciderName());
            story.add(how + ", " + reader.at(said.issuedAt()));
        }
        if (said.withdrawnAt() != null) {
            story.add(reader.say(
                            "saying.withdrawnby",
                            Objects.requireNonNullElse(said.withdrawerName(), ""),
                            said.withdrawnBecause())
                    + ", " + reader.at(said.withdrawnAt()));
        }
        return story;
    }

    static String missing(Reader reader, Activation in, Set<String> ids) {
        if (ids.isEmpty()) {
            return "";
        }
        Locale locale = reader.language().locale();
        return reader.say(
                "statements.missing",
                ids.stream()
                        .map(id -> in.playbook()
                                .fact(id)
                                .map(fact -> fact.label().in(locale))
                                .orElse(id))
                        .collect(Collectors.joining(" · ")));
    }

    static String language(Reader reader, String code) {
        return Locale.forLanguageTag(code).getDisplayLanguage(reader.language().locale());
    }
}
