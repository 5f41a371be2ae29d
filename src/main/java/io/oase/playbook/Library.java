package io.oase.playbook;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.db.Lookout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The playbooks that can be put in force: those of the folder, taken up when a file changes, and those that were uploaded and
 * looked at. A broken file never takes the place of a good one in use. All nodes share what is in use; each looks into its own
 * folder, and takes up what it sees for the first time or sees change, so that two folders that differ do not undo each other.
 */
public final class Library implements Shelf, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Library.class);
    private static final Duration EVERY = Duration.ofSeconds(2);

    private final Jdbi db;
    private final Proofreading proofreading;
    private final Folder folder;
    private final Clock clock;
    private final Lookout lookout = new Lookout("playbooks", this::lookAgain);
    private final Intake intake;
    private final Map<String, Playbook> parsed = new ConcurrentHashMap<>();

    private volatile List<Version> usable = List.of();
    private volatile Map<String, Proof> files = Map.of();
    private volatile @Nullable Said trouble;
    private @Nullable Instant looked;
    private Map<String, byte[]> contents = Map.of();
    private final Map<String, String> told = new HashMap<>();

    public Library(Jdbi db, Proofreading proofreading, Path folder, Clock clock) {
        this.db = db;
        this.proofreading = proofreading;
        this.folder = new Folder(folder);
        this.clock = clock;
        this.intake = new Intake(clock);
    }

    /** Looks once, then goes on looking. */
    public void start() {
        try {
            look();
        } catch (RuntimeException e) {
            LOG.error("The playbooks could not be read at the start; it is tried again", e);
        }
        lookout.start();
    }

    /** Finishes what it is taking up. */
    @Override
    public void close() {
        lookout.close();
    }

    /** What can be put in force now, by id, as this node knows it: no older than two seconds. */
    public List<Playbook> usable() {
        return usable.stream().map(Version::playbook).toList();
    }

    /** The same with when each came into use. */
    @Override
    public List<Version> versions() {
        return usable;
    }

    /** What would be put in force of this one at this moment, read from the database; empty when there is none or it was withdrawn. */
    @Override
    public Optional<Version> current(String id) {
        return db.withHandle(handle -> current(handle, id));
    }

    /** The same in the caller's transaction. */
    public Optional<Version> current(Handle handle, String id) {
        return VersionDao.current(handle, id)
                .filter(current -> !current.withdrawn())
                .flatMap(current -> parsed(handle, current.hash())
                        .map(playbook -> new Version(current.hash(), playbook, current.since())));
    }

    /**
     * The one an activation started with, whatever became of it since.
     *
     * @throws Refused.NotFound when nothing is kept under this hash
     */
    @Override
    public Version version(String hash) {
        return db.withHandle(handle -> version(handle, hash));
    }

    /** The same in the caller's transaction. */
    public Version version(Handle handle, String hash) {
        return VersionDao.find(handle, hash)
                .flatMap(kept -> parsed(handle, hash).map(playbook -> new Version(hash, playbook, kept.at())))
                .orElseThrow(() -> new Refused.NotFound(Said.of("playbooks.no_version")));
    }

    /** What is in use instead of this version, where that is another one; empty also where it was withdrawn. */
    public Optional<Version> newerThan(String id, String hash) {
        return current(id).filter(version -> !version.hash().equals(hash));
    }

    /** What is wrong with files of the folder, by name with its ending; they are not in use as they stand. */
    public Map<String, List<Fault>> faults() {
        Map<String, List<Fault>> faults = new TreeMap<>();
        files.forEach((name, proof) -> {
            if (!proof.faults().isEmpty()) {
                faults.put(name + ".md", proof.faults());
            }
        });
        return faults;
    }

    /** What somebody should look at in this version, as things are now. */
    public List<Fault> warnings(String id, String hash) {
        String source = db.withHandle(handle -> VersionDao.source(handle, hash)).orElse("");
        return proofreading.read(id, source.getBytes(StandardCharsets.UTF_8)).warnings();
    }

    /** Whether the folder says something else, and usable, than what is in use: an upload came after it, or another node's file. */
    public boolean differs(String id, String hash) {
        Proof proof = files.get(id);
        return proof != null && proof.faults().isEmpty() && !proof.hash().equals(hash);
    }

    /** Whether a file of the folder, as this node sees it, speaks for this one. */
    boolean hasFile(String id) {
        return files.containsKey(id);
    }

    /** Why the folder cannot be looked at; empty where it can. */
    public Optional<Said> trouble() {
        return Optional.ofNullable(trouble);
    }

    /** Looks into the folder and takes up what is new; nothing is changed where it cannot be read. */
    public synchronized void look() {
        looked = clock.instant();
        Map<String, byte[]> before = contents;
        // Nothing known yet: what was kept before this node ran is not taken up again.
        boolean first = before.isEmpty();
        Map<String, byte[]> now = read().orElse(before);
        Map<String, Proof> proofs = new TreeMap<>(files);
        proofs.keySet().retainAll(now.keySet());
        now.forEach((name, bytes) -> {
            if (!Arrays.equals(bytes, before.get(name))) {
                Proof proof = proofreading.read(name, bytes);
                tell(name, proof);
                proofs.put(name, proof);
            }
        });
        db.useTransaction(handle -> intake.takeUp(handle, first, before, now, proofs));
        // What failed above is seen as new again the next time.
        contents = now;
        files = Map.copyOf(proofs);
        refresh();
    }

    /** Has the next questions answered with what is in use now; whoever takes something up calls it after the commit. */
    void refresh() {
        List<Version> versions = new ArrayList<>();
        db.useHandle(handle -> VersionDao.current(handle).stream()
                .filter(current -> !current.withdrawn())
                .forEach(current -> parsed(handle, current.hash())
                        .ifPresent(playbook -> versions.add(new Version(current.hash(), playbook, current.since())))));
        usable = List.copyOf(versions);
    }

    private boolean lookAgain() {
        Instant before = looked;
        if (before == null || !clock.instant().isBefore(before.plus(EVERY))) {
            look();
        }
        return false;
    }

    private Optional<Map<String, byte[]>> read() {
        try {
            Map<String, byte[]> found = folder.look();
            if (found.isEmpty() && !contents.isEmpty()) {
                // A drive that is not there looks like an empty folder; in a crisis that must not take every playbook
                // away.
                said(Said.of("playbooks.folder_empty", folder.path()));
                return Optional.empty();
            }
            trouble = null;
            return Optional.of(found);
        } catch (IOException e) {
            said(Said.of("playbooks.folder_away", folder.path()));
            return Optional.empty();
        }
    }

    private void said(Said what) {
        if (!what.equals(trouble)) {
            LOG.warn("The playbooks in {} cannot be looked at ({}); what is in use stays", folder.path(), what.key());
        }
        trouble = what;
    }

    /** Once for each content, not every two seconds. */
    private void tell(String name, Proof proof) {
        if (proof.faults().isEmpty()) {
            told.remove(name);
        } else if (!proof.hash().equals(told.put(name, proof.hash()))) {
            Fault fault = proof.faults().get(0);
            LOG.warn(
                    "The playbook {}.md cannot be used: {} faults, the first in line {}, {} ({}); what is in use stays",
                    name,
                    proof.faults().size(),
                    fault.line(),
                    fault.field(),
                    fault.said().key());
        }
    }

    private Optional<Playbook> parsed(Handle handle, String hash) {
        Playbook known = parsed.get(hash);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Playbook> read = VersionDao.source(handle, hash).flatMap(Proofreading::trusted);
        read.ifPresent(playbook -> parsed.put(hash, playbook));
        return read;
    }
}
