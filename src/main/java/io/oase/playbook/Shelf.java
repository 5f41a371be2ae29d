package io.oase.playbook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The playbooks that can be put in force now, and the versions that once could. */
public interface Shelf {
    /**
     * What a playbook says.
     *
     * @param hash SHA-256 of its file, in small hexadecimal digits
     * @param since when it was taken up
     */
    record Version(String hash, Playbook playbook, Instant since) {}

    /** Those that can be put in force, by id. */
    List<Version> versions();

    /** The one with this id, if it can be put in force. */
    Optional<Version> current(String id);

    /**
     * A version, whether or not it is current.
     *
     * @throws io.oase.base.Refused.NotFound when there is none
     */
    Version version(String hash);
}
