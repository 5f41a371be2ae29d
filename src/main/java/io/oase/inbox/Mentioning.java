package io.oase.inbox;

import io.oase.notice.Notice;
import io.oase.notice.Notices;
import io.oase.people.Account;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;

/** Finds whom a note mentions, keeps it as references, and tells them: each once for a note, and nobody of themselves. */
final class Mentioning {
    private static final int EXCERPT = 200;

    private final Notices notices;

    Mentioning(Notices notices) {
        this.notices = notices;
    }

    void in(Handle db, Account by, long conversation, long note, String body, Instant now) {
        if (body.indexOf('@') < 0) {
            return;
        }
        List<Naming.Place> places = new Naming(MentionDao.named(db)).in(body);
        if (places.isEmpty()) {
            return;
        }
        MentionDao.insert(db, note, places);
        List<Long> told = MentionDao.tell(
                db,
                note,
                by.id(),
                places.stream()
                        .map(place -> place.named().account())
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList(),
                places.stream()
                        .map(place -> place.named().team())
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList(),
                now);
        if (!told.isEmpty()) {
            Map<String, Object> data = new HashMap<>(Handing.about(db, by, conversation, excerpt(body)));
            data.put("note_id", note);
            notices.send(db, new Notice(key(note), Notice.MENTIONED, conversation, data, false), told, now);
        }
    }

    /** Of the notice of a note. */
    static String key(long note) {
        return "mentioned:" + note;
    }

    private static String excerpt(String body) {
        int end = body.length() <= EXCERPT ? body.length() : body.offsetByCodePoints(0, EXCERPT / 2);
        return end < body.length() ? body.substring(0, end).strip() + "…" : body;
    }
}
