package io.oase.reply;

import java.time.Instant;

/**
 * What a reply is about, for whoever looks at it without the conversation before them.
 *
 * @param title of the conversation
 * @param channel by name
 * @param person who wrote what it answers, by name
 * @param question what they wrote, as plain text; empty where it was deleted
 * @param postedAt when
 */
public record Matter(long replyId, String title, String channel, String person, String question, Instant postedAt) {}
