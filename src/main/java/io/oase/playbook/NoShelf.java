package io.oase.playbook;

import io.oase.base.Refused;
import io.oase.base.Said;
import java.util.List;
import java.util.Optional;

/** No playbooks. */
public final class NoShelf implements Shelf {
    @Override
    public List<Version> usable() {
        return List.of();
    }

    @Override
    public Optional<Version> current(String id) {
        return Optional.empty();
    }

    @Override
    public Version version(String hash) {
        throw new Refused.NotFound(Said.of("activation.no_playbook", hash));
    }
}
