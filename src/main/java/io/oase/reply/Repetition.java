package io.oase.reply;

import io.oase.people.SignOff;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The same words went out in public before: whoever reads along takes them for a form letter.
 *
 * @param times how often, counted up to {@link #BOUND}
 * @param last when the last time was
 * @param by who sent it then
 */
public record Repetition(int times, Instant last, String by) {
    /** Nothing is counted further. */
    public static final int BOUND = 100;

    /** How long words stay in the readers’ minds. */
    public static final Duration LATELY = Duration.ofDays(28);

    static Optional<Repetition> of(Handle db, byte[] said, Instant now) {
        return db.createQuery("""
                        SELECT count(*) AS times, max(created_at) AS last, (array_agg(name ORDER BY created_at DESC))[1] AS by
                          FROM (SELECT r.created_at, a.name
                                  FROM reply r JOIN account a ON a.id = r.author_id
                                 WHERE r.said = :said AND r.created_at > :since AND r.visibility IN ('public', 'unlisted')
                                   AND r.state IN ('queued', 'publishing', 'published', 'unknown')
                                 ORDER BY r.created_at DESC LIMIT :bound) lately
                        HAVING count(*) > 0
                        """)
                .bind("said", said)
                .bind("since", now.minus(LATELY))
                .bind("bound", BOUND)
                .mapTo(Repetition.class)
                .findOne();
    }

    /** Of what a reader takes in: no case, no spacing, and not the sign-off, also where it was typed by hand. */
    static byte[] hash(String text, SignOff signOff) {
        String words = words(text);
        String end = words(signOff.after());
        if (!end.isEmpty() && words.endsWith(end)) {
            words = words.substring(0, words.length() - end.length()).strip();
        }
        try {
            return MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has it", e);
        }
    }

    /** What a reader takes in of a text: no case, no spacing. */
    public static String words(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", " ")
                .strip();
    }
}
