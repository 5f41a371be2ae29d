package io.oase.target;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;

/** Stretches with the pauses cut out of them. */
final class WithoutPauses implements Iterator<Stretch> {
    private final Iterator<Stretch> whole;
    private final List<Stretch> pauses;
    private final Queue<Stretch> left = new ArrayDeque<>();

    WithoutPauses(Iterator<Stretch> whole, List<Stretch> pauses) {
        this.whole = whole;
        this.pauses =
                pauses.stream().sorted(Comparator.comparing(Stretch::from)).toList();
    }

    @Override
    public boolean hasNext() {
        while (left.isEmpty() && whole.hasNext()) {
            cut(whole.next());
        }
        return !left.isEmpty();
    }

    @Override
    public Stretch next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return left.remove();
    }

    private void cut(Stretch stretch) {
        Instant at = stretch.from();
        for (Stretch pause : pauses) {
            if (!pause.from().isBefore(stretch.to())) {
                break;
            }
            Stretch.between(at, pause.from()).ifPresent(left::add);
            at = pause.to().isAfter(at) ? pause.to() : at;
        }
        Stretch.between(at, stretch.to()).ifPresent(left::add);
    }
}
