package io.oase.notice;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A notice as it waits to leave, in the words it had then.
 *
 * @param accounts whom it was told to
 */
record Content(
        String key,
        String kind,
        @JsonProperty("conversation_id") @Nullable Long conversationId,
        Map<String, Object> data,
        boolean late,
        List<Long> accounts) {
    static Content of(Notice notice, Collection<Long> accounts) {
        return new Content(
                notice.key(),
                notice.kind(),
                notice.conversationId(),
                notice.plain(),
                notice.late(),
                accounts.stream().distinct().sorted().toList());
    }

    Notice notice() {
        return new Notice(key, kind, conversationId, data, late);
    }
}
