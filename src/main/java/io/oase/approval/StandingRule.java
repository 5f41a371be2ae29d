package io.oase.approval;

import io.oase.people.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A rule by which answers wait for a second pair of eyes, until somebody removes it.
 *
 * @param name of the role, channel, tag or colleague it is about, as people know it
 */
public record StandingRule(long id, Body body, String name, long madeBy, String madeByName, Instant madeAt) {
    /** What it is about. */
    public enum Kind {
        /** Everything those of a role write. */
        ROLE,
        /** Everything on a channel. */
        CHANNEL,
        /** Everything in conversations with a tag. */
        TAG,
        /** Everything a new colleague writes. */
        NEWCOMER
    }

    /**
     * What it says. Exactly one of role, channel, tag and account is there, as its kind says.
     *
     * @param tag by name; case does not matter, and it may come later than the rule
     * @param until a new colleague's rule ends by itself then; null: when somebody removes it
     * @param privateToo whether private answers wait, too
     */
    public record Body(
            Kind kind,
            @Nullable Role role,
            @Nullable Long channel,
            @Nullable String tag,
            @Nullable Long account,
            @Nullable Instant until,
            boolean privateToo) {
        /** What those of this role write. */
        public static Body of(Role role, boolean privateToo) {
            return new Body(Kind.ROLE, role, null, null, null, null, privateToo);
        }

        /** What is written on a channel. */
        public static Body onChannel(long channel, boolean privateToo) {
            return new Body(Kind.CHANNEL, null, channel, null, null, null, privateToo);
        }

        /** What is written in conversations with a tag. */
        public static Body tagged(String tag, boolean privateToo) {
            return new Body(Kind.TAG, null, null, tag, null, null, privateToo);
        }

        /** What a new colleague writes. */
        public static Body newcomer(long account, @Nullable Instant until, boolean privateToo) {
            return new Body(Kind.NEWCOMER, null, null, null, account, until, privateToo);
        }
    }
}
