package io.oase.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Entries of lists in JSON with one field changed: {@code MUTANT-n-} somewhere in an entry says which, and to what. */
final class JsonMutant {
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    private static final Pattern NUMBER = Pattern.compile("MUTANT-(\\d+)-");

    private JsonMutant() {}

    /** Escapes everything, so that what cannot be written arrives all the same. */
    static String write(JsonNode root) throws JsonProcessingException {
        return JSON.writeValueAsString(root);
    }

    /** Changes every mutant of the lists in this answer. */
    static void change(JsonNode root, List<String> values) throws JsonProcessingException {
        List<JsonNode> lists = new ArrayList<>();
        if (root.isArray()) {
            lists.add(root);
        }
        root.forEach(child -> {
            if (child.isArray()) {
                lists.add(child);
            }
        });
        for (JsonNode list : lists) {
            for (JsonNode entry : list) {
                Matcher number = NUMBER.matcher(entry.toString());
                if (number.find()) {
                    int n = Integer.parseInt(number.group(1));
                    List<Runnable> changes = new ArrayList<>();
                    places(entry, JSON.readTree(values.get(n % values.size())), changes);
                    if (n / values.size() < changes.size()) {
                        changes.get(n / values.size()).run();
                    }
                }
            }
        }
    }

    private static void places(JsonNode node, JsonNode value, List<Runnable> changes) {
        if (node instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                changes.add(() -> object.set(name, value));
                places(object.get(name), value, changes);
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int at = i;
                changes.add(() -> array.set(at, value));
                places(array.get(at), value, changes);
            }
        }
    }
}
