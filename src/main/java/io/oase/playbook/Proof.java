package io.oase.playbook;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of reading a file.
 *
 * @param hash SHA-256 of the source in hexadecimal; of the bytes where they are no text
 * @param source what was read, without byte order mark and with plain line ends; empty where it is no text
 * @param playbook null where there are faults
 * @param faults in the order of their lines; empty for a playbook that can be used
 * @param warnings what somebody should look at; they do not keep it from being used
 */
public record Proof(String hash, String source, @Nullable Playbook playbook, List<Fault> faults, List<Fault> warnings) {
    public Proof {
        faults = List.copyOf(faults);
        warnings = List.copyOf(warnings);
    }
}
