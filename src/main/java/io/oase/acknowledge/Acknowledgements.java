package io.oase.acknowledge;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.channel.Channel;
import io.oase.channel.Channels;
import io.oase.channel.Connectors;
import io.oase.channel.Declaration.Capability;
import io.oase.channel.Networks;
import io.oase.channel.TextRule;
import io.oase.channel.Visibility;
import io.oase.inbox.Fact;
import io.oase.inbox.Fact.Kind;
import io.oase.inbox.Facts;
import io.oase.people.Account;
import io.oase.people.People;
import io.oase.people.Right;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/** How channels acknowledge what comes in, and who wants none of it. */
public final class Acknowledgements {
    private static final String LONG_NAME = "Maximilian Mustermann-Beispiel";

    private final Jdbi db;
    private final Facts facts;
    private final Channels channels;
    private final Connectors connectors;
    private final Networks networks;
    private final Wording wording;
    private final People people;
    private final List<String> languages;
    private final Clock clock;

    /** @param languages tags of those that texts can be written in */
    public Acknowledgements(
            Jdbi db,
            Facts facts,
            Channels channels,
            Connectors connectors,
            Networks networks,
            Wording wording,
            People people,
            List<String> languages,
            Clock clock) {
        this.db = db;
        this.facts = facts;
        this.channels = channels;
        this.connectors = connectors;
        this.networks = networks;
        this.wording = wording;
        this.people = people;
        this.languages = List.copyOf(languages);
        this.clock = clock;
    }

    /** How a channel does; off where nobody has said otherwise. */
    public Acknowledgement of(Account by, long channel) {
        by.require(Right.SEE_TARGETS);
        channels.connected(channel);
        return db.withHandle(handle -> AcknowledgementDao.setting(handle, channel)
                .orElseGet(() -> new Acknowledgement(channel, Scope.OFF, Map.of(), null, null)));
    }

    /** Name of whoever switched it on and may no longer do so, so that nothing is sent; empty where something is, or it is off. */
    public Optional<String> stoppedWith(Acknowledgement setting) {
        return setting.scope() == Scope.OFF || setting.changedBy() == null
                ? Optional.empty()
                : people.find(setting.changedBy())
                        .filter(by -> !by.may(Right.MANAGE_TARGETS))
                        .map(Account::name);
    }

    /** Every text as it is used, by language and situation. */
    public Map<String, Map<String, String>> texts(Acknowledgement setting) {
        Map<String, Map<String, String>> texts = new LinkedHashMap<>();
        for (String language : languages) {
            Map<String, String> bySituation = new LinkedHashMap<>();
            for (Situation situation : Situation.values()) {
                bySituation.put(situation.id(), setting.text(language, situation, wording));
            }
            texts.put(language, bySituation);
        }
        return texts;
    }

    /** Languages that texts can be written in. */
    public List<String> languages() {
        return languages;
    }

    /** How it may read: to Kim Beispiel, on a Friday before noon, in the evening, on New Year's Day. Blank: as shipped. */
    public String example(String language, String template, Situation situation) {
        String text = template.isBlank() ? wording.shipped(language, situation) : template;
        if (AcknowledgementText.trouble(text).isPresent()) {
            return "";
        }
        return AcknowledgementText.fill(
                        text,
                        "Kim Beispiel",
                        wording.until(
                                language, ExampleWeek.answer(situation), ExampleWeek.ZONE, ExampleWeek.now(situation)),
                        wording.hours(language, ExampleWeek.CALENDAR, ExampleWeek.now(situation)),
                        wording.occasion(language, ExampleWeek.CALENDAR, ExampleWeek.now(situation)))
                + "\n" + wording.mark(language);
    }

    /**
     * Changes how a channel does. Texts that say what ships are not stored, so that they go on following it; blank ones go
     * back to it.
     *
     * @param texts by language and situation
     * @throws Refused.Invalid by {@code scope} or {@code texts.<language>.<situation>}
     */
    public Acknowledgement change(Account by, long channel, Scope scope, Map<String, Map<String, String>> texts) {
        by.require(Right.MANAGE_TARGETS);
        Channel connected = channels.connected(channel);
        Set<Capability> can = capabilities(connected);
        Map<String, Said> wrong = new TreeMap<>();
        if (scope != Scope.OFF && !can.contains(Capability.REPLY)) {
            wrong.put("scope", Said.of("acknowledge.read-only", connected.name()));
        } else if (scope == Scope.PRIVATE && !can.contains(Capability.PRIVATE_MESSAGES)) {
            wrong.put("scope", Said.of("acknowledge.no-private", connected.name()));
        }
        Map<String, Map<String, String>> own = new HashMap<>();
        texts.forEach((language, bySituation) -> bySituation.forEach((situation, text) -> {
            String path = "texts." + language + "." + situation;
            Optional<Situation> known = List.of(Situation.values()).stream()
                    .filter(each -> each.id().equals(situation))
                    .findFirst();
            if (!languages.contains(language) || known.isEmpty()) {
                wrong.put(path, Said.of("acknowledge.unknown", String.join(", ", languages)));
            } else if (!text.isBlank() && !text.strip().equals(wording.shipped(language, known.get()))) {
                trouble(connected, language, scope, text).ifPresent(said -> wrong.put(path, said));
                own.computeIfAbsent(language, key -> new HashMap<>()).put(situation, text.strip());
            }
        }));
        if (!wrong.isEmpty()) {
            throw new Refused.Invalid(wrong);
        }
        return db.inTransaction(handle -> {
            Instant now = clock.instant();
            Acknowledgement before = AcknowledgementDao.setting(handle, channel).orElse(null);
            Instant since = before != null && before.scope() == scope && before.since() != null ? before.since() : now;
            Acknowledgement after = new Acknowledgement(channel, scope, own, now, by.id());
            AcknowledgementDao.store(handle, after, since, by.id(), now);
            return AcknowledgementDao.setting(handle, channel).orElseThrow();
        });
    }

    /** Since when somebody wants no automatic messages; empty when they do. */
    public Optional<Instant> optedOutSince(Account by, long contact) {
        by.require(Right.READ_INBOX);
        return db.withHandle(handle -> AcknowledgementDao.optedOutSince(handle, contact));
    }

    /** Puts down whether somebody wants automatic messages: they may have said so in their own words. */
    public void automatic(Account by, long contact, boolean wanted) {
        by.require(Right.WRITE_NOTES);
        db.useTransaction(handle -> {
            Instant now = clock.instant();
            boolean changed = AcknowledgementDao.automatic(handle, contact, wanted, now)
                    .orElseThrow(() -> new Refused.NotFound(Said.of("inbox.no_such_contact", contact)));
            if (changed) {
                AcknowledgementDao.latestConversation(handle, contact)
                        .ifPresent(conversation -> facts.publish(
                                handle,
                                List.of(new Fact(
                                        conversation, wanted ? Kind.OPTED_IN : Kind.OPTED_OUT, by.id(), Map.of())),
                                now));
            }
        });
    }

    /** What is wrong with a text on a channel: with long words in its slots, with a time and without, it has to fit into one post. */
    private Optional<Said> trouble(Channel channel, String language, Scope scope, String text) {
        Optional<Said> template = AcknowledgementText.trouble(text.strip());
        if (template.isPresent() || scope == Scope.OFF) {
            return template;
        }
        Length length = length(channel, language, scope, text);
        return length.over() ? Optional.of(Said.of("acknowledge.over", length.used(), length.max())) : Optional.empty();
    }

    /**
     * How long a text is, as the network counts.
     *
     * @param used with long words in its slots, the mark and whom it addresses
     * @param max of one post there
     */
    public record Length(int used, int max) {
        /** Whether it does not fit. */
        public boolean over() {
            return used > max;
        }
    }

    /** How long a text is on a channel; empty where nothing can be answered, and of what cannot be read. Blank: as shipped. */
    public Optional<Length> length(long channel, String language, Scope scope, String template, Situation situation) {
        Channel connected = channels.connected(channel);
        Set<Capability> can = capabilities(connected);
        String text = template.isBlank() ? wording.shipped(language, situation) : template.strip();
        if (!can.contains(Capability.REPLY) || AcknowledgementText.trouble(text).isPresent()) {
            return Optional.empty();
        }
        boolean quiet = scope != Scope.ALL && can.contains(Capability.PRIVATE_MESSAGES);
        return Optional.of(length(connected, language, quiet ? Scope.PRIVATE : Scope.ALL, text));
    }

    private Length length(Channel channel, String language, Scope scope, String text) {
        TextRule rule =
                connectors.of(channel).textRule(scope == Scope.PRIVATE ? Visibility.PRIVATE : Visibility.PUBLIC);
        int addressing = "@somebody@a-server.example ".length();
        int length = Stream.of("x".repeat(40), "")
                        .map(until -> AcknowledgementText.fill(text, LONG_NAME, until, "x".repeat(40), "x".repeat(20))
                                + "\n" + wording.mark(language))
                        .mapToInt(rule::length)
                        .max()
                        .orElseThrow()
                + addressing;
        return new Length(length, rule.max());
    }

    private Set<Capability> capabilities(Channel channel) {
        return networks.find(channel.network())
                .map(network -> network.declaration().capabilities())
                .orElse(Set.of());
    }
}
