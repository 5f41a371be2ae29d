package io.oase.inbox;

import io.oase.inbox.Fact.Kind;
import io.oase.people.Account;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Changes the state of a locked conversation, in the caller's transaction; what is so already writes nothing. */
final class Moving {
    private final Facts facts;

    Moving(Facts facts) {
        this.facts = facts;
    }

    /**
     * Moves it.
     *
     * @param by null: it happens by itself
     * @param noAnswer why no answer is needed; null where nobody decided so
     */
    void move(
            Handle handle,
            @Nullable Account by,
            ConversationDao.Row row,
            ConversationState to,
            @Nullable String noAnswer,
            Instant now) {
        if (row.state() == to) {
            return;
        }
        ConversationDao.move(handle, row.id(), to, now);
        Map<String, Object> data = new HashMap<>(Map.of("from", lower(row.state()), "to", lower(to)));
        if (noAnswer != null) {
            data.put("no_answer", noAnswer);
        }
        facts.publish(handle, List.of(new Fact(row.id(), Kind.STATE_CHANGED, by == null ? null : by.id(), data)), now);
    }

    /** Opens again what somebody planned to; its settled posts stay settled, so that no clock starts. */
    void openAgain(Handle handle, ConversationDao.Row row, Instant now) {
        Recount.recount(handle, List.of(row.id()), List.of(row.id()));
        Map<String, Object> data = Map.of("from", lower(row.state()), "to", "open", "planned", "follow_up");
        facts.publish(handle, List.of(Fact.of(row.id(), Kind.STATE_CHANGED, data)), now);
    }

    private static String lower(ConversationState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
