package io.oase.playbook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.oase.channel.Channel;
import io.oase.channel.Networks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads the file of a playbook and says everything that is wrong with it, each with its line and field. */
public final class Proofreading {
    /** More than this nobody reads; what is behind shows once the first are put right. */
    private static final int MOST_FAULTS = 100;

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Networks networks;
    private final Supplier<List<Channel>> channels;
    private final Clock clock;

    /** @param channels those that are connected now; asked anew for each file */
    public Proofreading(Networks networks, Supplier<List<Channel>> channels, Clock clock) {
        this.networks = networks;
        this.channels = channels;
        this.clock = clock;
    }

    /**
     * Reads one.
     *
     * @param name of the file without its ending, which is the id of the playbook
     */
    public Proof read(String name, byte[] bytes) {
        return read(name, bytes, new Places(networks, channels.get()));
    }

    /**
     * Reads every file of a folder, by name without its ending.
     *
     * @throws IOException where the folder or one of its files cannot be read
     */
    public Map<String, Proof> readAll(Path folder) throws IOException {
        Map<String, Proof> proofs = new TreeMap<>();
        new Folder(folder).look().forEach((name, bytes) -> proofs.put(name, read(name, bytes)));
        return proofs;
    }

    /** Reads what comes without the name of a file. */
    Proof read(byte[] bytes) {
        return read(null, bytes, new Places(networks, channels.get()));
    }

    private Proof read(@Nullable String name, byte[] bytes, Places places) {
        List<Fault> faults = new ArrayList<>();
        List<Fault> warnings = new ArrayList<>();
        String source = Source.text(bytes, faults);
        Optional<Document> document = faults.isEmpty() ? FrontMatter.read(source, faults) : Optional.empty();
        Playbook playbook = null;
        if (document.isPresent()) {
            faults.addAll(Schema.faults(document.get()));
            if (faults.isEmpty()) {
                playbook = playbook(document.get(), faults);
                LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
                String expected = name == null ? playbook.id() : name;
                Checking.check(document.get(), playbook, expected, places, today, faults, warnings);
            }
        }
        boolean text = !source.isEmpty();
        return new Proof(
                Source.hash(text ? source.getBytes(StandardCharsets.UTF_8) : bytes),
                source,
                faults.isEmpty() ? playbook : null,
                sorted(faults),
                sorted(warnings));
    }

    /**
     * A source that was checked before, by an older Oase perhaps; empty where it cannot be read at all any more.
     *
     * @param source as it was kept
     */
    static Optional<Playbook> trusted(String source) {
        try {
            List<Fault> ignored = new ArrayList<>();
            return FrontMatter.read(source, ignored).map(document -> playbook(document, ignored));
        } catch (IllegalStateException unreadable) {
            return Optional.empty();
        }
    }

    /** The front matter of a source that was checked before, as its file says it; empty where it cannot be read any more. */
    static Optional<JsonNode> front(String source) {
        return FrontMatter.read(source, new ArrayList<>()).map(Document::root);
    }

    private static Playbook playbook(Document document, List<Fault> faults) {
        try {
            Playbook front = MAPPER.treeToValue(document.root(), Playbook.class);
            Map<String, String> guide = Guide.read(document, front.languages(), faults);
            ObjectNode whole = document.root().deepCopy();
            whole.set("guide", MAPPER.valueToTree(new LinkedHashMap<>(guide)));
            return MAPPER.treeToValue(whole, Playbook.class);
        } catch (JsonProcessingException | RuntimeException e) {
            throw new IllegalStateException("The schema let something pass that is no playbook", e);
        }
    }

    private static List<Fault> sorted(List<Fault> faults) {
        return faults.stream()
                .sorted(Comparator.comparingInt(Fault::line).thenComparing(Fault::field))
                .distinct()
                .limit(MOST_FAULTS)
                .toList();
    }
}
