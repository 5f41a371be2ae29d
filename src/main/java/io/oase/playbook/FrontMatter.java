package io.oase.playbook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oase.base.Said;
import io.oase.people.Words;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Takes a file apart: YAML between two lines of three hyphens, Markdown behind. Only the plain part of YAML: no anchors, no
 * types, no key twice; {@code no} is a word and not a refusal. Pure.
 */
final class FrontMatter {
    private static final int DEEPEST = 12;
    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9]\\d{0,30})");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,30}\\.\\d{1,30}");
    private static final JsonNodeFactory JSON = JsonNodeFactory.withExactBigDecimals(true);

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setCodePointLimit(Source.LARGEST + 1)
            .setMaxAliasesForCollections(0)
            .setAllowRecursiveKeys(false)
            .build();

    private final List<Fault> faults;
    private final Map<String, Integer> lines = new HashMap<>();

    private FrontMatter(List<Fault> faults) {
        this.faults = faults;
    }

    /** The parts of a file; empty, with faults added, where it cannot be taken apart. */
    static Optional<Document> read(String text, List<Fault> faults) {
        int before = faults.size();
        List<String> all = List.of(text.split("\n", -1));
        if (!all.get(0).stripTrailing().equals("---")) {
            faults.add(new Fault(1, "file", Said.of("playbook.no_front")));
            return Optional.empty();
        }
        int end = 1;
        while (end < all.size() && !all.get(end).stripTrailing().equals("---")) {
            end++;
        }
        if (end == all.size()) {
            faults.add(new Fault(all.size(), "file", Said.of("playbook.open_front")));
            return Optional.empty();
        }
        // The first line stays, empty, so that YAML counts lines as the file does.
        String yaml = "\n" + String.join("\n", all.subList(1, end)) + "\n";
        String guide = String.join("\n", all.subList(end + 1, all.size()));
        FrontMatter reading = new FrontMatter(faults);
        Optional<JsonNode> root = reading.tree(yaml);
        int guideLine = end + 2;
        return faults.size() > before
                ? Optional.empty()
                : root.map(node -> new Document(node, reading.lines, guide, guideLine));
    }

    private Optional<JsonNode> tree(String yaml) {
        int tab = tab(yaml);
        if (tab > 0) {
            faults.add(new Fault(tab, "file", Said.of("playbook.tab")));
            return Optional.empty();
        }
        try {
            int before = faults.size();
            int depth = 0;
            for (Event event : new Parse(SETTINGS).parseString(yaml)) {
                plain(event);
                depth += event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
                if (depth > DEEPEST) {
                    faults.add(new Fault(line(event.getStartMark()), "file", Said.of("playbook.deep", DEEPEST)));
                    return Optional.empty();
                }
            }
            if (faults.size() > before) {
                return Optional.empty();
            }
            Node root = new Compose(SETTINGS).composeString(yaml).orElse(null);
            if (!(root instanceof MappingNode)) {
                faults.add(new Fault(2, "file", Said.of("playbook.no_fields")));
                return Optional.empty();
            }
            return Optional.of(json(root, ""));
        } catch (MarkedYamlEngineException broken) {
            faults.add(new Fault(line(broken.getProblemMark()), "file", Said.of("playbook.yaml")));
        } catch (YamlEngineException broken) {
            faults.add(new Fault(2, "file", Said.of("playbook.yaml")));
        }
        return Optional.empty();
    }

    private void plain(Event event) {
        int line = line(event.getStartMark());
        if (event instanceof AliasEvent
                || event instanceof NodeEvent node && node.getAnchor().isPresent()) {
            faults.add(new Fault(line, "file", Said.of("playbook.alias")));
        } else if (event instanceof ScalarEvent scalar && scalar.getTag().isPresent()
                || event instanceof CollectionStartEvent start && start.getTag().isPresent()) {
            faults.add(new Fault(line, "file", Said.of("playbook.tag")));
        }
    }

    private JsonNode json(Node node, String pointer) {
        lines.putIfAbsent(pointer, line(node.getStartMark()));
        if (node instanceof MappingNode map) {
            return object(map, pointer);
        }
        if (node instanceof SequenceNode list) {
            ArrayNode array = JSON.arrayNode();
            for (Node each : list.getValue()) {
                array.add(json(each, Document.into(pointer, array.size())));
            }
            return array;
        }
        return scalar((ScalarNode) node);
    }

    private ObjectNode object(MappingNode map, String pointer) {
        ObjectNode object = JSON.objectNode();
        for (NodeTuple tuple : map.getValue()) {
            int line = line(tuple.getKeyNode().getStartMark());
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                faults.add(new Fault(line, "file", Said.of("playbook.key")));
                continue;
            }
            String at = Document.into(pointer, key.getValue());
            if (object.has(key.getValue())) {
                faults.add(new Fault(
                        line,
                        Words.shown(key.getValue()),
                        Said.of("playbook.key_twice", Words.shown(key.getValue()), lines.getOrDefault(at, line))));
                continue;
            }
            lines.put(at, line);
            object.set(key.getValue(), json(tuple.getValueNode(), at));
        }
        return object;
    }

    private static JsonNode scalar(ScalarNode node) {
        String value = node.getValue();
        if (node.getScalarStyle() != ScalarStyle.PLAIN) {
            return JSON.textNode(value.strip());
        }
        if (value.isEmpty() || value.equals("null") || value.equals("~")) {
            return JSON.nullNode();
        }
        if (value.equals("true") || value.equals("false")) {
            return JSON.booleanNode(value.equals("true"));
        }
        if (WHOLE.matcher(value).matches()) {
            BigInteger number = new BigInteger(value);
            return number.bitLength() < 32 ? JSON.numberNode(number.intValue()) : JSON.numberNode(number);
        }
        return DECIMAL.matcher(value).matches() ? JSON.numberNode(new BigDecimal(value)) : JSON.textNode(value.strip());
    }

    /** Line of the first tab that indents; YAML takes none, and says so in words nobody understands. */
    private static int tab(String yaml) {
        String[] all = yaml.split("\n", -1);
        for (int i = 0; i < all.length; i++) {
            if (all[i].matches(" *\\t.*")) {
                return i + 1;
            }
        }
        return 0;
    }

    private static int line(Optional<Mark> mark) {
        return mark.map(Mark::getLine).orElse(1) + 1;
    }
}
