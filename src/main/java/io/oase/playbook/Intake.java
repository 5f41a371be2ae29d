package io.oase.playbook;

import io.oase.playbook.VersionDao.Current;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings what the files of a folder say into use, and withdraws what has no file any more. */
final class Intake {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    private final Clock clock;

    Intake(Clock clock) {
        this.clock = clock;
    }

    /**
     * Takes up what files say, in the caller's transaction.
     *
     * @param first whether nothing was known of the folder before
     * @param before contents by name as they were the last time
     * @param now contents by name
     * @param proofs what became of reading those
     */
    void takeUp(
            Handle handle,
            boolean first,
            Map<String, byte[]> before,
            Map<String, byte[]> now,
            Map<String, Proof> proofs) {
        List<String> gone =
                before.keySet().stream().filter(name -> !now.containsKey(name)).toList();
        Map<String, Current> current = new HashMap<>();
        VersionDao.current(handle).forEach(each -> current.put(each.id(), each));
        List<Proof> taken = new ArrayList<>();
        proofs.forEach((name, proof) -> {
            boolean changed = !first && !Arrays.equals(now.get(name), before.get(name));
            if (proof.playbook() != null && (changed || first || isAway(current.get(name)))) {
                taken.add(proof);
            }
        });
        List<String> left = first && !now.isEmpty()
                ? current.values().stream()
                        .filter(each -> each.origin().equals("file") && !each.withdrawn())
                        .map(Current::id)
                        .filter(id -> !now.containsKey(id))
                        .toList()
                : gone;
        if (taken.isEmpty() && left.isEmpty()) {
            return;
        }
        VersionDao.oneAtATime(handle);
        taken.forEach(proof -> take(handle, proof, !first));
        left.forEach(id -> {
            if (VersionDao.withdraw(handle, id)) {
                LOG.info("The playbook {} is withdrawn: its file is gone", id);
            }
        });
    }

    /** What was seen before is taken up again only when somebody has just changed the file, or where nothing is in use. */
    private void take(Handle handle, Proof proof, boolean changed) {
        String id = Objects.requireNonNull(proof.playbook()).id();
        Instant now = clock.instant();
        boolean fresh = VersionDao.keep(handle, proof.hash(), id, proof.source(), null, now);
        Optional<Current> current = VersionDao.current(handle, id);
        boolean same = current.filter(each -> !each.withdrawn() && each.hash().equals(proof.hash()))
                .isPresent();
        if (!same && (fresh || changed || isAway(current.orElse(null)))) {
            VersionDao.take(handle, id, proof.hash(), "file", now);
            LOG.info(
                    "The playbook {} is in use as its file says ({})",
                    id,
                    proof.hash().substring(0, 12));
        }
    }

    private static boolean isAway(@Nullable Current current) {
        return current == null || current.withdrawn();
    }
}
