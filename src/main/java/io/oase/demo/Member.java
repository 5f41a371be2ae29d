package io.oase.demo;

/**
 * Somebody with an account on the make-believe network.
 *
 * @param id decimal, never changes
 * @param handle the name behind the @, without a domain
 * @param domain server of somebody from elsewhere; empty for people of this server
 * @param name as they call themselves; may hold custom emoji, and anything else people type
 * @param language what they write in, {@code de} or {@code en}
 * @param bio a line about themselves
 * @param look how they are drawn, in the words of {@link Faces}; empty for the organisation and for machines
 * @param temper how they take an answer
 * @param followers how many read them
 * @param bot whether the account says it is automatic
 */
record Member(
        String id,
        String handle,
        String domain,
        String name,
        String language,
        String bio,
        String look,
        Temper temper,
        int followers,
        boolean bot) {

    /** {@code handle} for people of this server, {@code handle@domain} for others, as Mastodon's {@code acct}. */
    String acct() {
        return domain.isEmpty() ? handle : handle + "@" + domain;
    }

    /** How somebody takes an answer; {@code reactions.yaml} has the words. */
    enum Temper {
        FRIENDLY,
        CURIOUS,
        CROSS,
        HURRIED,
        QUIET
    }
}
