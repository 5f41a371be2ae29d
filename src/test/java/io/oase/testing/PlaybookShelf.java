package io.oase.testing;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.db.Json;
import io.oase.playbook.Playbook;
import io.oase.playbook.Shelf;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Jdbi;

/** Playbooks as tests put them there, with {@code outage} to begin with; their versions are in the database as they should be. */
public final class PlaybookShelf implements Shelf {
    private final Jdbi db;
    private final Map<String, Version> versions = new ConcurrentHashMap<>();
    private final Map<String, Version> current = new ConcurrentHashMap<>();

    PlaybookShelf(Jdbi db) {
        this.db = db;
        put(outage(), World.NOW);
    }

    /** A complete small one. */
    public static Playbook outage() {
        try (InputStream in =
                Objects.requireNonNull(Playbook.class.getResourceAsStream("/io/oase/playbook/outage.json"))) {
            return new Json(new String(in.readAllBytes(), StandardCharsets.UTF_8)).as(Playbook.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes this the current version of its playbook. */
    public Version put(Playbook playbook, Instant since) {
        String source = Json.of(playbook).text();
        String hash = db.withHandle(handle -> handle.createQuery("""
                        WITH fresh AS (
                            INSERT INTO playbook_version (hash, playbook_id, source, origin, at)
                            VALUES (encode(sha256(convert_to(:source, 'UTF8')), 'hex'), :id, :source, 'file', :at)
                            ON CONFLICT DO NOTHING)
                        SELECT encode(sha256(convert_to(:source, 'UTF8')), 'hex')
                        """)
                .bind("source", source)
                .bind("id", "on-the-shelf-of-a-test-" + playbook.id())
                .bind("at", since)
                .mapTo(String.class)
                .one());
        Version version = new Version(hash, playbook, since);
        versions.put(hash, version);
        current.put(playbook.id(), version);
        return version;
    }

    @Override
    public List<Version> versions() {
        return current.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .toList();
    }

    @Override
    public Optional<Version> current(String id) {
        return Optional.ofNullable(current.get(id));
    }

    @Override
    public Version version(String hash) {
        return Optional.ofNullable(versions.get(hash))
                .orElseThrow(() -> new Refused.NotFound(Said.of("activation.no_playbook", hash)));
    }
}
