package io.oase.channel;

import java.util.List;
import java.util.Set;

/**
 * What a network says about itself.
 *
 * @param id short lower-case name, stored with every channel: {@code mastodon}
 * @param name the network's proper name, the same in all languages
 * @param settings what has to be known to connect, shown again later
 * @param secrets what must not be shown again; stored encrypted
 * @param capabilities what can be done here at all
 * @param defaultPollSeconds how often a channel is polled when it is quiet and nothing else asks for less
 */
public record Declaration(
        String id,
        String name,
        List<Field> settings,
        List<Field> secrets,
        Set<Capability> capabilities,
        int defaultPollSeconds) {
    public Declaration {
        settings = List.copyOf(settings);
        secrets = List.copyOf(secrets);
        capabilities = Set.copyOf(capabilities);
    }

    /** What can be done on a network. */
    public enum Capability {
        /** Answers can be published. */
        REPLY,
        /** Private messages are read and can be written. */
        PRIVATE_MESSAGES,
        /** Works without an account of ours (listening only). */
        WITHOUT_ACCOUNT,
        /** Answers longer than the limit can be published as a numbered thread. */
        THREADS,
        /** Posts can be reviews with stars. */
        RATINGS
    }

    /**
     * One field of the set-up form. Its label and hint are messages of the network's own bundle, with the keys
     * {@code network.<id>.<key>} and {@code network.<id>.<key>.hint}.
     *
     * @param key name in the settings or secrets map
     * @param kind how it is entered and checked
     * @param required whether connecting without it is refused
     * @param example shown greyed in the empty field; empty for none
     */
    public record Field(String key, Kind kind, boolean required, String example) {
        /** How a field is entered. */
        public enum Kind {
            URL,
            TEXT,
            /** Several values, one per line or separated by commas. */
            LIST,
            SECRET,
            YES_NO
        }
    }
}
