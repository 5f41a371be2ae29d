package io.oase.search;

import java.util.List;
import java.util.Map;

/**
 * What was found.
 *
 * @param plan what it was found by
 * @param conversations each once, the best first
 * @param hits why, by conversation, the best first
 * @param complete whether there are no more: it was looked through to the end
 */
public record Found(Plan plan, List<Long> conversations, Map<Long, List<Hit>> hits, boolean complete) {
    public Found {
        conversations = List.copyOf(conversations);
        hits = Map.copyOf(hits);
    }
}
