package io.oase.playbook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.oase.people.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What {@code playbooks/playbook.schema.json} says about the shape of a playbook, which editors read too; in our own words,
 * since those of the validator know neither lines nor people. Pure.
 */
final class Schema {
    private static final JsonNode SOURCE = source();
    private static final JsonSchema SCHEMA = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(
                    SOURCE,
                    SchemaValidatorsConfig.builder()
                            .pathType(PathType.JSON_POINTER)
                            .formatAssertionsEnabled(true)
                            .build());

    private Schema() {}

    /** Everything that has not the shape it should have, one fault for each place. */
    static List<Fault> faults(Document document) {
        Map<String, Fault> byPlace = new LinkedHashMap<>();
        // A value of the wrong kind breaks other rules too; that it is of the wrong kind says it best.
        List<ValidationMessage> messages = new ArrayList<>(SCHEMA.validate(document.root()));
        messages.sort(
                java.util.Comparator.comparing(message -> message.getType().equals("type") ? 0 : 1));
        for (ValidationMessage message : messages) {
            String place = place(message);
            byPlace.computeIfAbsent(place, at -> fault(document, at, message));
        }
        return List.copyOf(byPlace.values());
    }

    private static String place(ValidationMessage message) {
        String at = message.getInstanceLocation().toString();
        String property = message.getProperty();
        boolean named = property != null
                && List.of("required", "additionalProperties", "propertyNames").contains(message.getType());
        String inside = named ? Document.into(at, property) : at;
        return named
                        && at.endsWith(Document.into("", property))
                        && message.getType().equals("propertyNames")
                ? at
                : inside;
    }

    private static Fault fault(Document document, String at, ValidationMessage message) {
        JsonNode value = document.root().at(at);
        JsonNode rule = message.getSchemaNode();
        return switch (message.getType()) {
            case "type" -> type(document, at, value, rule.asText());
            case "required" -> document.fault(at, "playbook.missing", message.getProperty());
            case "additionalProperties" -> unknown(document, at, message);
            case "enum" -> choice(document, at, value.asText(), rule);
            case "pattern" -> document.fault(at, pattern(rule.asText()), Words.shown(value.asText()));
            case "propertyNames" ->
                document.fault(at, "playbook.language", Words.shown(Objects.requireNonNull(message.getProperty())));
            case "format" -> document.fault(at, "playbook.date", Words.shown(value.asText()));
            case "minItems" -> document.fault(at, "playbook.few", rule.asInt(), value.size());
            case "maxItems", "maxProperties" -> document.fault(at, "playbook.many", rule.asInt(), value.size());
            case "uniqueItems" -> document.fault(at, "playbook.twice");
            case "maxLength" ->
                document.fault(
                        at,
                        "playbook.long",
                        rule.asInt(),
                        value.asText().codePointCount(0, value.asText().length()));
            case "minimum" -> document.fault(at, "playbook.small", rule.asInt(), Words.shown(value.asText()));
            case "maximum" -> document.fault(at, "playbook.big", rule.asInt(), Words.shown(value.asText()));
            case "minLength", "minProperties" -> document.fault(at, "playbook.nothing");
            default -> throw new IllegalStateException("There are no words for the rule " + message.getType());
        };
    }

    private static Fault type(Document document, String at, JsonNode value, String expected) {
        if (value.isNull() || value.isMissingNode()) {
            // {de: First this, then that, en: …}: for YAML the words behind the comma are a field without a value.
            boolean comma = at.indexOf(' ', at.lastIndexOf('/')) > 0;
            return document.fault(at, comma ? "playbook.comma" : "playbook.nothing");
        }
        return switch (expected) {
            case "object" -> document.fault(at, "playbook.type.fields");
            case "array" -> document.fault(at, "playbook.type.list");
            case "integer" -> document.fault(at, "playbook.type.number");
            case "boolean" -> document.fault(at, "playbook.type.yes_no");
            default -> document.fault(at, value.isValueNode() ? "playbook.type.quoted" : "playbook.type.words");
        };
    }

    private static Fault unknown(Document document, String at, ValidationMessage message) {
        String fragment = message.getSchemaLocation().getFragment().toString();
        JsonNode around = SOURCE.at(fragment.substring(0, fragment.lastIndexOf('/')));
        List<String> known = new ArrayList<>();
        around.path("properties").fieldNames().forEachRemaining(known::add);
        String typed = Objects.requireNonNull(message.getProperty());
        return Nearest.to(typed, known)
                .map(near -> document.fault(at, "playbook.unknown_near", Words.shown(typed), near))
                .orElseGet(() -> document.fault(at, "playbook.unknown", Words.shown(typed), String.join(", ", known)));
    }

    private static Fault choice(Document document, String at, String typed, JsonNode allowed) {
        List<String> known = new ArrayList<>();
        allowed.forEach(each -> known.add(each.asText()));
        String list = String.join(", ", known);
        return Nearest.to(typed, known)
                .map(near -> document.fault(at, "playbook.choice_near", Words.shown(typed), near, list))
                .orElseGet(() -> document.fault(at, "playbook.choice", Words.shown(typed), list));
    }

    private static String pattern(String pattern) {
        if (pattern.equals("\\S")) {
            return "playbook.nothing";
        }
        if (pattern.startsWith("^(everyone")) {
            return "playbook.tell";
        }
        if (pattern.contains("\\*?")) {
            return "playbook.star";
        }
        return pattern.equals("^[a-z]{2}$") ? "playbook.language" : "playbook.id";
    }

    private static JsonNode source() {
        try (InputStream in = Schema.class.getResourceAsStream("shipped/playbook.schema.json")) {
            return new ObjectMapper().readTree(Objects.requireNonNull(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
