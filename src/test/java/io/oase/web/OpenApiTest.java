package io.oase.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.oase.testing.Bundles;
import io.oase.web.ApiDocument.Operation;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The document against the code; {@link ApiAnswersTest} holds it against real answers. */
class OpenApiTest {
    /** No resource of Jersey's. */
    private static final String EVENTS = "GET /api/v1/events";

    private final ApiDocument document = new ApiDocument();

    @Test
    void every_resource_is_described_and_nothing_else() {
        Set<String> described =
                document.operations().stream().map(Operation::toString).collect(Collectors.toCollection(TreeSet::new));
        Set<String> served = new TreeSet<>(served().keySet());
        served.add(EVENTS);
        assertThat(described).isEqualTo(served);
    }

    @Test
    void every_resource_of_the_api_is_registered_with_it() throws Exception {
        try (Stream<java.nio.file.Path> classes = Files.list(java.nio.file.Path.of("target/classes/io/oase/web"))) {
            List<String> found = classes.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class"))
                    .map(name -> "io.oase.web." + name.replace(".class", ""))
                    .filter(OpenApiTest::isOfTheApi)
                    .toList();
            assertThat(found)
                    .containsExactlyInAnyOrderElementsOf(
                            resources().map(Class::getName).toList());
        }
    }

    @Test
    void parameters_are_those_the_code_reads_with_their_defaults() {
        Map<String, Method> served = served();
        for (Operation operation : document.operations()) {
            Method method = served.get(operation.toString());
            if (method == null) {
                assertThat(operation).hasToString(EVENTS);
                continue;
            }
            assertThat(document.parameters(operation, "query"))
                    .as(operation + " query")
                    .isEqualTo(KnownParameters.of(method));
            assertThat(document.parameters(operation, "path"))
                    .as(operation + " path")
                    .isEqualTo(names(method, PathParam.class, PathParam::value));
            operation.node().path("parameters").forEach(parameter -> {
                JsonNode resolved = document.resolved(parameter);
                if (resolved.path("in").asText().equals("query")) {
                    assertThat(resolved.at("/schema/default").asText())
                            .as(operation + " " + resolved.path("name"))
                            .isEqualTo(defaultOf(method, resolved.path("name").asText()));
                }
            });
        }
    }

    @Test
    void bodies_have_the_fields_the_code_reads() {
        ObjectMapper mapper = new ObjectMapper();
        Map<String, Method> served = served();
        for (Operation operation : document.operations()) {
            Class<?> body = Stream.ofNullable(served.get(operation.toString()))
                    .flatMap(method -> Arrays.stream(method.getParameterTypes()))
                    .filter(Body.class::isAssignableFrom)
                    .findFirst()
                    .orElse(null);
            JsonNode schema = document.resolved(operation.node().at("/requestBody/content/application~1json/schema"));
            assertThat(body == null).as(operation.toString()).isEqualTo(schema.isMissingNode());
            if (body != null) {
                Set<String> read =
                        mapper
                                .getDeserializationConfig()
                                .introspect(mapper.constructType(body))
                                .findProperties()
                                .stream()
                                .map(property -> property.getName())
                                .collect(Collectors.toSet());
                assertThat(fields(schema.path("properties")))
                        .as(operation.toString())
                        .isEqualTo(read);
                assertThat(schema.path("additionalProperties").asBoolean(true))
                        .as(operation.toString())
                        .isFalse();
            }
        }
    }

    @Test
    void examples_are_what_they_are_examples_of() {
        List<String> checked = new ArrayList<>();
        examples(document.root, "", checked);
        assertThat(checked).hasSizeGreaterThan(10);
    }

    @Test
    void an_answer_that_is_not_as_described_is_noticed_also_behind_a_reference() {
        String me = "/paths/~1api~1v1~1me/get/responses/200/content/application~1json/schema";
        assertThat(document.root.at(me).isMissingNode()).isFalse();
        assertThatThrownBy(() -> document.assertValid(me, "{\"id\": \"one\"}", ""))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> document.assertValid("/components/schemas/Problem", "{\"status\": \"bad\"}", ""))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void references_lead_somewhere_and_names_are_given_once() {
        assertThat(document.root.findValuesAsText("$ref")).allSatisfy(reference -> assertThat(
                        document.root.at(reference.substring(1)).isMissingNode())
                .as(reference)
                .isFalse());
        assertThat(document.root.findValuesAsText("operationId"))
                .doesNotHaveDuplicates()
                .hasSameSizeAs(document.operations());
        Set<String> used = document.root.findValuesAsText("$ref").stream()
                .map(reference -> reference.replaceFirst(".*/", ""))
                .collect(Collectors.toSet());
        used.addAll(Set.of("InboxEvent", "IdEvent", "NoticeEvent", "LookingEvent"));
        assertThat(used).containsAll(fields(document.root.at("/components/schemas")));
        assertThat(document.operations())
                .allSatisfy(operation ->
                        assertThat(operation.node().path("summary").asText()).isNotBlank());
    }

    @Test
    void every_kind_of_problem_is_listed_and_has_words_in_every_language() {
        Set<String> listed = new TreeSet<>();
        document.root.at("/components/schemas/Problem/properties/type/enum").forEach(type -> listed.add(type.asText()));
        Messages messages = Bundles.of("web");
        Set<ProblemKind> wordedByVerbs = Set.of(
                ProblemKind.INVALID, ProblemKind.SOMETHING_NEWER, ProblemKind.TOO_MANY, ProblemKind.NETWORK_TROUBLE);
        for (ProblemKind kind : ProblemKind.values()) {
            assertThat(listed.remove(kind.type())).as(kind.type()).isTrue();
            for (Locale locale : Messages.LANGUAGES) {
                Language language = messages.in(locale);
                assertThat(language.has("problem." + kind.id() + ".title"))
                        .as(kind + " title")
                        .isTrue();
                assertThat(language.has("problem." + kind.id() + ".detail") || wordedByVerbs.contains(kind))
                        .as(kind + " detail")
                        .isTrue();
            }
        }
        assertThat(listed).isEmpty();
    }

    private void examples(JsonNode node, String pointer, List<String> checked) {
        if (node.has("schema") && node.has("example") && !pointer.endsWith("event-stream")) {
            document.assertValid(pointer + "/schema", node.get("example").toString(), pointer);
            checked.add(pointer);
        }
        if (node.has("schema")) {
            node.path("examples").fields().forEachRemaining(example -> {
                document.assertValid(
                        pointer + "/schema", example.getValue().get("value").toString(), pointer);
                checked.add(pointer + example.getKey());
            });
        }
        node.fields()
                .forEachRemaining(
                        field -> examples(field.getValue(), ApiDocument.at(pointer, field.getKey()), checked));
    }

    /** Every resource method by what a request for it looks like. */
    private static Map<String, Method> served() {
        Map<String, Method> served = new TreeMap<>();
        resources().forEach(type -> Arrays.stream(type.getMethods())
                .forEach(method -> Arrays.stream(method.getAnnotations())
                        .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                        .filter(java.util.Objects::nonNull)
                        .forEach(verb -> served.put(verb.value() + " " + path(type, method), method))));
        return served;
    }

    private static String path(Class<?> type, Method method) {
        String below = method.isAnnotationPresent(Path.class)
                ? "/" + method.getAnnotation(Path.class).value()
                : "";
        return type.getAnnotation(Path.class).value() + below;
    }

    private static Stream<Class<?>> resources() {
        return wing().parts().stream()
                .<Class<?>>map(Object::getClass)
                .filter(type -> type.isAnnotationPresent(Path.class));
    }

    /** With nothing in it: what is asked here is only which resources there are. */
    private static ApiWing wing() {
        try {
            var constructor = ApiWing.class.getConstructors()[0];
            return (ApiWing) constructor.newInstance(new Object[constructor.getParameterCount()]);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isOfTheApi(String name) {
        try {
            Path path = Class.forName(name).getAnnotation(Path.class);
            return path != null && path.value().startsWith("/api/");
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static <A extends java.lang.annotation.Annotation> Set<String> names(
            Method method, Class<A> kind, Function<A, String> name) {
        return Arrays.stream(method.getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(kind))
                .map(parameter -> name.apply(parameter.getAnnotation(kind)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String defaultOf(Method method, String query) {
        for (Parameter parameter : method.getParameters()) {
            QueryParam named = parameter.getAnnotation(QueryParam.class);
            if (named != null && named.value().equals(query)) {
                DefaultValue value = parameter.getAnnotation(DefaultValue.class);
                return value == null ? "" : value.value();
            }
        }
        throw new AssertionError(query);
    }

    private static Set<String> fields(JsonNode node) {
        Set<String> fields = new TreeSet<>();
        node.fieldNames().forEachRemaining(fields::add);
        return fields;
    }
}
