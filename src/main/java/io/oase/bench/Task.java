package io.oase.bench;

import io.oase.db.DatabaseAddress;
import java.net.URI;
import java.util.List;

/**
 * What the second process is to do.
 *
 * @param server the one under load
 * @param admin where it has its metrics
 * @param keys file of its keys
 * @param channel where posts arrive
 * @param cookies of everybody who is signed in, {@code name=value}: first those who read, then those who answer
 * @param reading how many only read
 * @param conversations those that are opened
 * @param questions those that are answered, on a channel that publishes
 * @param streams how many event streams are open
 * @param posts how many arrive in a second
 * @param seconds how long that is measured; a fifth as long before it warms up
 */
record Task(
        URI server,
        URI admin,
        DatabaseAddress database,
        String keys,
        long channel,
        List<String> cookies,
        int reading,
        List<Long> conversations,
        List<Long> questions,
        int streams,
        int posts,
        int seconds) {}
