package io.oase.alert;

import io.oase.notice.Notice;
import io.oase.notice.Notices;
import io.oase.people.Right;
import io.oase.people.Role;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Tells those who decide about crises, once. */
final class Telling {
    /** So many of the words fit into one sentence. */
    private static final int WORDS = 3;

    private static final List<String> ROLES = Arrays.stream(Role.values())
            .filter(role -> role.rights().contains(Right.MANAGE_ALERTS))
            .map(Role::id)
            .toList();

    private final Notices notices;

    Telling(Notices notices) {
        this.notices = notices;
    }

    /** That one began; nothing while its topic is silenced. */
    void begun(Handle db, long id, Instant now) {
        Alert alert = AlertDao.find(db, id).orElseThrow();
        if (alert.state(now) == Alert.State.OPEN) {
            send(db, alert, "alert:" + id, false, now);
        }
    }

    /** That one still goes on now that its silence is over. */
    void again(Handle db, long id, Instant now) {
        Alert alert = AlertDao.find(db, id).orElseThrow();
        String until = alert.silence() == null
                ? ""
                : String.valueOf(alert.silence().until().toEpochMilli());
        send(db, alert, "alert:" + id + ":again:" + until, true, now);
    }

    private void send(Handle db, Alert alert, String key, boolean again, Instant now) {
        Map<String, Object> data = new HashMap<>();
        data.put("alert", alert.id());
        data.put("people", again ? alert.people() : alert.grounds().people());
        data.put("minutes", alert.grounds().minutes());
        data.put("again", again ? 1 : 0);
        data.put(
                "stars",
                alert.grounds().rule() == null ? 0 : alert.grounds().rule().stars());
        data.put("words", alert.grounds().words().keySet().stream().limit(WORDS).collect(Collectors.joining(", ")));
        notices.send(db, new Notice(key, Notice.ALERT, null, data, false), LastingDao.deciders(db, ROLES), now);
    }
}
