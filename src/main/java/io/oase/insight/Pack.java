package io.oase.insight;

import io.oase.target.ClockKind;
import io.oase.target.TargetClock.How;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.function.Consumer;

/**
 * Measured times as bytes, a dozen each, so that a year of a busy house is read in a moment: for each, what began when as the
 * distance to the one before, and whole numbers, seven bits a byte, the lowest first.
 */
final class Pack {
    /** Their places are in the bytes: new ones go to the end. */
    private static final List<ClockKind> KINDS = List.of(
            ClockKind.TAKE,
            ClockKind.FIRST_RESPONSE,
            ClockKind.NEXT_RESPONSE,
            ClockKind.RESOLUTION,
            ClockKind.NEXT_UPDATE);

    private static final List<How> HOWS =
            List.of(How.ANSWERED, How.ANSWERED_OUTSIDE, How.TAKEN, How.RESOLVED, How.NO_ANSWER_NEEDED);

    private Pack() {}

    /** @param times in the order of when they began */
    static byte[] of(List<Measured> times) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(times.size() * 16);
        long last = 0;
        for (Measured time : times) {
            write(out, time.startedAt() - last);
            last = time.startedAt();
            int missed = time.missed() == null ? 0 : time.missed() ? 2 : 1;
            write(out, (HOWS.indexOf(time.how()) * 8L + KINDS.indexOf(time.kind())) * 3 + missed);
            write(out, time.channel());
            write(out, time.agent());
            write(out, time.team());
            write(out, time.targetVersion());
            write(out, time.seconds());
            write(out, time.open());
            write(out, time.delay());
            write(out, time.delayOpen());
        }
        return out.toByteArray();
    }

    static void read(byte[] bytes, Consumer<Measured> each) {
        Reading in = new Reading(bytes);
        long at = 0;
        while (in.more()) {
            at += in.next();
            int what = (int) in.next();
            int missed = what % 3;
            each.accept(new Measured(
                    KINDS.get(what / 3 % 8),
                    HOWS.get(what / 24),
                    missed == 0 ? null : missed == 2,
                    at,
                    in.next(),
                    in.next(),
                    in.next(),
                    in.next(),
                    (int) in.next(),
                    (int) in.next(),
                    (int) in.next(),
                    (int) in.next()));
        }
    }

    private static void write(ByteArrayOutputStream out, long number) {
        long rest = number;
        while (rest > 0x7f) {
            out.write((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    private static final class Reading {
        private final byte[] bytes;
        private int at;

        Reading(byte[] bytes) {
            this.bytes = bytes;
        }

        boolean more() {
            return at < bytes.length;
        }

        long next() {
            long number = 0;
            int shift = 0;
            byte read;
            do {
                read = bytes[at++];
                number |= (long) (read & 0x7f) << shift;
                shift += 7;
            } while (read < 0);
            return number;
        }
    }
}
