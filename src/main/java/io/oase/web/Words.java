package io.oase.web;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Messages as a tree that Mustache can walk: {@code t.nav.mine} is a node below a node. A node may be a word and have
 * words below it at the same time ({@code field.name} and {@code field.name.hint}); printed, it is its own word.
 */
public final class Words extends AbstractMap<String, Words> {
    private final Map<String, Words> below = new TreeMap<>();
    private String own = "";

    private Words() {}

    static Words of(Map<String, String> messages) {
        Words root = new Words();
        messages.forEach((key, message) -> {
            Words node = root;
            for (String part : key.split("\\.", -1)) {
                node = node.below.computeIfAbsent(part, p -> new Words());
            }
            node.own = message;
        });
        return root;
    }

    @Override
    public Set<Entry<String, Words>> entrySet() {
        return below.entrySet();
    }

    @Override
    public @Nullable Words get(Object key) {
        return below.get(key);
    }

    @Override
    public boolean containsKey(Object key) {
        return below.containsKey(key);
    }

    @Override
    public String toString() {
        return own;
    }
}
