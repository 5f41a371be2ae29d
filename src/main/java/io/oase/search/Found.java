package io.oase.search;

import java.util.List;
import java.util.Map;

/**
 * What was found.
 *
 * @param plan what it was found by
 * @param conversations each once, the best first
 * @param hits why, by conversation, the best first
 */
public record Found(Plan plan, List<Long> conversations, Map<Long, List<Hit>> hits) {
    public Found {
        conversations = List.copyOf(conversations);
        hits = Map.copyOf(hits);
    }
}
