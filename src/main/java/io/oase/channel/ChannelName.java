package io.oase.channel;

import io.oase.base.Refused;
import io.oase.base.Said;
import org.jdbi.v3.core.Handle;

/** What a channel may be called: short, printable, and no two alike. */
final class ChannelName {
    private static final int LONGEST = 80;

    private ChannelName() {}

    /** The name wanted; without one, what the network calls us or the place. */
    static String of(String wanted, Introduction introduction) {
        String fallback = introduction.self().map(self -> "@" + self.handle()).orElse(introduction.place());
        String name = wanted.isBlank() ? fallback : wanted;
        return checked(name.length() > LONGEST && wanted.isBlank() ? name.substring(0, LONGEST) : name);
    }

    /** The name, stripped; refused when it cannot be shown in a line. */
    static String checked(String name) {
        if (name.isBlank() || name.length() > LONGEST || name.chars().anyMatch(Character::isISOControl)) {
            throw new Refused.Invalid("name", Said.of("channel.name_length", LONGEST));
        }
        return name.strip();
    }

    /** Refuses a name another channel has; nobody else gives one until the transaction ends. */
    static void requireFree(Handle handle, String name, long exceptId) {
        ChannelDao.oneNameAtATime(handle);
        if (ChannelDao.nameTaken(handle, name, exceptId)) {
            throw new Refused.Invalid("name", Said.of("channel.name_taken", name));
        }
    }
}
