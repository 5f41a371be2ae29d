package io.oase;

import io.oase.playbook.Fault;
import io.oase.playbook.Playbook;
import io.oase.playbook.Proof;
import io.oase.playbook.Proofreading;
import io.oase.web.Reader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The part of {@code check} that reads every playbook: {@code playbooks/outage.md:12 steps[confirm].due: what was expected}. */
final class PlaybooksCheck {
    private PlaybooksCheck() {}

    /**
     * Prints what is wrong, a line each; false when a file cannot be used, or the folder. Warnings are no fault.
     *
     * @param strangers names of a playbook that nobody has who works here
     */
    static boolean fine(
            Path folder, Proofreading proofreading, Function<Playbook, List<String>> strangers, Reader reader) {
        Map<String, Proof> proofs;
        try {
            proofs = proofreading.readAll(folder);
        } catch (IOException e) {
            System.out.println("FAIL  playbooks: there is no readable folder " + folder);
            return false;
        }
        boolean fine = true;
        for (Map.Entry<String, Proof> each : proofs.entrySet()) {
            Path file = folder.resolve(each.getKey() + ".md");
            for (Fault fault : each.getValue().faults()) {
                System.out.println("FAIL  " + line(file, fault, reader));
                fine = false;
            }
            for (Fault warning : each.getValue().warnings()) {
                System.out.println("note  " + line(file, warning, reader));
            }
            Optional.ofNullable(each.getValue().playbook()).stream()
                    .flatMap(playbook -> strangers.apply(playbook).stream())
                    .forEach(name ->
                            System.out.println("note  " + file + " roles: " + reader.say("playbook.stranger", name)));
        }
        long good = proofs.values().stream()
                .filter(proof -> proof.faults().isEmpty())
                .count();
        if (fine) {
            System.out.println("ok    playbooks " + folder + ": " + good);
        }
        return fine;
    }

    private static String line(Path file, Fault fault, Reader reader) {
        return file + ":" + fault.line() + " " + fault.field() + ": " + reader.say(fault.said());
    }
}
