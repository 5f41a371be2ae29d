package io.oase.notice;

import io.oase.base.Said;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A team's chat that hears of notices about what the team has. Its address and secret are never shown again.
 *
 * @param name by which people know it: {@code Mattermost, Town Square}
 * @param host all of its address that is shown: whoever knows the rest may write there
 * @param kinds of notices that go there
 * @param language of its words, {@code de} or {@code en}
 * @param wordy whether they hold the first words of the conversation and who waits
 * @param active false: nothing goes there for now
 * @param createdBy who set it up
 * @param sentAt when something last arrived; null: never
 * @param failedAt since when every attempt has failed; null: the last one did not
 * @param trouble why; null: the last one did not
 */
public record TeamWebhook(
        long id,
        long team,
        String name,
        String host,
        Set<String> kinds,
        String language,
        boolean wordy,
        boolean active,
        long createdBy,
        @Nullable Instant sentAt,
        @Nullable Instant failedAt,
        @Nullable Said trouble) {
    public TeamWebhook {
        kinds = new TreeSet<>(kinds);
    }
}
