package io.oase.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jspecify.annotations.Nullable;

/** The OpenAPI document as a measure: what is sent and answered is held against it, and what was seen is remembered. */
final class ApiDocument {
    private static final String HERE = "https://oase.example/openapi.json";
    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode ROOT = new OpenApi().document();
    private static final JsonSchema WHOLE = JsonSchemaFactory.getInstance(
                    SpecVersion.VersionFlag.V202012,
                    builder -> builder.schemaLoaders(loaders -> loaders.schemas(Map.of(HERE, ROOT.toString()))))
            .getSchema(
                    SchemaLocation.of(HERE),
                    SchemaValidatorsConfig.builder()
                            .formatAssertionsEnabled(true)
                            .build());
    private static final List<Operation> OPERATIONS = all();
    /** By their place in the document, made when they are first needed. */
    private static final Map<String, JsonSchema> SCHEMAS = new ConcurrentHashMap<>();

    final JsonNode root = ROOT;
    private final Set<String> seen = new ConcurrentSkipListSet<>();

    /** One method of one path. */
    record Operation(String method, String path, JsonNode node) {
        @Override
        public String toString() {
            return method.toUpperCase(Locale.ROOT) + " " + path;
        }
    }

    /** All of them; no two have the same method and path. */
    List<Operation> operations() {
        return OPERATIONS;
    }

    private static List<Operation> all() {
        List<Operation> operations = new ArrayList<>();
        ROOT.path("paths").fields().forEachRemaining(path -> METHODS.stream()
                .filter(path.getValue()::has)
                .forEach(method -> operations.add(
                        new Operation(method, path.getKey(), path.getValue().get(method)))));
        return List.copyOf(operations);
    }

    /** Every parameter of an operation of this place ({@code query}, {@code path}), by name. */
    Set<String> parameters(Operation operation, String in) {
        Set<String> names = new TreeSet<>();
        for (JsonNode list : List.of(
                operation.node.path("parameters"),
                root.at(at("/paths", operation.path)).path("parameters"))) {
            list.forEach(parameter -> {
                JsonNode resolved = resolved(parameter);
                if (resolved.path("in").asText().equals(in)) {
                    names.add(resolved.path("name").asText());
                }
            });
        }
        return names;
    }

    /** An example of a body of this operation; null when it takes none. */
    @Nullable
    String sampleBody(Operation operation) {
        JsonNode content = operation.node.at("/requestBody/content/application~1json");
        if (content.isMissingNode()) {
            return null;
        }
        JsonNode example = content.path("example");
        return (example.isMissingNode()
                        ? content.path("examples").elements().next().path("value")
                        : example)
                .toString();
    }

    /** Holds one request and its answer against the document. */
    void hold(String method, String path, @Nullable String sent, int status, String contentType, String body) {
        Operation operation = find(method, path);
        String about = method + " " + path + " answered " + status + " " + body;
        if (operation == null) {
            assertThat(contentType).as(about).isEqualTo("application/problem+json");
            assertValid("/components/schemas/Problem", body, about);
            return;
        }
        JsonNode responses = operation.node.path("responses");
        String known = responses.has(String.valueOf(status)) ? String.valueOf(status) : "default";
        assertThat(known.equals("default") && status < 400)
                .as("undocumented: " + about)
                .isFalse();
        seen.add(operation + " " + known);
        String pointer = at("/paths", operation.path, operation.method, "responses", known);
        String reference = root.at(pointer).path("$ref").asText();
        if (!reference.isEmpty()) {
            pointer = reference.substring(1);
        }
        JsonNode content = root.at(pointer).path("content");
        if (content.isMissingNode()) {
            assertThat(body).as(about).isEmpty();
            return;
        }
        assertThat(content.has(contentType)).as(contentType + ": " + about).isTrue();
        if (contentType.endsWith("json")) {
            assertValid(pointer + at("/content", contentType, "schema"), body, about);
        }
        if (contentType.equals("application/problem+json")) {
            assertThat(tree(body).path("status").asInt()).as(about).isEqualTo(status);
        }
        if (status < 300 && sent != null) {
            assertValid(
                    at("/paths", operation.path, operation.method) + "/requestBody/content/application~1json/schema",
                    sent,
                    "sent: " + about);
        }
    }

    /** Holds a value against a named schema. */
    void assertIs(String schema, String value) {
        assertValid("/components/schemas/" + schema, value, value);
    }

    /** Every answer the document promises and nobody has seen. */
    Set<String> unseen() {
        Set<String> promised = new LinkedHashSet<>();
        operations().forEach(operation -> operation
                .node
                .path("responses")
                .fieldNames()
                .forEachRemaining(status -> promised.add(operation + " " + status)));
        promised.removeAll(seen);
        return promised;
    }

    void assertValid(String pointer, String value, String about) {
        assertThat(SCHEMAS.computeIfAbsent(pointer, ApiDocument::schema).validate(tree(value)))
                .as(about)
                .isEmpty();
    }

    /** Out of the whole: asked for by its address, each would read and keep a document of its own. */
    private static JsonSchema schema(String pointer) {
        return WHOLE.getSubSchema(SchemaLocation.Fragment.of(pointer));
    }

    JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? root.at(node.get("$ref").asText().substring(1)) : node;
    }

    JsonNode tree(String value) {
        try {
            return JSON.readTree(value);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + value, e);
        }
    }

    /** A JSON pointer with these steps below. */
    static String at(String pointer, String... steps) {
        StringBuilder whole = new StringBuilder(pointer);
        for (String step : steps) {
            whole.append('/').append(step.replace("~", "~0").replace("/", "~1"));
        }
        return whole.toString();
    }

    private @Nullable Operation find(String method, String path) {
        return operations().stream()
                .filter(operation -> operation.method.equalsIgnoreCase(method)
                        && path.replaceFirst("\\?.*", "")
                                .matches(operation.path.replace(".", "\\.").replaceAll("\\{\\w+}", "[^/]+")))
                .findFirst()
                .orElse(null);
    }
}
