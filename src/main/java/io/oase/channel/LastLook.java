package io.oase.channel;

import java.io.IOException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * A question asked directly before a write goes out: may it still? Between the decision to publish and the first byte lie
 * other requests, name look-ups and handshakes, any of them long enough for somebody else to have taken over. Asked when the
 * connection is open and nothing is left to do but to write.
 *
 * <p>Held by the thread, since connectors write on the thread they are called on and need not know.
 */
public final class LastLook {
    private static final ThreadLocal<@Nullable BooleanSupplier> QUESTION = new ThreadLocal<>();

    private LastLook() {}

    /**
     * Does the work; every write in it asks first, and does not happen when the answer is no: it fails as a {@link Trouble}
     * whose outcome is known.
     */
    public static <T> T before(BooleanSupplier may, Supplier<T> work) {
        QUESTION.set(may);
        try {
            return work.get();
        } finally {
            QUESTION.remove();
        }
    }

    static Response intercept(Interceptor.Chain chain) throws IOException {
        BooleanSupplier may = QUESTION.get();
        if (may != null && !may.getAsBoolean()) {
            throw new TooLate();
        }
        return chain.proceed(chain.request());
    }

    /** Nothing was written. */
    static final class TooLate extends IOException {
        private static final long serialVersionUID = 1;

        TooLate() {
            super("somebody else has taken over");
        }
    }
}
