package io.oase.playbook;

import java.util.List;

/**
 * Where something of a playbook holds, as its file says it: {@code all}, {@code network:} and the id of one, or the name of a
 * channel. Pure.
 */
public final class Where {
    /** Every channel. */
    public static final String ALL = "all";

    private static final String NETWORK = "network:";

    private Where() {}

    /** Whether one of these means this channel; case does not matter in its name. */
    public static boolean has(List<String> where, String network, String channelName) {
        return where.stream()
                .anyMatch(each -> each.equals(ALL)
                        || each.equals(NETWORK + network)
                        || each.strip().equalsIgnoreCase(channelName.strip()));
    }
}
