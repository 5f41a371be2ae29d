package io.oase.playbook;

import com.fasterxml.jackson.databind.JsonNode;
import io.oase.base.Said;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file taken apart.
 *
 * @param root the front matter
 * @param lines where each part of it stands, by JSON pointer, counted from 1
 * @param guide the Markdown behind it
 * @param guideLine line with which that begins
 */
record Document(JsonNode root, Map<String, Integer> lines, String guide, int guideLine) {
    private static final Pattern PART = Pattern.compile("/([^/]*)");
    private static final int LONGEST_NAME = 40;

    /** Something wrong at this place. */
    Fault fault(String pointer, String key, Object... args) {
        return new Fault(line(pointer), field(pointer), Said.of(key, args));
    }

    /** The line of this place, or of the nearest thing around it that has one. */
    int line(String pointer) {
        for (String at = pointer; !at.isEmpty(); at = at.substring(0, at.lastIndexOf('/'))) {
            Integer line = lines.get(at);
            if (line != null) {
                return line;
            }
        }
        return 1;
    }

    /** The same place for people: entries by their id, or counted from 1. */
    String field(String pointer) {
        StringBuilder field = new StringBuilder();
        JsonNode node = root;
        for (Matcher part = PART.matcher(pointer); part.find(); ) {
            String name = part.group(1).replace("~1", "/").replace("~0", "~");
            if (node.isArray() && name.matches("\\d{1,6}")) {
                node = node.path(Integer.parseInt(name));
                field.append('[').append(entry(node, Integer.parseInt(name))).append(']');
            } else {
                node = node.path(name);
                field.append(field.isEmpty() ? "" : ".").append(io.oase.people.Words.shown(name));
            }
        }
        return field.isEmpty() ? "file" : field.toString();
    }

    /** One step further into a pointer. */
    static String into(String pointer, Object name) {
        return pointer + "/" + String.valueOf(name).replace("~", "~0").replace("/", "~1");
    }

    private static String entry(JsonNode node, int index) {
        JsonNode id = node.path("id");
        boolean named = id.isTextual()
                && id.asText().length() <= LONGEST_NAME
                && id.asText().matches("[\\w-]+");
        return named ? id.asText() : String.valueOf(index + 1);
    }
}
