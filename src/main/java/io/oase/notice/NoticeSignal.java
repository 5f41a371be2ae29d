package io.oase.notice;

import io.oase.db.Signals;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * Tells every node whose notices changed, when the transaction commits.
 *
 * @param account whose
 * @param notice the new one; 0 when one was only read
 */
public record NoticeSignal(long account, long notice) {
    /** PostgreSQL allows payloads of 8,000 bytes; two ids have at most 40. */
    private static final int PER_PAYLOAD = 180;

    /** What was told, read from the payload of {@link Notices#TOPIC}; whatever is no pair of numbers is passed over. */
    public static List<NoticeSignal> parse(String payload) {
        return Arrays.stream(payload.split(",", -1)).flatMap(NoticeSignal::one).toList();
    }

    static void publish(Handle db, List<NoticeSignal> signals) {
        for (int from = 0; from < signals.size(); from += PER_PAYLOAD) {
            Signals.publish(
                    db,
                    Notices.TOPIC,
                    String.join(
                            ",",
                            signals.subList(from, Math.min(from + PER_PAYLOAD, signals.size())).stream()
                                    .map(NoticeSignal::toString)
                                    .toList()));
        }
    }

    /** Something of this account was read. */
    static void changed(Handle db, long account) {
        publish(db, List.of(new NoticeSignal(account, 0)));
    }

    /** The same without saying which: pages look, and nothing is said in passing. */
    NoticeSignal silent() {
        return new NoticeSignal(account, 0);
    }

    private static Stream<NoticeSignal> one(String pair) {
        return pair.matches("[0-9]{1,18}=[0-9]{1,18}")
                ? Stream.of(new NoticeSignal(
                        Long.parseLong(pair.substring(0, pair.indexOf('='))),
                        Long.parseLong(pair.substring(pair.indexOf('=') + 1))))
                : Stream.empty();
    }

    @Override
    public String toString() {
        return account + "=" + notice;
    }
}
