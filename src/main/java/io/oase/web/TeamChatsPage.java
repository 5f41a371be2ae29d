package io.oase.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The chats a team has its notices in.
 *
 * @param secret of the one that was just made, shown this once; null otherwise
 */
public record TeamChatsPage(
        long team,
        String title,
        @Nullable String done,
        @Nullable String problem,
        @Nullable String secret,
        List<Card> chats) {

    /**
     * One of them.
     *
     * @param kinds what goes there, in words
     * @param state since when it works, or that it never was used
     * @param trouble why the last attempt failed, with since when; null: it did not
     */
    public record Card(
            long id,
            String name,
            String host,
            String kinds,
            boolean paused,
            String state,
            @Nullable String trouble) {}
}
