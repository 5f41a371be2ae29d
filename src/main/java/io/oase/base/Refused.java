package io.oase.base;

import java.util.List;
import java.util.Map;

/**
 * A verb could not do what was asked. Features throw one of these; the web layer maps each family once, to a page or to
 * RFC 9457 problem+json. Never carries SQL, stack traces or other people's data.
 */
public abstract sealed class Refused extends RuntimeException {
    private final transient Said said;

    private Refused(Said said) {
        super(said.key() + said.args(), null, false, false);
        this.said = said;
    }

    /** What happened and what to do next. */
    public Said said() {
        return said;
    }

    /** The same in the fewest words: of what cannot be used, what is wrong with the first field. */
    public Said why() {
        return this instanceof Invalid invalid
                ? invalid.fields().values().iterator().next()
                : said;
    }

    /** There is no such thing, or the asker may not know of it. */
    public static final class NotFound extends Refused {
        public NotFound(Said said) {
            super(said);
        }
    }

    /** The asker's role does not include this. */
    public static final class NotAllowed extends Refused {
        public NotAllowed(Said said) {
            super(said);
        }
    }

    /** What was sent cannot be used; says which field and why. */
    public static final class Invalid extends Refused {
        private final transient Map<String, Said> fields;

        public Invalid(Map<String, Said> fields) {
            super(Said.of("refused.invalid"));
            this.fields = Map.copyOf(fields);
        }

        public Invalid(String field, Said said) {
            this(Map.of(field, said));
        }

        /** Field name to what is wrong with it. */
        public Map<String, Said> fields() {
            return fields;
        }
    }

    /** Somebody or something else was there first; what is newer can be looked at. */
    public static final class Conflict extends Refused {
        private final transient List<Long> newer;

        public Conflict(Said said, List<Long> newer) {
            super(said);
            this.newer = List.copyOf(newer);
        }

        /** Ids of the posts the asker had not seen; empty where that does not apply. */
        public List<Long> newer() {
            return newer;
        }
    }

    /** Too many tries; wait. */
    public static final class TooMany extends Refused {
        private final long retryAfterSeconds;

        public TooMany(Said said, long retryAfterSeconds) {
            super(said);
            this.retryAfterSeconds = retryAfterSeconds;
        }

        public long retryAfterSeconds() {
            return retryAfterSeconds;
        }
    }
}
