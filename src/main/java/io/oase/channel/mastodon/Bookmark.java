package io.oase.channel.mastodon;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far a channel has been read, as JSON: per list the {@link Walk.State} and where the slow sweep stands, and how
 * many answers each of our own posts had when its thread was last read. Mutable; one per poll.
 */
final class Bookmark {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int THREADS = 400;

    private final Map<String, Walk.State> walks = new LinkedHashMap<>();
    private final Map<String, String> sweeps = new LinkedHashMap<>();
    private final Map<String, Integer> answers = new LinkedHashMap<>();

    /** Reads one; anything that cannot be read starts from the beginning, which repeats but does not lose. */
    static Bookmark read(@Nullable String text) {
        Bookmark bookmark = new Bookmark();
        JsonNode json = parse(text);
        json.path("lists").fields().forEachRemaining(list -> bookmark.walks.put(list.getKey(), walk(list.getValue())));
        json.path("sweeps")
                .fields()
                .forEachRemaining(sweep ->
                        bookmark.sweeps.put(sweep.getKey(), sweep.getValue().asText()));
        json.path("answers")
                .fields()
                .forEachRemaining(count ->
                        bookmark.answers.put(count.getKey(), count.getValue().asInt()));
        return bookmark;
    }

    private static JsonNode parse(@Nullable String text) {
        try {
            return text == null ? JsonNodeFactory.instance.objectNode() : JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return JsonNodeFactory.instance.objectNode();
        }
    }

    private static Walk.State walk(JsonNode json) {
        JsonNode going = json.path("going");
        return new Walk.State(
                marks(json.path("known").asText()),
                going.isObject()
                        ? new Walk.Going(
                                going.path("cursor").asText(),
                                marks(going.path("seen").asText()),
                                going.path("run").asInt(),
                                going.path("met").asBoolean(),
                                going.path("fresh").asBoolean(),
                                going.path("linked").asBoolean())
                        : null);
    }

    private static List<String> marks(String joined) {
        List<String> marks = new ArrayList<>();
        for (int i = 0; i + 8 <= joined.length(); i += 8) {
            marks.add(joined.substring(i, i + 8));
        }
        return marks;
    }

    Walk.State walk(String list) {
        return walks.getOrDefault(list, Walk.State.START);
    }

    /** Whether a list is read for the first time, or has not been read to its end yet. */
    boolean isFirst(String list) {
        return !walks.containsKey(list)
                || walk(list).known().isEmpty() && walk(list).going() != null;
    }

    void walk(String list, Walk.State state) {
        walks.put(list, state);
    }

    /** Adds what the sweep has read to what is known. */
    void known(String list, List<String> marks) {
        Walk.State state = walk(list);
        walks.put(list, new Walk.State(Walk.first(state.known(), marks), state.going()));
    }

    /** Where the sweep goes on; null when it starts anew. */
    @Nullable
    String sweep(String list) {
        return sweeps.get(list);
    }

    void sweep(String list, @Nullable String cursor) {
        if (cursor == null) {
            sweeps.remove(list);
        } else {
            sweeps.put(list, cursor);
        }
    }

    /** How many answers a post of ours had when its thread was last read. */
    int answers(String mark) {
        return answers.getOrDefault(mark, 0);
    }

    void answers(String mark, int count) {
        answers.remove(mark);
        answers.put(mark, count);
    }

    /** The JSON to store. */
    String write() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ObjectNode lists = json.putObject("lists");
        walks.forEach((name, state) -> {
            ObjectNode list = lists.putObject(name);
            list.put("known", String.join("", state.known()));
            Walk.Going going = state.going();
            if (going != null) {
                list.putObject("going")
                        .put("cursor", going.cursor())
                        .put("seen", String.join("", going.seen()))
                        .put("run", going.run())
                        .put("met", going.met())
                        .put("fresh", going.fresh())
                        .put("linked", going.linked());
            }
        });
        sweeps.forEach(json.withObject("/sweeps")::put);
        ObjectNode counts = json.withObject("/answers");
        answers.entrySet().stream()
                .skip(Math.max(0, answers.size() - THREADS))
                .forEach(count -> counts.put(count.getKey(), count.getValue()));
        return json.toString();
    }
}
