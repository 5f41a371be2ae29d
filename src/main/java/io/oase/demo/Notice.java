package io.oase.demo;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something the organisation's account is told: a mention, a favourite, a new follower.
 *
 * @param id rises with time, over restarts too
 * @param type Mastodon's word: {@code mention}, {@code favourite}, {@code follow}
 * @param from who caused it
 * @param post id of the post it is about; null for a new follower
 */
record Notice(long id, String type, Member from, @Nullable Long post, Instant at) {}
