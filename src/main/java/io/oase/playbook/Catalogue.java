package io.oase.playbook;

import com.fasterxml.jackson.databind.JsonNode;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.people.Account;
import io.oase.people.Right;
import io.oase.people.Words;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The playbooks for people to read: what is in use, what it said before, what is wrong with files. */
public final class Catalogue {
    private static final int MOST_VERSIONS = 100;

    private final Jdbi db;
    private final Library library;

    public Catalogue(Jdbi db, Library library) {
        this.db = db;
        this.library = library;
    }

    /**
     * What is in use, and what is wrong with the folder.
     *
     * @param faults of files, by name
     * @param trouble why the folder cannot be looked at; empty where it can
     */
    public record Overview(List<Shelf.Version> versions, Map<String, List<Fault>> faults, Optional<Said> trouble) {}

    /**
     * A version with its source.
     *
     * @param since when it came into use, or was first seen
     */
    public record Opened(Kept kept, Playbook playbook, String source, Instant since) {
        /** Its front matter as the file says it. */
        public JsonNode front() {
            return Proofreading.front(source).orElseThrow();
        }
    }

    /** All that can be put in force, by id. */
    public Overview all(Account by) {
        by.require(Right.SEE_PLAYBOOKS);
        library.refresh();
        return new Overview(library.versions(), library.faults(), library.trouble());
    }

    /** What is in use of this one. */
    public Opened open(Account by, String id) {
        by.require(Right.SEE_PLAYBOOKS);
        Shelf.Version version = library.current(id).orElseThrow(() -> unknown(id));
        Opened opened = open(by, id, version.hash());
        return new Opened(opened.kept(), opened.playbook(), opened.source(), version.since());
    }

    /** A version of it, whether it is in use, was, or waits. */
    public Opened open(Account by, String id, String hash) {
        by.require(Right.SEE_PLAYBOOKS);
        return db.withHandle(handle -> {
            Kept kept = VersionDao.find(handle, hash)
                    .filter(each -> each.playbookId().equals(id))
                    .orElseThrow(() -> new Refused.NotFound(Said.of("playbooks.no_version")));
            Shelf.Version version = library.version(handle, hash);
            String source = VersionDao.source(handle, hash).orElseThrow();
            return new Opened(kept, version.playbook(), source, version.since());
        });
    }

    /** The same, by its hash alone. */
    public Opened open(Account by, Kept kept) {
        return open(by, kept.playbookId(), kept.hash());
    }

    /** The upload with this hash, whoever decided about it. */
    public Kept upload(Account by, String hash) {
        by.require(Right.MANAGE_PLAYBOOKS);
        return db.withHandle(handle -> VersionDao.find(handle, hash))
                .filter(kept -> kept.by().isPresent())
                .orElseThrow(() -> new Refused.NotFound(Said.of("playbooks.no_upload")));
    }

    /** The versions of one, latest first. */
    public List<Kept> versions(Account by, String id) {
        by.require(Right.SEE_PLAYBOOKS);
        List<Kept> versions = db.withHandle(handle -> VersionDao.of(handle, id, MOST_VERSIONS));
        if (versions.isEmpty()) {
            throw unknown(id);
        }
        return versions;
    }

    /** What somebody should look at in a version. */
    public List<Fault> warnings(Account by, String id, String hash) {
        by.require(Right.SEE_PLAYBOOKS);
        return library.warnings(id, hash);
    }

    /** Names it gives parts to that nobody has who works here; empty for whoever may not see who does. */
    public List<String> strangers(Account by, Playbook playbook) {
        return by.may(Right.SEE_PEOPLE) ? db.withHandle(handle -> Strangers.in(handle, playbook)) : List.of();
    }

    /** Whether the file in the folder says something else than what is in use. */
    public boolean differs(Account by, String id, String hash) {
        by.require(Right.SEE_PLAYBOOKS);
        return library.differs(id, hash);
    }

    private static Refused unknown(String id) {
        return new Refused.NotFound(Said.of("playbooks.not_found", Words.shown(id)));
    }
}
