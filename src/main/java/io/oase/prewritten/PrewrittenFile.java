package io.oase.prewritten;

import io.oase.base.Said;
import io.oase.people.Words;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Prewritten replies as a YAML file for people: a list of entries with {@code name}, {@code language}, {@code channels} and
 * {@code teams} (their names) and {@code text}. Read as plain words, so that {@code no} is a language and not a refusal; what is wrong is told by line.
 */
final class PrewrittenFile {
    /** Characters. */
    static final int LARGEST = 500_000;

    private static final Set<String> FIELDS = Set.of("name", "language", "channels", "teams", "text");

    private PrewrittenFile() {}

    /**
     * One entry.
     *
     * @param line where it begins, counted from 1
     * @param lines where its fields stand
     * @param channels their names
     * @param teams their names
     */
    record Entry(
            int line,
            Map<String, Integer> lines,
            String name,
            String language,
            List<String> channels,
            List<String> teams,
            String text) {
        /** Where something about this entry is said: {@code 12:text}. */
        String at(String field) {
            return lines.getOrDefault(field, line) + ":" + field;
        }
    }

    /** What was read, and what could not be. */
    record Read(List<Entry> entries, Map<String, Said> wrong) {}

    static Read read(String yaml) {
        Map<String, Said> wrong = new TreeMap<>();
        List<Entry> entries = new ArrayList<>();
        if (yaml.length() > LARGEST) {
            wrong.put("yaml", Said.of("prewritten.file_too_large", LARGEST));
            return new Read(entries, wrong);
        }
        try {
            Node root = yaml().compose(new StringReader(yaml));
            if (!(root instanceof SequenceNode list) || list.getValue().isEmpty()) {
                wrong.put("yaml", Said.of("prewritten.file_list"));
                return new Read(entries, wrong);
            }
            list.getValue().forEach(node -> entry(node, wrong).ifPresent(entries::add));
        } catch (MarkedYAMLException broken) {
            int line = broken.getProblemMark() == null
                    ? 1
                    : broken.getProblemMark().getLine() + 1;
            wrong.put(line + ":yaml", Said.of("prewritten.file_broken"));
        } catch (YAMLException broken) {
            wrong.put("yaml", Said.of("prewritten.file_broken"));
        }
        return new Read(entries, wrong);
    }

    /** The same file again, when it is read. */
    static String write(List<PrewrittenBody> all, Map<Long, String> channelNames, Map<Long, String> teamNames) {
        List<Node> entries = new ArrayList<>();
        for (PrewrittenBody body : all) {
            List<NodeTuple> fields = new ArrayList<>();
            fields.add(new NodeTuple(words("name"), words(body.name())));
            if (!body.language().isEmpty()) {
                fields.add(new NodeTuple(words("language"), words(body.language())));
            }
            named("channels", body.channels(), channelNames).ifPresent(fields::add);
            named("teams", body.teams(), teamNames).ifPresent(fields::add);
            fields.add(new NodeTuple(words("text"), literal(body.text())));
            entries.add(new MappingNode(Tag.MAP, fields, FlowStyle.BLOCK));
        }
        StringWriter out = new StringWriter();
        yaml().serialize(new SequenceNode(Tag.SEQ, entries, FlowStyle.BLOCK), out);
        return out.toString();
    }

    private static Optional<NodeTuple> named(String field, Set<Long> ids, Map<Long, String> names) {
        List<Node> present = ids.stream()
                .map(names::get)
                .filter(java.util.Objects::nonNull)
                .sorted()
                .map(PrewrittenFile::words)
                .toList();
        return present.isEmpty()
                ? Optional.empty()
                : Optional.of(new NodeTuple(words(field), new SequenceNode(Tag.SEQ, present, FlowStyle.FLOW)));
    }

    private static Optional<Entry> entry(Node node, Map<String, Said> wrong) {
        int line = line(node);
        if (!(node instanceof MappingNode map)) {
            wrong.put(line + ":entry", Said.of("prewritten.file_entry"));
            return Optional.empty();
        }
        int before = wrong.size();
        Map<String, Integer> lines = new TreeMap<>();
        Map<String, String> words = new TreeMap<>();
        List<String> channels = new ArrayList<>();
        List<String> teams = new ArrayList<>();
        for (NodeTuple tuple : map.getValue()) {
            String field = tuple.getKeyNode() instanceof ScalarNode key ? key.getValue() : "";
            String at = line(tuple.getKeyNode()) + ":" + Words.shown(field);
            if (!FIELDS.contains(field) || lines.put(field, line(tuple.getKeyNode())) != null) {
                wrong.put(at, Said.of("prewritten.file_field", String.join(", ", new TreeSet<>(FIELDS))));
            } else if (field.equals("channels") || field.equals("teams")) {
                names(tuple.getValueNode(), field.equals("teams") ? teams : channels, at, wrong);
            } else if (scalar(tuple.getValueNode()) == null) {
                wrong.put(at, Said.of("prewritten.file_words"));
            } else {
                words.put(field, String.valueOf(scalar(tuple.getValueNode())));
            }
        }
        return wrong.size() > before
                ? Optional.empty()
                : Optional.of(new Entry(
                        line,
                        lines,
                        words.getOrDefault("name", ""),
                        words.getOrDefault("language", ""),
                        List.copyOf(channels),
                        List.copyOf(teams),
                        words.getOrDefault("text", "")));
    }

    private static void names(Node node, List<String> names, String at, Map<String, Said> wrong) {
        List<Node> list = node instanceof SequenceNode sequence ? sequence.getValue() : List.of(node);
        for (Node each : list) {
            String name = scalar(each);
            if (name == null) {
                wrong.put(at, Said.of("prewritten.file_words"));
            } else if (!name.isBlank()) {
                names.add(name.strip());
            }
        }
    }

    private static @Nullable String scalar(Node node) {
        return node instanceof ScalarNode words ? words.getValue() : null;
    }

    private static int line(Node node) {
        return node.getStartMark() == null ? 1 : node.getStartMark().getLine() + 1;
    }

    private static Node words(String text) {
        return new ScalarNode(Tag.STR, text, null, null, ScalarStyle.PLAIN);
    }

    private static Node literal(String text) {
        return new ScalarNode(Tag.STR, text, null, null, ScalarStyle.LITERAL);
    }

    private static Yaml yaml() {
        LoaderOptions reading = new LoaderOptions();
        reading.setCodePointLimit(LARGEST);
        reading.setMaxAliasesForCollections(0);
        reading.setNestingDepthLimit(8);
        reading.setAllowRecursiveKeys(false);
        DumperOptions writing = new DumperOptions();
        writing.setDefaultFlowStyle(FlowStyle.BLOCK);
        writing.setAllowUnicode(true);
        writing.setSplitLines(false);
        writing.setIndent(2);
        return new Yaml(new SafeConstructor(reading), new Representer(writing), writing, reading, new Resolver());
    }
}
